import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { closedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { clarificationSlice } from './clarification.slice.js';
import { falseAccusationSlice } from '../false-accusation/false-accusation.slice.js';

const clarifications = '/api/clue-intake/clarifications';
const findings = '/api/clue-intake/false-accusations';
const sorted = (roles: readonly Role[]) => [...roles].sort();
const readers: readonly Role[] = ['case-director', 'deputy', 'intake-officer', 'principal', 'supervisor'];

/** Both follow a clue that turned out to be unfounded: one clears a name, the other holds the report to be false. */
describe('after an unfounded report: who may', () => {
  let server: TestApp;
  let clueId: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    clueId = await closedClue(server);
  });
  afterAll(() => server.close());

  const letter = (organisationId = 'mhk') => ({ organisationId, clueId, subjectId: 's1', form: 'letter', text: '反映不实' });
  const accusation = (organisationId = 'mhk') => ({ organisationId, clueId, facts: '捏造事实', evidence: ['核实报告'] });
  const propose = async (path: string, body: object) => (await server.command<{ id: string }>('mhk-director', path, body)).id;

  it('B1.17: a clarification is proposed by case management or a department, approved by the principal, and made', async () => {
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', clarifications, letter()))).toEqual([
      'case-director',
      'intake-officer',
      'supervisor',
    ]);
    expect(await server.send('pj-intake', 'POST', clarifications, letter())).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('pj-intake', 'POST', clarifications, letter('pj'))).toMatchObject({
      status: 409,
      body: { code: 'clarification.not-cleared' },
    });
    for (const [noun, body, may, elsewhere] of [
      ['approval', {}, ['principal'], 'pj-principal'],
      ['rejection', { reason: 'x' }, ['principal'], 'pj-principal'],
      ['making', { madeOn: '2020-06-11', reference: 'x' }, ['case-director', 'supervisor'], 'pj-director'],
    ] as const) {
      const path = `${clarifications}/${await propose(clarifications, letter())}/${noun}`;
      expect(await server.send(elsewhere, 'POST', path, body)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
      expect(sorted(await rolesThatMay(server, 'mhk', 'POST', path, body))).toEqual(may);
    }
  });

  it('B1.16: a finding is proposed by case management, and decided by the principal of a higher organisation', async () => {
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', findings, accusation()))).toEqual(['case-director']);
    expect(await server.send('pj-director', 'POST', findings, accusation())).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    for (const [noun, body] of [
      ['approval', { reference: 'x' }],
      ['denial', { reason: 'x' }],
    ] as const) {
      const path = `${findings}/${await propose(findings, accusation())}/${noun}`;
      expect(await rolesThatMay(server, 'mhk', 'POST', path, body)).toEqual(['principal']);
      for (const who of ['mhk-principal', 'pj-principal'])
        expect(await server.send(who, 'POST', path, body)).toMatchObject({
          status: 403,
          body: { code: 'false-accusation.level-too-low', rule: 'B1.16' },
        });
      expect(await server.send('upper-principal', 'POST', path, body)).toMatchObject({ status: 201 });
    }
  });

  it('reading: case management, the departments and those who decide, above too; nobody of another jurisdiction', async () => {
    const [clarificationId, findingId] = [await propose(clarifications, letter()), await propose(findings, accusation())];
    for (const [path, id] of [
      [clarifications, clarificationId],
      [findings, findingId],
    ] as const) {
      expect(sorted(await rolesThatMay(server, 'mhk', 'GET', path))).toEqual(readers);
      expect(sorted(await rolesThatMay(server, 'mhk', 'GET', `${path}/${id}`))).toEqual(readers);
      expect(await server.send('pj-principal', 'GET', `${path}/${id}`)).toMatchObject({ status: 404 });
      expect(await server.read('pj-principal', path)).toMatchObject({ total: 0 });
    }
    expect(await server.read('upper-principal', `${findings}/${findingId}`)).toMatchObject({
      status: 'proposed',
      allowed: ['find', 'deny'],
    });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, clarificationSlice, falseAccusationSlice)).toEqual([]);
  });
});
