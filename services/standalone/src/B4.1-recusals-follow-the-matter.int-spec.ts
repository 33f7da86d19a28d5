import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import type { IntegrationEvent } from '@liandong/contracts';
import type { MessageBus } from '@liandong/messaging';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { BARRED, handedOver, receivedClue } from './testing/recused-matter.js';

const intake = '/api/clue-intake';
const trial = '/api/case-trial';
const clock = { now: () => '2020-06-20T02:00:00.000Z' };

describe('B4.1, B4.2: recusals follow the matter from clue intake to case trial', () => {
  let server: TestApp;
  let bus: MessageBus;
  const told: IntegrationEvent[] = [];
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, CaseTrialModule], { clock });
    bus = await server.app.get<Platform>(PLATFORM, { strict: false }).messageBus('joint-supervision');
    await bus.subscribe({ durable: 'spec', types: ['matter.recusals-in-force.v1'], handler: async (event) => void told.push(event) });
  }, 120_000);
  afterAll(() => server.close());

  const raise = (service: string, kind: string, id: string, personId: string) =>
    server.command('mhk-director', `${service}/recusals`, {
      about: { kind, id },
      personId,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '与被反映人系近亲属',
      raisedOn: '2020-06-12',
    });
  const decide = (service: string, matterId: string, personId: string, upheld: boolean) =>
    server.command('mhk-principal', `${service}/recusals/${matterId}/decision`, {
      personId,
      upheld,
      reason: '……',
      decidedOn: '2020-06-13',
    });
  const propose = (who: string, caseId: string) =>
    server.send(who, 'POST', `${trial}/cases/${caseId}/filing-proposal`, {
      tracks: ['government'],
      gravity: 'ordinary',
      facts: 'x',
      evidence: ['x'],
      proposedOn: '2020-06-16',
    });
  const approve = (who: string, caseId: string) =>
    server.send(who, 'POST', `${trial}/cases/${caseId}/filing-approval`, { approvedOn: '2020-06-16' });
  /** Until what was told is known here. */
  const barredHere = (who: string, caseId: string) =>
    eventually(async () => {
      const answer = await server.send<{ code: string }>(who, 'GET', `${trial}/cases/${caseId}`);
      return answer.status === 403 && answer.body.code === BARRED.body.code;
    }, 20_000);

  it('B4.1: given somebody recused from the clue, then they neither read nor do anything in its case, nor find it; ids alone were told', async () => {
    const clue = await receivedClue(server);
    await raise(intake, 'clue', clue.id, 'mhk-supervisor-1');
    await decide(intake, clue.matterId, 'mhk-supervisor-1', true);
    const caseId = await handedOver(server, bus, clue);
    await barredHere('mhk-supervisor-1', caseId);
    expect(await propose('mhk-supervisor-1', caseId)).toMatchObject(BARRED);
    expect(await server.read('mhk-supervisor-1', `${trial}/cases`)).toMatchObject({ total: 0 });
    expect(await propose('mhk-supervisor-2', caseId)).toMatchObject({ status: 201 });
    const ofMatter = told.filter(({ matterId }) => matterId === clue.matterId);
    expect(ofMatter.map(({ source, data }) => ({ source, data }))).toEqual(
      [0, 1].map((revision) => ({
        source: 'clue-intake',
        data: { registerId: clue.matterId, revision, organisationId: 'mhk', barred: ['mhk-supervisor-1'] },
      })),
    );
  });

  it('B4.1: what is decided in the case takes nothing of it away; only where it was raised does it end', async () => {
    const clue = await receivedClue(server);
    const caseId = await handedOver(server, bus, clue);
    // Later, and there.
    await raise(intake, 'clue', clue.id, 'mhk-supervisor-1');
    await barredHere('mhk-supervisor-1', caseId);
    await raise(trial, 'case', caseId, 'mhk-supervisor-1');
    await decide(trial, clue.matterId, 'mhk-supervisor-1', false);
    await server.read('mhk-director', `${trial}/recusals`);
    expect(await server.send('mhk-supervisor-1', 'GET', `${trial}/cases/${caseId}`)).toMatchObject(BARRED);
    expect(await propose('mhk-supervisor-1', caseId)).toMatchObject(BARRED);
    await decide(intake, clue.matterId, 'mhk-supervisor-1', false);
    await eventually(async () => (await server.send('mhk-supervisor-1', 'GET', `${trial}/cases/${caseId}`)).status === 200, 20_000);
    expect(await propose('mhk-supervisor-1', caseId)).toMatchObject({ status: 201 });
  });

  it('B4.2: given the chief recused from the clue, then whoever stands in there decides in the case, and the chief learns nothing of it', async () => {
    const clue = await receivedClue(server);
    await server.command('upper-principal', `${intake}/recusals/orders`, {
      about: { kind: 'clue', id: clue.id },
      personId: 'mhk-principal',
      chief: true,
      ground: 'interest',
      statement: '责令回避',
      orderedOn: '2020-06-12',
      actingChiefId: 'mhk-lead-2',
    });
    const caseId = await handedOver(server, bus, clue);
    await barredHere('mhk-principal', caseId);
    expect(await propose('mhk-supervisor-1', caseId)).toMatchObject({ status: 201 });
    expect(await approve('mhk-principal', caseId)).toMatchObject(BARRED);
    expect(await approve('mhk-lead-1', caseId)).toMatchObject({ status: 403, body: { code: 'access.role-required' } });
    expect(await approve('mhk-lead-2', caseId)).toMatchObject({ status: 201 });
  });
});
