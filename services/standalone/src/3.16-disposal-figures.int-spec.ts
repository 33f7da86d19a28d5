import { AuditModule } from '@liandong/audit';
import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { imported, pastLedger, type PastLine } from '@liandong/clue-intake/testing';
import type { PersonSubject, Subject } from '@liandong/contracts';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { figureWithEvents, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually, sideBySide } from '@liandong/testing';
import {
  arranged,
  type CaseEnd,
  type ChainClue,
  closedCase,
  disposedClue,
  filedCase,
  openedCases,
  verifiedClue,
} from './testing/case-chain.js';

interface Case {
  readonly clue: ChainClue;
  readonly caseId: string;
  readonly subject: Subject;
}

const cadre = (subjectId: string): PersonSubject => ({
  subjectId,
  name: `人员${subjectId}`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county',
  villageCadre: false,
});
const villager = (subjectId: string): Subject => ({
  ...cadre(subjectId),
  organisationId: 'mhk.township-1.village-1',
  position: '村主任',
  managedBy: 'village',
  villageCadre: true,
});
const PERSONS = 4;

/** What a year’s ledger holds of the clues that no case came of, by the modes of disposal in turn. */
const ofLedger = (count: number, name: string, source: string, cells: (index: number) => readonly string[]): readonly PastLine[] =>
  Array.from({ length: count }, (_, index) => ({ number: `${name}${index + 1}号`, source, on: '2020-03-02', cells: cells(index) }));

/**
 * The cases are played from the receipt of their clues through the public API of four services: screening, disposal, routing, custody, verification, filing,
 * investigation, trial and decision; what follows by itself follows by the automations. Detention (留置) is recorded by hand. The clues without a case of 3.16, and of
 * 2.10 all but twenty filings, come from a ledger.
 */
describe('3.16, 2.10: the figures of disposal and filing', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, JointSupervisionModule, CaseTrialModule, AuditModule]);
    await arranged(server);
  }, 60_000);
  afterAll(() => server.close());

  /** Clues of four persons each, verified and filed. */
  async function filed(count: number, name: string, kind: string, subjectOf: (subjectId: string) => Subject): Promise<readonly Case[]> {
    const cases = await sideBySide(
      Array.from({ length: count }, (_, index) => index),
      async (index) => {
        const subjects = Array.from({ length: PERSONS }, (_, person) => subjectOf(`${name}-${index}-${person}`));
        const source =
          kind === 'supervision'
            ? { kind, agencyId: 'mhk.room-1', reference: `${name}${index}` }
            : { kind, agencyId: 'mhk.petition', reference: `${name}${index}` };
        const received = {
          organisationId: 'mhk',
          source,
          title: '反映履职不力',
          summary: '……',
          receivedOn: '2020-06-11',
          subjects,
          ...(kind === 'supervision' ? { origin: { handling: 'handed-over' } } : {}),
        };
        const clue = await disposedClue(server, received, 'initial-verification', ['neglect-of-duty']);
        // A villager's clue stays in the zone of the township (2.8).
        await verifiedClue(server, clue, subjects, subjectOf === villager ? 1 : (index % 4) + 1);
        const caseIds = await openedCases(server, clue, subjects);
        for (const caseId of caseIds) await filedCase(server, caseId);
        return caseIds.map((caseId, person) => ({ clue, caseId, subject: subjects[person]! }));
      },
    );
    return cases.flat();
  }
  const facts = (query: Readonly<Record<string, string>>) => figureWithEvents(server, 'clue-intake.case-facts', query);
  const factsOnceAll = (query: Readonly<Record<string, string>>, value: number) =>
    eventually(async () => {
      const told = await facts(query);
      expect(told.value).toBe(value);
      return told;
    }, 60_000);

  it('3.16: 616 clues, 164 filed, 153 handled and sanctioned, one detained, one transferred, 440.87 万元 recovered', async () => {
    const supervision = { source: 'supervision' };
    const modes = ['谈话函询', '初步核实', '暂存待查', '了结'];
    expect(
      await imported(
        server,
        await pastLedger(ofLedger(575, '潘〔2020〕', '监督发现', (index) => ['作风', modes[index % modes.length]!, '2020-03-20'])),
      ),
    ).toMatchObject({ imported: 575, refused: 0 });
    const cases = await filed(41, 'p', 'supervision', cadre);
    expect(await factsOnceAll({ ...supervision, by: 'fact' }, 164)).toMatchObject({
      groups: { filed: 164 },
      types: { CaseFactRecorded: 164 },
    });
    const { position: filedAt } = await server.read<{ position: string }>('mhk-director', '/api/clue-intake/digests');

    // 39 × 11 万元 and 11.87 万元 recovered; what went back to its owner is not.
    const money = (amountYuan: number) => [{ description: '违纪所得', amountYuan, disposal: 'confiscate' as const }];
    const endOf = (index: number): CaseEnd =>
      index === 0
        ? { transferToJustice: true }
        : index <= 39
          ? { property: money(110_000) }
          : index === 40
            ? { property: [...money(118_700), { description: '个人财物', amountYuan: 5_000, disposal: 'return' }] }
            : {};
    await sideBySide(cases.slice(0, 153), ({ caseId, subject }, index) => closedCase(server, caseId, subject, endOf(index)));
    const [{ clue, subject }] = cases as [Case];
    await server.command('mhk-intake', `/api/clue-intake/clues/${clue.id}/case-facts`, {
      subjectId: subject.subjectId,
      fact: 'detained',
      on: '2020-06-20',
      reference: '留置决定书1号',
    });

    const told = await factsOnceAll({ ...supervision, by: 'fact' }, 164 + 153 + 153 + 1 + 1);
    expect(told).toMatchObject({
      groups: { filed: 164, handled: 153, sanctioned: 153, detained: 1, transferred: 1 },
      types: { CaseFactRecorded: 472 },
    });
    expect(
      await eventually(async () => {
        const recovered = await figureWithEvents(server, 'clue-intake.money-recovered', supervision);
        return recovered.value === 4_408_700 && recovered;
      }),
    ).toMatchObject({ types: { CaseFactRecorded: 40 } });
    // B2.26: whoever was sanctioned and transferred counts in the fourth form alone.
    expect(await figureWithEvents(server, 'clue-intake.persons-by-form')).toMatchObject({ groups: { 2: 152, 4: 1 } });
    expect(await figureWithEvents(server, 'case-trial.persons-filed')).toMatchObject({ value: 164, types: { FilingApproved: 164 } });
    expect(await figureWithEvents(server, 'case-trial.cases-decided')).toMatchObject({ value: 153, types: { CaseDecided: 153 } });
    expect((await facts({ ...supervision, by: 'fact', at: filedAt })).groups).toEqual({ filed: 164 });
  }, 600_000);

  it('3.16, B1.22: the 616 by any axes crossed, each with the event by which it came there', async () => {
    const crossed = (query: Readonly<Record<string, string>>) =>
      figureWithEvents(server, 'clue-intake.clues', { source: 'supervision', ...query });
    expect(await crossed({})).toMatchObject({ value: 616, types: { ClueReceived: 616 } });
    expect(await crossed({ by: 'status,mode' })).toMatchObject({
      value: 616,
      groups: {
        'verified initial-verification': 41,
        'disposed-before talk-inquiry': 144,
        'disposed-before initial-verification': 144,
        'disposed-before hold': 144,
        'disposed-before close': 143,
      },
    });
    expect(await crossed({ by: 'mode', problem: 'neglect-of-duty' })).toMatchObject({
      value: 41,
      groups: { 'initial-verification': 41 },
      types: { DisposalApproved: 41 },
    });
    // 153 cases are those of 38 clues and one person more; the first clue has one in the fourth form and three in the second.
    expect(await crossed({ by: 'form,problem' })).toMatchObject({
      groups: { '2 neglect-of-duty': 39, '4 neglect-of-duty': 1, '- conduct': 575, '- neglect-of-duty': 2 },
    });
  }, 60_000);

  it('2.10: the towns filed 1,884, 60.8 % of the city’s', async () => {
    const rows = ofLedger(3_079, '德〔2022〕', '信访', (index) => [
      '',
      '初核',
      '2020-03-20',
      '2020-04-01',
      index < 1_872 ? '镇(街)纪委' : '县纪委',
    ]);
    expect(await imported(server, await pastLedger(rows))).toMatchObject({ imported: 3_079, refused: 0 });
    await filed(3, 'd', 'petition', villager);
    await filed(2, 'c', 'petition', cadre);
    const filings = { fact: 'filed', source: 'petition', by: 'level' };
    expect(await factsOnceAll(filings, 3_099)).toMatchObject({
      groups: { township: 1_884, county: 1_215 },
      types: { CaseFactRecorded: 3_099 },
    });
    const { figures } = await server.read<{ figures: readonly { readonly groups: readonly object[] }[] }>(
      'mhk-director',
      '/api/clue-intake/figures?figure=clue-intake.case-facts&by=level&where=fact=filed,source=petition',
    );
    expect(figures[0]!.groups).toMatchObject([
      { dimensions: { level: 'township' }, standing: 1_884, share: 60.8 },
      { dimensions: { level: 'county' }, standing: 1_215, share: 39.2 },
    ]);
  }, 300_000);
});
