import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { unidentified, villager } from '../case/case.fixtures.js';
import { CaseTrialModule } from '../case-trial.module.js';
import { openedCase } from '../testing/opened-case.js';

const api = '/api/case-trial';
const clock = { now: () => '2020-09-01T02:00:00.000Z' };
const team = ['mhk-inv-5', 'mhk-inv-6'];

/** 以事立案后查明身份的,补充立案: nobody becomes the subject of a case by what an investigator alone says (B2.4). */
describe('B2.4: supplementary filing', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule], { clock });
  });
  afterAll(() => server.close());

  it('given a case on a matter, when an investigator says who it is, then it is that person’s case once the filing against them is approved, and the person counts from that day', async () => {
    const caseId = await openedCase(server, randomUUID(), randomUUID(), { subject: unidentified });
    const act = (who: string, noun: string, body: object) =>
      server.command<{ position: string }>(who, `${api}/cases/${caseId}/${noun}`, body);
    const shown = (position?: string) => server.read<object>('mhk-principal', `${api}/cases/${caseId}`, position);
    const filed = async (asOf: string, position?: string) =>
      (await server.read<{ filed: number }>('mhk-director', `${api}/outcome-figures?asOf=${asOf}`, position)).filed;
    await act('mhk-supervisor-1', 'filing-proposal', {
      tracks: ['party'],
      gravity: 'ordinary',
      facts: 'x',
      evidence: ['x'],
      proposedOn: '2020-06-16',
    });
    for (const who of ['mhk-principal', 'mhk-party-chief']) await act(who, 'filing-approval', { approvedOn: '2020-06-16' });
    await act('mhk-principal', 'investigators', {
      investigators: team,
      leaderPersonId: team[0],
      plan: { meetingOn: '2020-06-17', purpose: 'x', measures: ['talk'] },
      appointedOn: '2020-06-17',
    });
    const asked = { ...villager, subjectId: unidentified.subjectId };
    const { position } = await act('mhk-inv-5', 'subject-identification', { subject: asked, basis: '经查', identifiedOn: '2020-06-18' });
    expect(await shown(position)).toMatchObject({
      status: 'identification-proposed',
      subjectName: unidentified.name,
      townshipId: null,
      awaitedApprovers: ['principal'],
      identification: { subject: { name: villager.name }, proposedBy: 'mhk-inv-5' },
      allowed: ['approve-supplementary-filing', 'reject-supplementary-filing', 'record-measure'],
    });
    expect(await filed('2020-09-01')).toBe(0);
    const own = await server.send('mhk-inv-5', 'POST', `${api}/cases/${caseId}/supplementary-filing-approval`, {
      approvedOn: '2020-06-19',
    });
    expect(own).toMatchObject({ status: 403, body: { code: 'access.role-required' } });
    const approved = await act('mhk-principal', 'supplementary-filing-approval', { approvedOn: '2020-06-19' });
    expect(await shown(approved.position)).toMatchObject({
      status: 'appointed',
      subjectName: villager.name,
      managedBy: 'village',
      townshipId: 'mhk.township-1',
      identification: null,
      supplementedOn: '2020-06-19',
      filedOn: '2020-06-16',
    });
    expect([await filed('2020-06-18'), await filed('2020-06-19')]).toEqual([0, 1]);
    expect(await server.read('mhk-township-secretary', `${api}/township-cases/${caseId}`)).toMatchObject({ caseId });
  });
});
