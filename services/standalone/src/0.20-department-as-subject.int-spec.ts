import { AuditModule } from '@liandong/audit';
import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import type { SubjectOutcome } from '@liandong/contracts';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { figureWithEvents, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { arranged, closedCase, disposed, filedCase } from './testing/case-chain.js';

const [intake, joint, trial] = ['/api/clue-intake', '/api/joint-supervision', '/api/case-trial'];
const day = '2020-06-11';
/** 某市直部门: the transfer names nobody else. */
const department = {
  subjectId: 'dept',
  kind: 'institution',
  name: '某市直部门',
  organisationId: 'mhk.unit-agriculture',
  managedBy: 'county',
  superiorId: 'mhk.government',
} as const;
const posted = { ...department, position: '', villageCadre: false };
const persons = Array.from({ length: 9 }, (_, index) => ({
  subjectId: `s${index + 1}`,
  name: `第${index + 1}人`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county' as const,
  villageCadre: false,
}));
const outcomes: readonly SubjectOutcome[] = ['file', 'file', 'admonish', 'admonish', ...Array<SubjectOutcome>(5).fill('criticise-educate')];
const homes: Readonly<Record<number, string>> = {
  3: 'room-2',
  4: 'room-4',
  5: 'dispatched-2',
  7: 'township-2',
  8: 'procuratorate',
  9: 'procuratorate',
};
const team = (name: string, ...numbers: number[]) => ({
  name,
  leaderPersonId: `mhk-inv-${numbers[0]}`,
  memberIds: numbers.map((number) => `mhk-inv-${number}`),
});
const teams = [team('第一办案组', 1, 2, 8), team('第二办案组', 3, 4, 9), team('第三办案组', 7, 5)];

interface Page<T> {
  readonly items: readonly T[];
}

/** Every step through the public API of the services; what follows by itself follows by their automations. */
describe('0.20: the procuratorate’s first transfer is about a department, not about a person', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, JointSupervisionModule, CaseTrialModule, AuditModule]);
    await arranged(server);
    const drawn = Object.entries(homes).map(([number, home]) => ({
      personId: `mhk-inv-${number}`,
      name: `核查员${number}`,
      organisationId: `mhk.${home}`,
      affiliation: home === 'procuratorate' ? 'partner-agency' : 'commission',
      duty: 'staff',
    }));
    await server.command('mhk-director', `${joint}/staff-rosters`, { organisationId: 'mhk', from: '2020-03-02', persons: drawn });
  }, 60_000);
  afterAll(() => server.close());

  /** 移送、受理、处置、分办: the clue as it stands with the teams. */
  async function transferred(): Promise<string> {
    await server.send('mhk-director', 'PUT', `${intake}/agencies/mhk.procuratorate`, {
      name: '市检察院',
      kind: 'procuratorate',
      commissionId: 'mhk',
      agreement: '合作协议',
      eventTypes: ['cn.liandong.clue.transferred.v1'],
    });
    const data = {
      reference: '梅检移〔2020〕1号',
      title: '某市直部门不认真履职',
      summary: '办理公益诉讼案件中发现',
      transferredOn: day,
      subjects: [posted],
    };
    const event = { specversion: '1.0', id: 'first', source: 'https://mhk.jcy.example', type: 'cn.liandong.clue.transferred.v1', data };
    const { clueId } = (await server.send<{ clueId: string }>('mhk-procurator', 'POST', `${intake}/agency-events`, event)).body;
    await disposed(server, clueId, 'initial-verification', ['neglect-of-duty']);
    await server.command('mhk-intake', `${intake}/clues/${clueId}/routing-proposal`, {
      zoneId: 'mhk.zone-1',
      leaderPersonId: 'mhk-lead-1',
      level: 'county',
    });
    await server.command('mhk-principal', `${intake}/clues/${clueId}/routing-approval`);
    return clueId;
  }

  /** 3 teams, 4 days: nine persons of the department are found, whom the principal approves; the department itself gets a suggestion. */
  async function verified(clueId: string): Promise<void> {
    const act = (who: string, noun: string, body: object = {}) => server.command(who, `${joint}/verifications/${clueId}/${noun}`, body);
    const plan = {
      purpose: '核实不认真履职问题',
      zoneIds: [1, 2, 3, 4].map((number) => `mhk.zone-${number}`),
      agencyIds: ['mhk.procuratorate'],
      proposedOn: day,
    };
    await eventually(
      async () => (await server.send('mhk-lead-1', 'POST', `${joint}/verifications/${clueId}/plan-proposal`, plan)).status === 201,
      30_000,
    );
    await act('mhk-principal', 'plan-approval');
    await act('mhk-lead-1', 'teams', { teams, drawnOn: day });
    await act('mhk-lead-1', 'start', { startedOn: day });
    await act('mhk-inv-1', 'measures', {
      kind: 'obtain-evidence',
      takenBy: ['mhk-inv-1', 'mhk-inv-2'],
      notice: '核通1号',
      record: '调取笔录',
      takenOn: '2020-06-12',
      evidence: [{ evidenceId: 'e1', name: '台账', digest: '1'.repeat(64) }],
    });
    await act('mhk-inv-1', 'subjects', { subjects: persons, reason: '调查取证中发现的责任人员', addedOn: '2020-06-12' });
    await act('mhk-principal', 'subject-approvals', { subjectIds: persons.map(({ subjectId }) => subjectId) });
    for (const { subjectId } of [department, ...persons])
      await act('mhk-inv-1', 'findings', { subjectId, facts: '未认真履职,情况属实', evidenceIds: ['e1'] });
    const report = (ofDepartment: SubjectOutcome) => ({
      outcomes: [
        { subjectId: department.subjectId, outcome: ofDepartment },
        ...persons.map(({ subjectId }, index) => ({ subjectId, outcome: outcomes[index] })),
      ],
      problems: [],
      summary: '情况属实',
      draftedOn: '2020-06-14',
    });
    expect(await server.send('mhk-inv-1', 'POST', `${joint}/verifications/${clueId}/report`, report('admonish'))).toMatchObject({
      status: 422,
      body: { code: 'verification.outcome-unfit', allowed: ['file', 'examination', 'circular', 'reorganisation', 'suggestion', 'no-case'] },
    });
    await act('mhk-inv-1', 'report', report('suggestion'));
    for (const { memberIds } of teams)
      for (const member of memberIds) await act(member, 'report-signatures', { version: 1, signedOn: '2020-06-14' });
    await act('mhk-inv-1', 'report-submission', { opinion: '同意上报', reportedOn: '2020-06-15' });
    await act('mhk-principal', 'conclusion', { concludedOn: '2020-06-15' });
  }

  async function measuresApplied(clueId: string): Promise<void> {
    const all = () =>
      server.read<Page<{ measureId: string; kind: string; subjectId: string }>>('mhk-supervisor-1', `${trial}/measures?limit=200`);
    const found = await eventually(async () => ((await all()).items.length === 8 ? (await all()).items : false), 30_000);
    expect(found.map(({ measureId, subjectId }) => measureId === `${clueId}-${subjectId}`)).toEqual(Array(8).fill(true));
    for (const { measureId, kind } of found) {
      const act = (who: string, noun: string, body: object) => server.command(who, `${trial}/measures/${measureId}/${noun}`, body);
      await act('mhk-principal', 'approval', { approvedOn: '2020-06-16' });
      if (kind === 'suggestion') await act('mhk-supervisor-1', 'document', { document: '梅监建〔2020〕1号', issuedOn: '2020-06-17' });
      else
        await act('mhk-supervisor-1', 'talk', {
          talkers: ['mhk-supervisor-1', 'mhk-supervisor-2'],
          capacity: 'department-head',
          record: '谈话记录',
          appliedOn: '2020-06-17',
        });
    }
  }

  it('0.20: a department’s clue, 3 teams, 4 days: 立案 2, 诫勉谈话 2, 批评教育 5 persons, and one suggestion to the department', async () => {
    const clueId = await transferred();
    const clueOf = () => server.read<object>('mhk-director', `${intake}/clues/${clueId}`);
    expect(await clueOf()).toMatchObject({ sourceKind: 'procuratorate', subjects: [department] });
    await verified(clueId);
    const figures = {
      filed: 2,
      admonished: 2,
      educated: 5,
      noCase: 0,
      institutions: { filed: 0, accountable: 0, suggested: 1, noCase: 0 },
    };
    expect(await server.read('mhk-lead-1', `${joint}/verifications/${clueId}`)).toMatchObject({
      status: 'concluded',
      days: 4,
      teams: { length: 3 },
      figures,
    });
    await measuresApplied(clueId);
    for (const { subjectId } of persons.slice(0, 2)) {
      await filedCase(server, `${clueId}-${subjectId}`);
      await closedCase(server, `${clueId}-${subjectId}`, persons[0]!);
    }
    await eventually(
      async () =>
        (await server.send('mhk-director', 'POST', `${intake}/clues/${clueId}/conclusion`, { summary: '办结', concludedOn: '2020-07-28' }))
          .status === 201,
      30_000,
    );
    await server.command('mhk-director', `${intake}/clues/${clueId}/feedback`, { text: '已查处', givenOn: '2020-07-28' });
    expect(await clueOf()).toMatchObject({ status: 'feedback-given', figures });
    // The department is among the subjects, and among no persons.
    expect((await figureWithEvents(server, 'clue-intake.subjects', { by: 'kind' })).groups).toEqual({ institution: 1, person: 9 });
    expect((await figureWithEvents(server, 'clue-intake.clues', { by: 'subject' })).groups).toEqual({ institution: 1, person: 1 });
    expect((await figureWithEvents(server, 'clue-intake.persons-by-form', { by: 'form' })).groups).toEqual({ 1: 7, 2: 2 });
    expect((await figureWithEvents(server, 'case-trial.persons-by-form', { by: 'how' })).groups).toEqual({
      admonish: 2,
      'criticise-educate': 5,
      sanction: 2,
    });
    expect((await figureWithEvents(server, 'case-trial.institutions-held-accountable', { by: 'kind' })).groups).toEqual({ suggestion: 1 });
  }, 120_000);
});
