import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { CaseTrialModule } from '../case-trial.module.js';
import { openedCase } from '../testing/opened-case.js';

const api = '/api/case-trial';
const path = `${api}/recusals`;
const clock = { now: () => '2020-06-20T02:00:00.000Z' };
const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };

interface Page {
  readonly total: number;
  readonly items: readonly { readonly caseId: string }[];
}

describe('B4.1, B4.2: recusal from a case', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule], { clock });
  });
  afterAll(() => server.close());

  const raise = (who: string, caseId: string, personId: string, more: object = {}) =>
    server.command<{ id: string }>(who, path, {
      about: { kind: 'case', id: caseId },
      personId,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-20',
      ...more,
    });
  const decide = (who: string, matterId: string, personId: string, upheld: boolean) =>
    server.command(who, `${path}/${matterId}/decision`, { personId, upheld, reason: '……', decidedOn: '2020-06-20' });
  const propose = (who: string, caseId: string) =>
    server.send(who, 'POST', `${api}/cases/${caseId}/filing-proposal`, {
      tracks: ['party'],
      gravity: 'ordinary',
      facts: 'x',
      evidence: ['x'],
      proposedOn: '2020-06-20',
    });
  const listed = async (who: string) => (await server.read<Page>(who, `${api}/cases`)).items.map(({ caseId }) => caseId);

  it('B4.1: whoever is recused does no work on the case and reads nothing of it, wherever it is named, until it is rejected; and never again once it is upheld', async () => {
    const [caseId, other] = [await openedCase(server, 'm1'), await openedCase(server, 'm2', 'v2')];
    const { id: matterId } = await raise('mhk-trial-director', caseId, 'mhk-supervisor-1');
    expect(matterId).toBe('m1');
    expect(await propose('mhk-supervisor-1', caseId)).toMatchObject(BARRED);
    await server.read('mhk-director', path);
    expect(await server.send('mhk-supervisor-1', 'GET', `${api}/cases/${caseId}`)).toMatchObject(BARRED);
    expect(await server.send('mhk-supervisor-1', 'GET', `${api}/cases?matter=${matterId}`)).toMatchObject(BARRED);
    expect(await listed('mhk-supervisor-1')).toEqual([other]);
    expect([...(await listed('mhk-principal'))].sort()).toEqual([caseId, other].sort());
    expect(await server.read('mhk-supervisor-1', `${path}/own`)).toMatchObject({
      items: [{ matterId, status: 'pending', decidedOn: null }],
    });
    await decide('mhk-principal', matterId, 'mhk-supervisor-1', false);
    await server.read('mhk-director', path);
    expect((await listed('mhk-supervisor-1')).sort()).toEqual([caseId, other].sort());
    await raise('mhk-trial-director', caseId, 'mhk-supervisor-1', { ground: 'witness' });
    await decide('mhk-principal', matterId, 'mhk-supervisor-1', true);
    expect(await propose('mhk-supervisor-1', caseId)).toMatchObject(BARRED);
    expect(await propose('mhk-supervisor-1', other)).toMatchObject({ status: 201 });
  });

  it('B4.1: figures of outcomes leave out what their reader is kept from', async () => {
    const caseId = await openedCase(server, 'm3', 'v3');
    await server.command('mhk-supervisor-1', `${api}/cases/${caseId}/filing-proposal`, {
      tracks: ['party'],
      gravity: 'ordinary',
      facts: 'x',
      evidence: ['x'],
      proposedOn: '2020-06-20',
    });
    for (const who of ['mhk-principal', 'mhk-party-chief'])
      await server.command(who, `${api}/cases/${caseId}/filing-approval`, { approvedOn: '2020-06-20' });
    const filed = async (who: string) => (await server.read<{ filed: number }>(who, `${api}/outcome-figures?from=2020-06-20`)).filed;
    const before = await filed('mhk-director');
    expect(before).toBeGreaterThan(0);
    await raise('mhk-trial-director', caseId, 'mhk-director');
    await server.read('mhk-principal', path);
    expect([await filed('mhk-director'), await filed('mhk-principal')]).toEqual([before - 1, before]);
  });

  it('B4.2: the chief’s recusal is decided by the upper body alone, which names who stands in', async () => {
    const caseId = await openedCase(server, 'm4', 'v4');
    const { id: matterId } = await raise('mhk-trial-director', caseId, 'mhk-principal', { chief: true });
    expect(
      await server.send('mhk-principal', 'POST', `${path}/${matterId}/decision`, {
        personId: 'mhk-principal',
        upheld: false,
        reason: '……',
        decidedOn: '2020-06-20',
      }),
    ).toMatchObject(BARRED);
    await server.command('upper-principal', `${path}/${matterId}/chief-decision`, {
      personId: 'mhk-principal',
      upheld: true,
      reason: '……',
      decidedOn: '2020-06-20',
      actingChiefId: 'mhk-lead-2',
    });
    expect(await server.read('upper-principal', `${path}/${matterId}`)).toMatchObject({
      pending: 0,
      actingChiefId: 'mhk-lead-2',
      aboutKind: 'case',
    });
  });
});
