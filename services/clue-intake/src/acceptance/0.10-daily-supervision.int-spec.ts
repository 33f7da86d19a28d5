import { randomUUID } from 'node:crypto';
import { caseDecided, type IntegrationEvent, verificationConcluded } from '@liandong/contracts';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { signedRouting } from '../testing/disposal-stories.js';

const api = '/api/clue-intake';
const day = '2020-06-11';

interface Line {
  readonly clueId: string;
  readonly number: string;
  readonly status: string;
  readonly figures: { readonly filed: number } | null;
}

/** 三大攻坚战 · 疫情防控 · 优化营商环境, as zones found them in turn. */
const themes = ['三大攻坚战', '疫情防控', '优化营商环境'];

describe('0.10: daily and same-level supervision', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  const act = (who: string, clueId: string, noun: string, body: object = {}) => server.command(who, `${api}/clues/${clueId}/${noun}`, body);
  const lines = () => server.read<{ total: number; items: readonly Line[] }>('mhk-principal', `${api}/clues?source=supervision&limit=200`);

  async function found(index: number): Promise<{ readonly id: string; readonly matterId: string }> {
    const clue = await server.command<{ id: string; matterId: string }>('mhk-supervisor-1', `${api}/clues`, {
      organisationId: 'mhk', source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: `片区${(index % 4) + 1}第${index + 1}号` }, title: `${themes[index % 3]}监督检查发现的问题`, summary: '……', receivedOn: day,
      subjects: [person('s1', { name: `第${index + 1}人` })],
      origin: { theme: themes[index % 3], occasion: index % 2 === 0 ? 'daily' : 'same-level', handling: 'handed-over' },
    });
    await act('mhk-intake', clue.id, 'registration');
    await act('mhk-intake', clue.id, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await act('mhk-intake', clue.id, 'disposal-proposal', { mode: 'initial-verification', opinion: '拟初核' });
    await act('mhk-principal', clue.id, 'disposal-approval');
    await act('mhk-intake', clue.id, 'routing-proposal', { zoneId: `mhk.zone-${(index % 4) + 1}`, leaderPersonId: `mhk-lead-${(index % 4) + 1}`, level: 'county' });
    await act('mhk-principal', clue.id, 'routing-approval');
    await signedRouting(server, clue.id, 'mhk-intake', `mhk-lead-${(index % 4) + 1}`, day);
    return clue;
  }

  it('0.10, B1.5: supervision of the zones finds 17 clues, which lead to 17 cases', async () => {
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const announce = (type: string, source: string, matterId: string, data: object) =>
      bus.publish([{ id: randomUUID(), type, source, time: new Date().toISOString(), matterId, causationId: randomUUID(), data } satisfies IntegrationEvent]);
    const matters = new Map<string, string>();
    for (let index = 0; index < 17; index += 1) {
      const { id, matterId } = await found(index);
      matters.set(id, matterId);
    }
    for (const [clueId, matterId] of matters) {
      const common = { clueId, organisationId: 'mhk' };
      const findings = [{ subject: person('s1'), outcome: 'file', facts: '属实' }];
      await announce(verificationConcluded.type, 'joint-supervision', matterId, { ...common, verificationId: clueId, zoneId: 'mhk.zone-1', startedOn: day, reportedOn: '2020-06-15', teams: 1, investigators: [], findings, problems: [] });
      await announce(caseDecided.type, 'case-trial', matterId, { ...common, caseId: `case-${clueId}`, caseNumber: '1', subjectId: 's1', decidedOn: '2020-07-15', sanction: '党内警告' });
    }
    await eventually(async () => (await lines()).items.every(({ status }) => status === 'verified'));
    for (const clueId of matters.keys()) {
      await eventually(async () => (await server.send('mhk-director', 'POST', `${api}/clues/${clueId}/conclusion`, { summary: '办结', concludedOn: '2020-07-20' })).status < 300);
      await act('mhk-director', clueId, 'closure', { reason: '办结', closedOn: '2020-07-20' });
    }
    const { total, items } = await lines();
    expect({ clues: total, cases: items.reduce((sum, { figures }) => sum + (figures?.filed ?? 0), 0) }).toEqual({ clues: 17, cases: 17 });
    expect(new Set(items.map(({ number }) => number)).size).toBe(17);
    expect(items.every(({ status, number }) => status === 'closed' && number.startsWith('监发〔2020〕'))).toBe(true);
  }, 180_000);
});
