import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';
import { reporterSlice } from './reporter.slice.js';

const clues = '/api/clue-intake/clues';
const paper = {
  organisationId: 'mhk',
  source: { kind: 'petition', agencyId: 'mhk.petition', reference: '1' },
  title: 'x',
  summary: 'x',
  receivedOn: '2020-06-11',
  subjects: [person('s1')],
};
const registration = { signature: 'signed', identity: { name: '裘不知' } };

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['/verification', { outcome: 'unverifiable', means: 'x', checkedOn: '2020-06-11' }, ['intake-officer'], 'pj-intake'],
  ['/reveal-requests', { reason: 'x' }, ['intake-officer', 'case-director'], 'pj-director'],
  ['/reveal-requests/1/approval', { validHours: 1 }, ['principal'], 'pj-principal'],
  ['/reveal-requests/1/refusal', { reason: 'x' }, ['principal'], 'pj-principal'],
  ['/reveal-requests/1/reading', {}, ['intake-officer', 'case-director'], 'pj-director'],
  ['/key-destruction', { reason: 'x' }, ['principal'], 'pj-principal'],
];

describe('reporter: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  async function clue(): Promise<string> {
    return (await server.command<{ id: string }>('mhk-intake', clues, paper)).id;
  }
  async function reported(): Promise<string> {
    const id = await clue();
    await server.command('mhk-intake', `${clues}/${id}/reporter`, registration);
    return id;
  }

  it('B1.16: registering: the intake officer of the clue’s own jurisdiction, and the reception office of what it entered', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${clues}/${await clue()}/reporter`, registration)).toEqual([
      'reception-officer',
      'intake-officer',
    ]);
    expect(await server.send('pj-intake', 'POST', `${clues}/${await clue()}/reporter`, registration)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it('B1.16, B4.4: the reception officer registers whoever brought what they entered, until it is screened; learns of no other clue, and opens nothing', async () => {
    const visit = {
      ...paper,
      source: { kind: 'visit', agencyId: 'mhk.reception', reference: '访1' },
      origin: { occurredOn: '2020-06-11', place: 'x' },
    };
    const own = async () => (await server.command<{ id: string }>('mhk-reception', clues, visit)).id;
    const register = (who: string, id: string) => server.send(who, 'POST', `${clues}/${id}/reporter`, registration);
    const id = await own();
    expect(await register('mhk-reception', id)).toMatchObject({ status: 201 });
    expect(await register('mhk-reception', await clue())).toMatchObject({ status: 404, body: { code: 'reporter.clue-unknown' } });
    expect(await register('mhk-reception', 'nothing')).toMatchObject({ status: 404, body: { code: 'reporter.clue-unknown' } });
    for (const [noun, body] of commands)
      expect(await server.send('mhk-reception', 'POST', `${clues}/${id}/reporter${noun}`, body)).toMatchObject({ status: 403 });
    expect(await server.send('mhk-reception', 'GET', `${clues}/${id}/reporter`)).toMatchObject({ status: 403 });
    const later = await own();
    await keptLibrary(server);
    await server.command('mhk-intake', `${clues}/${later}/registration`);
    await server.command('mhk-intake', `${clues}/${later}/screening`, { problemTypes: ['conduct'], opinion: 'x' });
    expect(await register('mhk-reception', later)).toMatchObject({
      status: 403,
      body: { code: 'reporter.entry-passed-on', rule: 'B1.16' },
    });
    expect(await register('mhk-intake', later)).toMatchObject({ status: 201 });
  });

  it.each(commands)('B4.4: %s', async (noun, body, may, elsewhere) => {
    expect(await server.send(elsewhere, 'POST', `${clues}/${await reported()}/reporter${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    // A clue without a reporter answers strangers the same.
    expect(await server.send(elsewhere, 'POST', `${clues}/${await clue()}/reporter${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${clues}/${await reported()}/reporter${noun}`, body)).toEqual(may);
  });

  it('B4.4: the masked state: case management and the principal, of this jurisdiction only', async () => {
    const id = await reported();
    expect(await rolesThatMay(server, 'mhk', 'GET', `${clues}/${id}/reporter`)).toEqual(['intake-officer', 'case-director', 'principal']);
    expect(await server.send('pj-director', 'GET', `${clues}/${id}/reporter`)).toMatchObject({
      status: 404,
      body: { code: 'reporter.unknown' },
    });
  });

  it('B1.16, B4.4: of whoever signed beside the first, the same may do the same', async () => {
    const path = async (noun = '') => `${clues}/${await reported()}/reporters/2${noun}`;
    expect(await rolesThatMay(server, 'mhk', 'POST', await path(), registration)).toEqual(['reception-officer', 'intake-officer']);
    expect(await server.send('pj-intake', 'POST', await path(), registration)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    for (const [noun, body, may, elsewhere] of commands) {
      const id = await reported();
      await server.command('mhk-intake', `${clues}/${id}/reporters/2`, registration);
      expect(await server.send(elsewhere, 'POST', `${clues}/${id}/reporters/2${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
      expect(await rolesThatMay(server, 'mhk', 'POST', `${clues}/${id}/reporters/2${noun}`, body)).toEqual(may);
    }
  });

  it('B4.4: all reporters of a clue: case management and the principal, of this jurisdiction only', async () => {
    const id = await reported();
    for (const path of [`${clues}/${id}/reporters`, `${clues}/${id}/reporters/1`]) {
      expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(['intake-officer', 'case-director', 'principal']);
      expect(await server.send('pj-director', 'GET', path)).toMatchObject({ status: 404, body: { code: 'reporter.unknown' } });
    }
  });

  it('B4.4: an id that is put together like that of a further reporter leads past no check', async () => {
    const id = await reported();
    await server.command('mhk-intake', `${clues}/${id}/reporters/2`, registration);
    for (const [noun, body] of commands)
      for (const who of ['mhk-intake', 'mhk-director', 'mhk-principal']) {
        const { status, body: answer } = await server.send<{ code: string }>(who, 'POST', `${clues}/${id}.2/reporter${noun}`, body);
        expect([status, answer.code]).not.toEqual([201, undefined]);
        expect([403, 404]).toContain(status);
      }
    for (const number of [0, -1, 3])
      expect(
        await server.send('mhk-intake', 'POST', `${clues}/${id}/reporters/${number}/verification`, {
          outcome: 'verified',
          means: 'x',
          checkedOn: '2020-06-11',
        }),
      ).toMatchObject({ status: 404, body: { code: 'reporter.unknown' } });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, reporterSlice)).toEqual([]);
  });
});
