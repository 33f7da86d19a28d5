import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import type { IntegrationEvent } from '@liandong/contracts';
import type { MessageBus } from '@liandong/messaging';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { handedOver, receivedClue } from './testing/recused-matter.js';

const intake = '/api/clue-intake';
const trial = '/api/case-trial';
const clock = { now: () => '2020-06-20T02:00:00.000Z' };
const ABOVE = { status: 403, body: { code: 'access.above-clearance', rule: 'B4.9' } };

describe('B4.9: the level of a matter follows it between clue intake and case trial', () => {
  let server: TestApp;
  let bus: MessageBus;
  const told: IntegrationEvent[] = [];
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, CaseTrialModule], { clock });
    bus = await server.app.get<Platform>(PLATFORM, { strict: false }).messageBus('joint-supervision');
    await bus.subscribe({ durable: 'spec', types: ['matter.level-in-force.v1'], handler: async (event) => void told.push(event) });
  }, 120_000);
  afterAll(() => server.close());

  const classify = async (service: string, kind: string, id: string, matterId: string, level: string) => {
    await server.command('mhk-director', `${service}/classifications`, { about: { kind, id }, level, reason: '涉及重要案件' });
    await server.command('mhk-principal', `${service}/classifications/${matterId}/approval`);
  };
  const see = (who: string, path: string) => server.send<{ code?: string }>(who, 'GET', path);
  const kept = (who: string, path: string) => eventually(async () => (await see(who, path)).body.code === ABOVE.body.code, 20_000);
  const open = (who: string, path: string) => eventually(async () => (await see(who, path)).status === 200, 20_000);
  const propose = (who: string, caseId: string) =>
    server.send(who, 'POST', `${trial}/cases/${caseId}/filing-proposal`, {
      tracks: ['government'],
      gravity: 'ordinary',
      facts: 'x',
      evidence: ['x'],
      proposedOn: '2020-06-16',
    });

  it('B4.9: given a classified clue, then its case is so: whoever is not cleared neither reads nor acts nor finds it; lowered there, they do', async () => {
    const clue = await receivedClue(server);
    await classify(intake, 'clue', clue.id, clue.matterId, 'secret');
    const caseId = await handedOver(server, bus, clue).catch(() => `${clue.id}-s1`);
    const path = `${trial}/cases/${caseId}`;
    await kept('mhk-supervisor-1', path);
    expect(await propose('mhk-supervisor-1', caseId)).toMatchObject(ABOVE);
    expect(await server.read('mhk-supervisor-1', `${trial}/cases`)).toMatchObject({ total: 0 });
    expect(await see('mhk-lead-1', path)).toMatchObject({ status: 200 });
    // It has no line in the register of that service.
    expect(await server.read('mhk-principal', `${trial}/classifications`)).toMatchObject({ total: 0 });
    // Admitted to the clue is admitted to its case.
    await server.command('mhk-principal', `${intake}/classifications/${clue.matterId}/admissions`, {
      personId: 'mhk-supervisor-2',
      reason: '承办',
    });
    await open('mhk-supervisor-2', path);
    expect(await propose('mhk-supervisor-2', caseId)).toMatchObject({ status: 201 });
    await classify(intake, 'clue', clue.id, clue.matterId, 'confidential');
    await open('mhk-supervisor-1', path);
    const ofMatter = told.filter(({ matterId }) => matterId === clue.matterId);
    expect(ofMatter.map(({ source, data }) => ({ source, data }))).toEqual(
      [
        [1, 'secret', []],
        [2, 'secret', ['mhk-supervisor-2']],
        [4, 'confidential', ['mhk-supervisor-2']],
      ].map(([revision, level, admitted]) => ({
        source: 'clue-intake',
        data: { registerId: clue.matterId, revision, organisationId: 'mhk', level, admitted },
      })),
    );
  });

  it('B4.9: given a classified case, then its clue is so; lowered to below the clue’s own level, that one holds', async () => {
    const clue = await receivedClue(server);
    const path = `${intake}/clues/${clue.id}`;
    await classify(intake, 'clue', clue.id, clue.matterId, 'confidential');
    const caseId = await handedOver(server, bus, clue);
    await classify(trial, 'case', caseId, clue.matterId, 'secret');
    await kept('mhk-intake', path);
    expect(await server.send('mhk-intake', 'POST', `${path}/registration`, {})).toMatchObject(ABOVE);
    expect(await see('mhk-director', path)).toMatchObject({ status: 200 });
    await classify(trial, 'case', caseId, clue.matterId, 'public');
    await open('mhk-intake', path);
    expect(await server.read('mhk-principal', `${intake}/classifications/${clue.matterId}`)).toMatchObject({ level: 'confidential' });
  });
});
