import { roles } from '@liandong/access';
import type { ServiceSlice } from '@liandong/service-kit';
import { rolesThatMay, type TestApp, unasked } from '@liandong/service-kit/testing';

/** Everybody who handles matters. */
const handlers = [
  'reception-officer',
  'intake-officer',
  'case-director',
  'principal',
  'party-chief',
  'deputy',
  'supervisor',
  'investigator',
  'township-secretary',
  'trial-officer',
  'trial-director',
];
const inOrder = (held: readonly string[]) => roles.filter((role) => held.includes(role));

/** The service as it stands: a record by which its matter is named. */
export interface AskedService {
  readonly server: TestApp;
  readonly about: { readonly kind: string; readonly id: string };
}

/** `raiser`: a handler of 梅河口, `stranger`: one of 磐石; `otherKind`: of records that may be named, too; `day`: when it is raised. */
export interface AskedRecusals {
  readonly path: string;
  readonly slice: ServiceSlice;
  readonly raiser: string;
  readonly stranger: string;
  readonly otherKind: string;
  readonly day: string;
}

/** What somebody of the subject's side says of whoever handles the matter. */
const raisedAbout = (about: object, raisedOn: string, more: object = {}) => ({
  about,
  personId: 'nobody',
  chief: false,
  ground: 'near-kin',
  raisedBy: 'subject',
  statement: 'x',
  raisedOn,
  ...more,
});

/** B4.1, B4.2: who may raise, decide and read recusals of a service; the last question is whether any route was left unasked. */
export function itAsksWhoMayOfRecusals(asked: () => AskedService, { path, slice, raiser, stranger, otherKind, day }: AskedRecusals): void {
  const body = (more: object = {}) => raisedAbout(asked().about, day, more);
  const decision = (personId: string) => ({ personId, upheld: true, reason: 'x', decidedOn: day });

  it('B4.1: raising: whoever handles matters of the jurisdiction, about a record that exists', async () => {
    const { server } = asked();
    expect(await rolesThatMay(server, 'mhk', 'POST', path, body())).toEqual(inOrder(handlers));
    expect(await server.send(stranger, 'POST', path, body())).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    expect(await server.send(raiser, 'POST', path, body({ about: { kind: otherKind, id: 'nowhere' } }))).toMatchObject({
      status: 404,
      body: { code: 'recusal.record-unknown' },
    });
    expect(await server.send(raiser, 'POST', path, body({ about: { kind: 'no-such-record', id: 'x' } }))).toMatchObject({ status: 400 });
  });

  it('B4.2: deciding: the principal, or a deputy who stands in; on the chief’s, and by order, the upper body alone', async () => {
    const { server, about } = asked();
    const { id } = await server.command<{ id: string }>(raiser, path, body({ personId: 'nobody-3' }));
    expect(await server.send('pj-principal', 'POST', `${path}/${id}/decision`, decision('nobody-3'))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/decision`, decision('nobody-3'))).toEqual(
      inOrder(['principal', 'deputy']),
    );
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/chief-decision`, decision('nobody'))).toEqual(['principal']);
    const order = { about, personId: 'nobody-2', chief: false, ground: 'interest', statement: 'x', orderedOn: day };
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/orders`, order)).toEqual(['principal']);
    for (const who of ['mhk-principal', 'pj-principal'])
      expect(await server.send(who, 'POST', `${path}/orders`, order)).toMatchObject({
        status: 403,
        body: { code: 'recusal.wrong-decider', rule: 'B4.2' },
      });
    expect(await server.send('upper-principal', 'POST', `${path}/orders`, order)).toMatchObject({ status: 201 });
  });

  it('B4.1: reading: the director of case management and those who decide, above too; everybody the own', async () => {
    const { server, about } = asked();
    const { id } = await server.command<{ id: string }>(raiser, path, body());
    for (const address of [path, `${path}/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', address)).toEqual(inOrder(['case-director', 'principal', 'deputy']));
    expect(await rolesThatMay(server, 'mhk', 'GET', `${path}/own`)).toEqual(inOrder(handlers));
    expect(await server.send('pj-principal', 'GET', `${path}/${id}`)).toMatchObject({ status: 404, body: { code: 'recusal.unknown' } });
    expect(await server.read('pj-principal', path)).toMatchObject({ total: 0 });
    expect(await server.read('upper-principal', `${path}?person=nobody`)).toMatchObject({
      total: 1,
      items: [{ matterId: id, aboutKind: about.kind, aboutId: about.id }],
    });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(asked().server, slice)).toEqual([]);
  });
}
