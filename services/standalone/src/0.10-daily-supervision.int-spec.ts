import { AuditModule } from '@liandong/audit';
import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { figureWithEvents, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually, sideBySide } from '@liandong/testing';
import { arranged, closedCase, disposedClue, filedCase, openedCases, verifiedClue } from './testing/case-chain.js';

/** 三大攻坚战 · 疫情防控 · 优化营商环境, as zones found them in turn. */
const themes = ['三大攻坚战', '疫情防控', '优化营商环境'];
const subjectOf = (index: number) => ({
  subjectId: `s${index}`,
  name: `第${index + 1}人`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county' as const,
  villageCadre: false,
});
const found = (index: number) => ({
  organisationId: 'mhk',
  source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: `片区${(index % 4) + 1}第${index + 1}号` },
  title: `${themes[index % 3]}监督检查发现的问题`,
  summary: '……',
  receivedOn: '2020-06-11',
  subjects: [subjectOf(index)],
  origin: { theme: themes[index % 3], occasion: index % 2 === 0 ? 'daily' : 'same-level', handling: 'handed-over' },
});

/** Every step through the public API of the four services; what follows by itself follows by their automations. */
describe('0.10: daily and same-level supervision, from the zones to the archive of the cases', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, JointSupervisionModule, CaseTrialModule, AuditModule]);
    await arranged(server);
  }, 60_000);
  afterAll(() => server.close());

  it('0.10, B1.5: supervision of the zones finds 17 clues, which lead to 17 cases', async () => {
    const clues = await sideBySide(
      Array.from({ length: 17 }, (_, index) => index),
      async (index) => {
        const subjects = [subjectOf(index)];
        const clue = await disposedClue(server, found(index), 'initial-verification');
        await verifiedClue(server, clue, subjects, (index % 4) + 1);
        for (const caseId of await openedCases(server, clue, subjects)) await filedCase(server, caseId);
        return clue;
      },
    );
    const filed = { fact: 'filed', source: 'supervision' };
    await eventually(async () => (await figureWithEvents(server, 'clue-intake.case-facts', filed)).value === 17, 30_000);
    const { position: beforeDecisions } = await server.read<{ position: string }>('mhk-director', '/api/clue-intake/digests');

    await sideBySide(clues, async ({ id }, index) => {
      await closedCase(server, `${id}-s${index}`, subjectOf(index));
      const conclude = () =>
        server.send('mhk-director', 'POST', `/api/clue-intake/clues/${id}/conclusion`, { summary: '办结', concludedOn: '2020-07-28' });
      await eventually(async () => (await conclude()).status === 201, 30_000);
      // The department that found it learns what came of it.
      await server.command('mhk-director', `/api/clue-intake/clues/${id}/feedback`, { text: '已立案查处', givenOn: '2020-07-28' });
      await server.command('mhk-director', `/api/clue-intake/clues/${id}/closure`, { reason: '办结', closedOn: '2020-07-28' });
    });

    expect(await figureWithEvents(server, 'clue-intake.clues-registered', { source: 'supervision' })).toMatchObject({
      value: 17,
      types: { ClueRegistered: 17 },
    });
    expect(await figureWithEvents(server, 'clue-intake.case-facts', filed)).toMatchObject({ value: 17, types: { CaseFactRecorded: 17 } });
    expect(await figureWithEvents(server, 'case-trial.persons-filed')).toMatchObject({ value: 17, types: { FilingApproved: 17 } });
    expect(await figureWithEvents(server, 'clue-intake.clues', { by: 'source,mode,status' })).toMatchObject({
      value: 17,
      groups: { 'supervision initial-verification closed': 17 },
      types: { ClueClosed: 17 },
    });
    expect(await figureWithEvents(server, 'clue-intake.clues', { by: 'mode' })).toMatchObject({
      groups: { 'initial-verification': 17 },
      types: { DisposalApproved: 17 },
    });
    expect(await figureWithEvents(server, 'clue-intake.clues', { by: 'zone' })).toMatchObject({
      value: 17,
      groups: { 'mhk.zone-1': 5, 'mhk.zone-2': 4, 'mhk.zone-3': 4, 'mhk.zone-4': 4 },
      types: { ClueRouted: 17 },
    });
    expect(await figureWithEvents(server, 'clue-intake.clues', { by: 'status', at: beforeDecisions })).toMatchObject({
      value: 17,
      groups: { verified: 17 },
      types: { VerificationRecorded: 17 },
    });
    expect((await figureWithEvents(server, 'clue-intake.case-facts', { at: beforeDecisions, by: 'fact' })).groups).toEqual({ filed: 17 });
    const { items } = await server.read<{ items: readonly { readonly number: string }[] }>(
      'mhk-principal',
      '/api/clue-intake/clues?source=supervision&limit=200',
    );
    expect(new Set(items.map(({ number }) => number)).size).toBe(17);
    expect(items.every(({ number }) => number.startsWith('监发〔2020〕'))).toBe(true);
  }, 180_000);
});
