import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { CaseTrialModule } from '../case-trial.module.js';
import { openedCase } from '../testing/opened-case.js';

const api = '/api/case-trial';
const path = `${api}/classifications`;
const ABOVE = { status: 403, body: { code: 'access.above-clearance', rule: 'B4.9' } };

interface Page {
  readonly items: readonly { readonly caseId: string }[];
}

describe('B4.9: levels of cases', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule], { clock: { now: () => '2020-06-20T02:00:00.000Z' } });
  });
  afterAll(() => server.close());

  it('B4.9: what is classified above somebody’s clearance they neither work on nor read nor find in a list, unless they were admitted to it', async () => {
    const caseId = await openedCase(server, 'm1');
    const propose = () =>
      server.send('mhk-supervisor-1', 'POST', `${api}/cases/${caseId}/filing-proposal`, {
        tracks: ['party'],
        gravity: 'ordinary',
        facts: 'x',
        evidence: ['x'],
        proposedOn: '2020-06-20',
      });
    const listed = async (who: string) => (await server.read<Page>(who, `${api}/cases`)).items.map((one) => one.caseId);
    const { id: matterId } = await server.command<{ id: string }>('mhk-director', path, {
      about: { kind: 'case', id: caseId },
      level: 'secret',
      reason: '涉及重要案件',
    });
    expect([matterId, await listed('mhk-supervisor-1')]).toEqual(['m1', [caseId]]);
    await server.command('mhk-principal', `${path}/${matterId}/approval`);
    expect(await propose()).toMatchObject(ABOVE);
    await server.read('mhk-principal', path);
    expect(await server.send('mhk-supervisor-1', 'GET', `${api}/cases/${caseId}`)).toMatchObject(ABOVE);
    expect([await listed('mhk-supervisor-1'), await listed('mhk-principal')]).toEqual([[], [caseId]]);
    await server.command('mhk-principal', `${path}/${matterId}/admissions`, { personId: 'mhk-supervisor-1', reason: '承办需要' });
    await server.read('mhk-principal', path);
    expect(await listed('mhk-supervisor-1')).toEqual([caseId]);
    expect(await propose()).toMatchObject({ status: 201 });
  });
});
