import { randomUUID } from 'node:crypto';
import type { LevelInForce } from '@liandong/contracts';
import { BARRED, levelTold, recusalsTold } from '@liandong/protection/testing';
import { PLATFORM, type Platform } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import type { MessageBus } from '@liandong/messaging';
import { eventually } from '@liandong/testing';
import { meihekouPlan } from './collaboration-plan/plan.fixtures.js';
import { opened, routed } from './joint-supervision.fixtures.js';
import { JointSupervisionModule } from './joint-supervision.module.js';
import { staff, subjects } from './verification/verification.fixtures.js';

const API = '/api/joint-supervision';
const director = { personId: 'mhk-director', name: '主任', organisationId: 'mhk.office', affiliation: 'commission', duty: 'staff' };

describe('B4.1, B4.2, B4.9: recusals and levels between a verification and its matter', () => {
  let server: TestApp;
  let bus: MessageBus;
  beforeAll(async () => {
    server = await startTestApp([JointSupervisionModule]);
    bus = await server.app.get<Platform>(PLATFORM).messageBus('test');
    await server.command('mhk-principal', `${API}/collaboration-plans`, meihekouPlan);
    await server.command('mhk-director', `${API}/staff-rosters`, {
      organisationId: 'mhk',
      from: '2020-03-02',
      persons: [...staff, director],
    });
  }, 120_000);
  afterAll(() => server.close());

  const send = (who: string, method: 'GET' | 'POST', path: string, body?: object) => server.send(who, method, `${API}/${path}`, body);
  const raise = (who: string, id: string, personId: string) =>
    server.command(who, `${API}/verifications/${id}/recusals`, {
      personId,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-12',
    });
  async function routedClue() {
    const [id, matterId] = [randomUUID(), randomUUID()];
    await bus.publish([opened(matterId, 'clue', id, 'mhk.case-management'), routed(matterId, id, subjects)]);
    await eventually(() => server.read('mhk-lead-1', `${API}/verifications/${id}`));
    await eventually(() => server.read('mhk-director', `${API}/matters/${matterId}`));
    return { id, matterId };
  }
  /** As clue intake tells it. */
  const told = (matterId: string, barred: readonly string[], actingChiefId?: string) =>
    bus.publish([recusalsTold('clue-intake', matterId, { barred, ...(actingChiefId ? { actingChiefId } : {}) })]);
  const barred = (who: string, path: string) =>
    eventually(async () => (await server.send<{ code?: string }>(who, 'GET', `${API}/${path}`)).body.code === BARRED.body.code, 20_000);

  it('B4.1: given somebody recused in the verification, then they neither read its matter nor close it; once it is rejected, they do', async () => {
    const { id, matterId } = await routedClue();
    await raise('mhk-intake', id, 'mhk-director');
    await barred('mhk-director', `matters/${matterId}`);
    expect(await send('mhk-director', 'POST', `matters/${matterId}/closure`, { reason: 'x', closedOn: '2020-06-20' })).toMatchObject(
      BARRED,
    );
    expect(await send('mhk-supervisor-1', 'GET', `matters/${matterId}`)).toMatchObject({ status: 200 });
    await server.command('mhk-principal', `${API}/verifications/${id}/recusal-decisions`, {
      personId: 'mhk-director',
      upheld: false,
      reason: '……',
      decidedOn: '2020-06-13',
    });
    await eventually(async () => (await send('mhk-director', 'GET', `matters/${matterId}`)).status === 200, 20_000);
  });

  it('B4.1: given somebody recused from the clue, then nobody draws them into a team of its verification', async () => {
    const { id, matterId } = await routedClue();
    await told(matterId, ['mhk-inv-2']);
    await barred('mhk-inv-2', `verifications/${id}/file`);
    await server.command('mhk-lead-1', `${API}/verifications/${id}/plan-proposal`, {
      purpose: '……',
      zoneIds: ['mhk.zone-1', 'mhk.zone-2', 'mhk.zone-3', 'mhk.zone-4'],
      agencyIds: [],
      proposedOn: '2020-06-11',
    });
    await server.command('mhk-principal', `${API}/verifications/${id}/plan-approval`);
    const form = (...memberIds: string[]) =>
      send('mhk-lead-1', 'POST', `verifications/${id}/teams`, {
        teams: [{ name: '组', leaderPersonId: memberIds[0], memberIds }],
        drawnOn: '2020-06-11',
      });
    expect(await form('mhk-inv-1', 'mhk-inv-2')).toMatchObject({ status: 403, body: { code: 'verification.barred-by-recusal' } });
    expect(await form('mhk-inv-1', 'mhk-inv-3')).toMatchObject({ status: 201 });
  });

  it('B4.2: given the chief recused from the clue, then whoever stands in there decides on the recusals of its verification', async () => {
    const { id, matterId } = await routedClue();
    await told(matterId, ['mhk-principal'], 'mhk-lead-2');
    await barred('mhk-principal', `verifications/${id}`);
    await raise('mhk-intake', id, 'mhk-inv-2');
    const decide = (who: string, personId: string) =>
      send(who, 'POST', `verifications/${id}/recusal-decisions`, { personId, upheld: true, reason: '……', decidedOn: '2020-06-13' });
    expect(await decide('mhk-principal', 'mhk-inv-2')).toMatchObject(BARRED);
    expect(await decide('mhk-lead-1', 'mhk-inv-2')).toMatchObject({ status: 403, body: { code: 'verification.recusal-wrong-decider' } });
    expect(await decide('mhk-lead-2', 'mhk-inv-2')).toMatchObject({ status: 201 });
  });

  it('B4.9: given a level from elsewhere, then whoever is not cleared neither reads, finds nor commands the verification and its matter', async () => {
    const { id, matterId } = await routedClue();
    const ABOVE = { status: 403, body: { code: 'access.above-clearance', rule: 'B4.9' } };
    const tell = (source: string, level: LevelInForce['data']['level'], revision: number, admitted: readonly string[] = []) =>
      bus.publish([levelTold(source, matterId, { level, revision, admitted })]);
    const kept = (who: string, path: string) =>
      eventually(async () => (await server.send<{ code?: string }>(who, 'GET', `${API}/${path}`)).body.code === ABOVE.body.code, 20_000);
    const open = (who: string, path: string) => eventually(async () => (await send(who, 'GET', path)).status === 200, 20_000);
    await open('mhk-supervisor-1', `verifications/${id}`);
    await tell('clue-intake', 'secret', 1, ['mhk-supervisor-2']);
    await kept('mhk-supervisor-1', `verifications/${id}`);
    expect(await send('mhk-supervisor-1', 'GET', `matters/${matterId}`)).toMatchObject(ABOVE);
    expect(
      await send('mhk-supervisor-1', 'POST', `verifications/${id}/findings`, { subjectId: 's1', facts: 'x', evidenceIds: ['e'] }),
    ).toMatchObject(ABOVE);
    const found = async (who: string) => JSON.stringify(await server.read(who, `${API}/matters?limit=200`)).includes(matterId);
    expect([await found('mhk-supervisor-1'), await found('mhk-supervisor-2'), await found('mhk-lead-1')]).toEqual([false, true, true]);
    expect(await send('mhk-lead-1', 'GET', `verifications/${id}`)).toMatchObject({ status: 200 });
    // Another service’s lower level lowers nothing; told by the same one, it does.
    await tell('case-trial', 'confidential', 9);
    await tell('clue-intake', 'confidential', 2);
    await open('mhk-supervisor-1', `verifications/${id}`);
    await tell('case-trial', 'top-secret', 10);
    await kept('mhk-lead-1', `verifications/${id}`);
    expect(await send('mhk-principal', 'GET', `verifications/${id}`)).toMatchObject({ status: 200 });
  });
});
