import { clueTransferred } from '@liandong/contracts';
import { SwaggerModule, DocumentBuilder } from '@nestjs/swagger';
import { demoPeople } from '@liandong/access/local-issuer';
import { addressOf, grantOf, type OpenApi, routesOf, sampleOf, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { assigned, assignmentOfItsOwnMatter } from '../testing/assignments.js';
import { conveneMeeting, proposedClue, screenedClue, talkingClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const path = `${api}/recusals`;
const clock = { moment: '2020-06-12T02:00:00.000Z', now: () => clock.moment };
const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };
/** What a list cannot be asked without. */
const QUERIES: Readonly<Record<string, string>> = {
  [`${api}/figures`]: '?figure=clue-intake.clues-received',
  [`${api}/library-export`]: '?format=csv',
  [`${api}/assignment-export`]: '?format=csv',
};
const staff = demoPeople.filter(
  ({ organisationId, roles }) => organisationId.split('.')[0] === 'mhk' && roles.some((role) => role !== 'auditor'),
);

describe('B4.1–B4.3: recusal', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const about = (id: string) => ({ about: { kind: 'clue', id } });
  const raise = (who: string, clueId: string, personId: string, more: object = {}) =>
    server.command<{ id: string }>(who, path, {
      ...about(clueId),
      personId,
      chief: personId === 'mhk-principal',
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-12',
      ...more,
    });
  const decide = (who: string, matterId: string, personId: string, more: object = {}, noun = 'decision') =>
    server.command(who, `${path}/${matterId}/${noun}`, { personId, upheld: true, reason: '……', decidedOn: '2020-06-12', ...more });

  it('B4.1: whoever is recused does no work and reads nothing until it is decided, works on when it is rejected, and never again when it is upheld', async () => {
    const clueId = await screenedClue(server);
    const disposal = () => server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, { mode: 'close', opinion: '……' });
    const { id: matterId } = await raise('mhk-intake', clueId, 'mhk-intake', { raisedBy: 'self' });
    expect(await disposal()).toMatchObject(BARRED);
    await server.read('mhk-director', path);
    expect(await server.send('mhk-intake', 'GET', `${api}/clues/${clueId}`)).toMatchObject(BARRED);
    expect(JSON.stringify(await server.read('mhk-intake', `${api}/clues`))).not.toContain(clueId);
    expect(await server.read('mhk-intake', `${path}/own`)).toEqual({
      items: [{ matterId, ground: 'near-kin', raisedOn: '2020-06-12', status: 'pending', decidedOn: null }],
    });
    expect(await server.read('mhk-principal', `${path}?pending=true`)).toMatchObject({ total: 1, items: [{ matterId, pending: 1 }] });
    await decide('mhk-principal', matterId, 'mhk-intake', { upheld: false });
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}`)).toMatchObject({ clueId });
    expect(await disposal()).toMatchObject({ status: 201 });
    await raise('mhk-director', clueId, 'mhk-intake', { ground: 'witness' });
    await decide('mhk-principal', matterId, 'mhk-intake');
    // What is linked is guarded by the register.
    await server.read('mhk-director', path);
    expect(
      await server.send('mhk-intake', 'POST', `${api}/series`, { organisationId: 'mhk', clueIds: [clueId, 'x'], reason: '……' }),
    ).toMatchObject(BARRED);
    expect(await server.read('mhk-director', `${path}/${matterId}`)).toMatchObject({
      pending: 0,
      recusals: [{ personId: 'mhk-intake', status: 'upheld', decision: { decidedBy: 'mhk-principal', decidedFor: 'mhk' } }],
    });
  });

  it('B4.2: the chief’s recusal is decided by the upper body alone, which names who stands in', async () => {
    const clueId = await proposedClue(server, 'close');
    const { id: matterId } = await raise('mhk-director', clueId, 'mhk-principal');
    expect(await server.send('mhk-principal', 'POST', `${api}/clues/${clueId}/disposal-approval`)).toMatchObject(BARRED);
    expect(
      await server.send('mhk-principal', 'POST', `${path}/${matterId}/decision`, {
        personId: 'mhk-principal',
        upheld: false,
        reason: '……',
        decidedOn: '2020-06-12',
      }),
    ).toMatchObject(BARRED);
    expect(await server.read('upper-principal', `${path}/${matterId}`)).toMatchObject({
      pending: 1,
      allowed: expect.arrayContaining(['decide']) as unknown,
    });
    await decide('upper-principal', matterId, 'mhk-principal', { actingChiefId: 'mhk-lead-2' }, 'chief-decision');
    await raise('mhk-director', clueId, 'mhk-intake');
    await decide('mhk-lead-2', matterId, 'mhk-intake');
    expect(await server.read('upper-principal', `${path}/${matterId}`)).toMatchObject({ pending: 0, actingChiefId: 'mhk-lead-2' });
  });

  it('B4.1: in every route of the service, whoever is barred is refused by each record of the matter, and finds none of them in any list', async () => {
    // An agency that takes no part is told so before anything else.
    for (const kind of ['procuratorate', 'people-congress'])
      await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.${kind}`, {
        name: kind,
        kind,
        commissionId: 'mhk',
        agreement: '协议',
        eventTypes: [clueTransferred.type],
      });
    const { clueId, talks } = await talkingClue(server);
    const meetingId = await conveneMeeting(server, [clueId]);
    const { id: seriesId } = await server.command<{ id: string }>('mhk-director', `${api}/series`, {
      organisationId: 'mhk',
      clueIds: [clueId, await screenedClue(server)],
      reason: '同一被反映人',
    });
    await server.command('mhk-intake', `${api}/clues/${clueId}/reporter`, {
      signature: 'signed',
      identity: { name: '某举报人', phone: '13900000000' },
    });
    await server.command('mhk-inv-1', `${api}/interventions`, {
      clueId,
      kind: 'inquiring',
      by: { name: '某某', unit: '某局' },
      addressee: 'mhk-inv-1',
      occurredOn: '2020-06-11',
      content: '打听进展',
    });
    const { id: assignmentId } = await server.command<{ id: string }>('mhk-intake', `${api}/assignments`, {
      ...assigned,
      clueId,
      receivedOn: '2020-06-12',
    });
    const { id: outgoingId } = await server.command<{ id: string }>('mhk-director', `${api}/assignments/outgoing`, { ...assigned, clueId });
    const records = [
      clueId,
      talks[0]!.talkInquiryId,
      meetingId,
      seriesId,
      assignmentId,
      outgoingId,
      await assignmentOfItsOwnMatter(server, clueId),
    ];
    const seenBefore = JSON.stringify(await server.read('mhk-director', `${api}/screening-meetings`));
    expect(seenBefore).toContain(clueId);
    for (const { personId } of staff) if (personId !== 'mhk-director') await raise('mhk-director', clueId, personId);
    await raise('mhk-director', clueId, 'mhk-director', { raisedBy: 'self' });
    // Readers are kept out by read models: those have to have passed the last of these.
    await server.read('mhk-director', path);
    const document = SwaggerModule.createDocument(server.app, new DocumentBuilder().build()) as unknown as OpenApi;
    const routes = routesOf(document).filter(
      ({ template, isPublic, permission }) =>
        template.startsWith(api) && !isPublic && !permission.startsWith('ops.') && !/^recusal\.(raise|read-own)$/.test(permission),
    );
    let refused = 0;
    for (const route of routes) {
      const able = staff.filter(({ roles }) => roles.some((role) => grantOf(route.permission).roles.includes(role)));
      for (const { personId } of able.slice(0, 2)) {
        for (const id of route.hasId ? records : records.slice(0, 1)) {
          const body = route.body ? sampleOf(route.body, document, id) : undefined;
          const answer = await server.send<unknown>(
            personId,
            route.method,
            `${addressOf(route, id)}${QUERIES[route.template] ?? ''}`,
            body,
          );
          const what = [personId, route.method, route.template, id];
          if (route.hasId || (body !== undefined && JSON.stringify(body).includes(id))) {
            expect([...what, answer.status, answer.body]).toEqual([
              ...what,
              403,
              expect.objectContaining({ code: 'access.barred-by-recusal' }),
            ]);
            refused += 1;
          } else if (route.method === 'GET') {
            expect([...what, answer.status]).toEqual([...what, 200]);
            expect([...what, records.filter((record) => JSON.stringify(answer.body).includes(record))]).toEqual([...what, []]);
          }
        }
      }
    }
    expect(refused).toBeGreaterThan(200);
  });
});
