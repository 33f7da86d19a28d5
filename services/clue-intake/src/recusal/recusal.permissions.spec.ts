import { roles } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { recusalSlice } from './recusal.slice.js';

const path = '/api/clue-intake/recusals';
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

describe('recusal: who may', () => {
  let server: TestApp;
  let clueId: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    clueId = await screenedClue(server);
  });
  afterAll(() => server.close());
  const body = (more: object = {}) => ({
    about: { kind: 'clue', id: clueId },
    personId: 'nobody',
    chief: false,
    ground: 'near-kin',
    raisedBy: 'subject',
    statement: 'x',
    raisedOn: '2020-06-11',
    ...more,
  });
  const order = () => ({
    about: { kind: 'clue', id: clueId },
    personId: 'nobody-2',
    chief: false,
    ground: 'interest',
    statement: 'x',
    orderedOn: '2020-06-11',
  });
  const decision = { personId: 'nobody', upheld: true, reason: 'x', decidedOn: '2020-06-11' };

  it('B4.1: raising: whoever handles matters of the jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', path, body())).toEqual(inOrder(handlers));
    expect(await server.send('pj-intake', 'POST', path, body())).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('mhk-intake', 'POST', path, body({ about: { kind: 'report', id: 'nowhere' } }))).toMatchObject({
      status: 404,
      body: { code: 'recusal.record-unknown' },
    });
  });

  it('B4.2: deciding: the principal, or a deputy who stands in; on the chief’s, and by order, the upper body alone', async () => {
    const { id } = await server.command<{ id: string }>('mhk-intake', path, body({ personId: 'nobody-3' }));
    expect(await server.send('pj-principal', 'POST', `${path}/${id}/decision`, { ...decision, personId: 'nobody-3' })).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/decision`, { ...decision, personId: 'nobody-3' })).toEqual(
      inOrder(['principal', 'deputy']),
    );
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/chief-decision`, decision)).toEqual(['principal']);
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/orders`, order())).toEqual(['principal']);
    for (const who of ['mhk-principal', 'pj-principal'])
      expect(await server.send(who, 'POST', `${path}/orders`, order())).toMatchObject({
        status: 403,
        body: { code: 'recusal.wrong-decider', rule: 'B4.2' },
      });
    expect(await server.send('upper-principal', 'POST', `${path}/orders`, order())).toMatchObject({ status: 201 });
  });

  it('B4.1: reading: the director of case management and those who decide, above too; everybody the own', async () => {
    const { id } = await server.command<{ id: string }>('mhk-intake', path, body());
    for (const address of [path, `${path}/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', address)).toEqual(inOrder(['case-director', 'principal', 'deputy']));
    expect(await rolesThatMay(server, 'mhk', 'GET', `${path}/own`)).toEqual(inOrder(handlers));
    expect(await server.send('pj-principal', 'GET', `${path}/${id}`)).toMatchObject({ status: 404, body: { code: 'recusal.unknown' } });
    expect(await server.read('pj-principal', path)).toMatchObject({ total: 0 });
    expect(await server.read('upper-principal', `${path}?person=nobody`)).toMatchObject({
      total: 1,
      items: [{ matterId: id, aboutId: clueId }],
    });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, recusalSlice)).toEqual([]);
  });
});
