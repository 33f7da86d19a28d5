import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
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

  it('B1.16: registering: the intake officer of the clue’s own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${clues}/${await clue()}/reporter`, registration)).toEqual(['intake-officer']);
    expect(await server.send('pj-intake', 'POST', `${clues}/${await clue()}/reporter`, registration)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
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

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, reporterSlice)).toEqual([]);
  });
});
