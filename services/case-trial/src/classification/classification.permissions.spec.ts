import { roles } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { CaseTrialModule } from '../case-trial.module.js';
import { openedCase } from '../testing/opened-case.js';
import { classificationSlice } from './classification.slice.js';

const path = '/api/case-trial/classifications';
const inOrder = (held: readonly string[]) => roles.filter((role) => held.includes(role));

describe('classification of a case: who may', () => {
  let server: TestApp;
  let caseId: string;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule]);
    caseId = await openedCase(server, 'm1');
  });
  afterAll(() => server.close());
  const proposal = () => ({ about: { kind: 'case', id: caseId }, level: 'secret', reason: 'x' });

  it('B4.9: proposing, deciding and reading: as for a clue; what is classified is open to whoever is cleared, and to nobody else', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', path, proposal())).toEqual(
      inOrder(['intake-officer', 'case-director', 'principal', 'deputy']),
    );
    expect(await server.send('pj-director', 'POST', path, proposal())).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('mhk-director', 'POST', path, { ...proposal(), about: { kind: 'measure', id: 'nowhere' } })).toMatchObject({
      status: 404,
      body: { code: 'classification.record-unknown' },
    });
    const id = 'm1';
    for (const [noun, body] of [
      ['approval', undefined],
      ['rejection', { reason: 'x' }],
      ['admissions', { personId: 'p', reason: 'x' }],
      ['withdrawn-admissions', { personId: 'p', reason: 'x' }],
    ] as const) {
      expect([noun, (await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/${noun}`, body)).includes('investigator')]).toEqual([
        noun,
        false,
      ]);
      expect(await server.send('mhk-director', 'POST', `${path}/${id}/${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.role-required' },
      });
      expect(await server.send('pj-principal', 'POST', `${path}/${id}/${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
    }
    for (const address of [path, `${path}/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', address)).toEqual(
        inOrder(['intake-officer', 'case-director', 'principal', 'deputy']),
      );
  });

  it('of no route of the slice it was left unasked who may', async () => expect(await unasked(server, classificationSlice)).toEqual([]));
});
