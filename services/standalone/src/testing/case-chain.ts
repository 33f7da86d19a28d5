import { keptLibrary } from '@liandong/clue-intake/testing';
import type { Subject } from '@liandong/contracts';
import type { TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';

const intake = '/api/clue-intake';
const joint = '/api/joint-supervision';
const trial = '/api/case-trial';
const verifiers = ['mhk-inv-1', 'mhk-inv-2'];
const investigators = ['mhk-inv-5', 'mhk-inv-6'];
const panel = ['mhk-trial-1', 'mhk-trial-2'];
const papers = {
  report: '审查调查报告',
  'fact-statement': '违纪事实见面材料',
  'property-report': '涉案财物报告',
  'evidence-list': '证据目录',
  'procedure-papers': '程序文书',
};
const townshipPapers = { assignment: '交办函', verification: '初核报告', investigation: '审查报告', 'internal-review': '内审意见' };
const letter = { facts: '不认真履行职责,造成不良影响', evidence: '谈话笔录、书证' };

export interface ChainClue {
  readonly id: string;
  readonly matterId: string;
}

/** How a case ends; without a property nothing is recovered. */
export interface CaseEnd {
  readonly sanction?: string;
  readonly transferToJustice?: boolean;
  readonly property?: readonly {
    readonly description: string;
    readonly amountYuan: number;
    readonly disposal: 'confiscate' | 'order-refund' | 'return' | 'transfer';
  }[];
}

/** What has to stand before anything is registered and verified: a library with its keeper, the plan with its zones, and who may be drawn for teams. */
export async function arranged(server: TestApp): Promise<void> {
  await keptLibrary(server);
  const member = (name: string, kind: string) => ({ organisationId: `mhk.${name}`, kind });
  const zones = [1, 2, 3, 4].map((number) => ({
    zoneId: `mhk.zone-${number}`,
    name: `第${number}联动协作区`,
    leadPersonId: `mhk-lead-${number}`,
    liaisonRoomId: `mhk.room-${number}`,
    members: [
      member(`room-${number}`, 'department-room'),
      member(`dispatched-${number * 2}`, 'dispatched-group'),
      member(`township-${number}`, 'township'),
    ],
    groups: [],
  }));
  const plan = {
    organisationId: 'mhk',
    title: '联动协作机制实施方案',
    upperBodyId: 'upper',
    coordinatorIds: ['mhk.case-management'],
    systems: ['joint-investigation'],
    adoptedOn: '2020-03-02',
    zones,
  };
  await server.command('mhk-principal', `${joint}/collaboration-plans`, plan);
  const persons = verifiers.map((personId, index) => ({
    personId,
    name: personId,
    organisationId: `mhk.room-${index === 0 ? 1 : 3}`,
    affiliation: 'commission',
    duty: 'staff',
  }));
  await server.command('mhk-director', `${joint}/staff-rosters`, { organisationId: 'mhk', from: '2020-03-02', persons });
}

/** 处置方案 that does for any mode (B1.2). */
export const disposalPlan = {
  steps: [{ what: '查阅资料,向知情人了解情况', who: '第一监督检查室', until: '2099-12-31' }],
  safety: '谈话地点安全检查',
};

/** A clue from its receipt to the approved mode. */
export async function disposedClue(server: TestApp, received: object, mode: string, problemTypes?: readonly string[]): Promise<ChainClue> {
  const clue = await server.command<ChainClue>('mhk-intake', `${intake}/clues`, received);
  await disposed(server, clue.id, mode, problemTypes);
  return clue;
}

/** A clue that was received, to the approved mode. */
export async function disposed(
  server: TestApp,
  clueId: string,
  mode: string,
  problemTypes: readonly string[] = ['conduct'],
): Promise<void> {
  const act = (who: string, noun: string, body: object = {}) => server.command(who, `${intake}/clues/${clueId}/${noun}`, body);
  await act('mhk-intake', 'registration');
  await act('mhk-intake', 'screening', { problemTypes, opinion: '属本级管辖' });
  await act('mhk-intake', 'disposal-proposal', { mode, opinion: '……', plan: disposalPlan });
  await act('mhk-principal', 'disposal-approval');
}

/** What the verification found: the same outcome for all subjects, and problems of a unit. */
export interface Findings {
  readonly outcome: 'file' | 'admonish' | 'criticise-educate' | 'no-case';
  readonly problems?: readonly string[];
}

/** From the approved mode to the concluded verification. */
export async function verifiedClue(
  server: TestApp,
  { id }: Pick<ChainClue, 'id'>,
  subjects: readonly Subject[],
  zone = 1,
  { outcome, problems = [] }: Findings = { outcome: 'file' },
): Promise<void> {
  const lead = `mhk-lead-${zone}`;
  await server.command('mhk-intake', `${intake}/clues/${id}/routing-proposal`, {
    zoneId: `mhk.zone-${zone}`,
    leaderPersonId: lead,
    level: 'county',
  });
  await server.command('mhk-principal', `${intake}/clues/${id}/routing-approval`);
  await eventually(
    async () =>
      (await server.send('mhk-intake', 'POST', `${intake}/custody/${id}/handing-over`, { handedOn: '2020-06-11' })).status === 201,
    30_000,
  );
  await server.command(lead, `${intake}/custody/${id}/receipt`, { receivedOn: '2020-06-11' });
  const act = (who: string, noun: string, body: object = {}) => server.command(who, `${joint}/verifications/${id}/${noun}`, body);
  await eventually(
    async () =>
      (
        await server.send(lead, 'POST', `${joint}/verifications/${id}/plan-proposal`, {
          purpose: '核实反映问题',
          zoneIds: ['mhk.zone-1', 'mhk.zone-2', 'mhk.zone-3', 'mhk.zone-4'],
          agencyIds: [],
          proposedOn: '2020-06-11',
        })
      ).status === 201,
    30_000,
  );
  await act('mhk-principal', 'plan-approval');
  await act(lead, 'teams', { teams: [{ name: '核查组', leaderPersonId: verifiers[0], memberIds: verifiers }], drawnOn: '2020-06-11' });
  await act(lead, 'start', { startedOn: '2020-06-11' });
  await act(verifiers[0]!, 'measures', {
    kind: 'talk',
    takenBy: verifiers,
    notice: '核通1号',
    record: '谈话笔录',
    takenOn: '2020-06-12',
    evidence: [{ evidenceId: 'e1', name: '谈话笔录', digest: '1'.repeat(64) }],
  });
  for (const { subjectId } of subjects) await act(verifiers[0]!, 'findings', { subjectId, facts: '情况属实', evidenceIds: ['e1'] });
  await act(verifiers[0]!, 'report', {
    outcomes: subjects.map(({ subjectId }) => ({ subjectId, outcome })),
    problems: problems.map((text) => ({ organisationId: 'mhk.unit-agriculture', text })),
    summary: '情况属实',
    draftedOn: '2020-06-14',
  });
  for (const member of verifiers) await act(member, 'report-signatures', { version: 1, signedOn: '2020-06-14' });
  await act(verifiers[0]!, 'report-submission', { opinion: '同意上报', reportedOn: '2020-06-15' });
  await act('mhk-principal', 'conclusion', { concludedOn: '2020-06-15' });
}

/** The cases that the verification opened by itself, in the order of its subjects. */
export async function openedCases(server: TestApp, { id, matterId }: ChainClue, subjects: readonly Subject[]): Promise<readonly string[]> {
  await eventually(
    async () => (await server.read<{ total: number }>('mhk-director', `${trial}/cases?matter=${matterId}`)).total === subjects.length,
    30_000,
  );
  return subjects.map(({ subjectId }) => `${id}-${subjectId}`);
}

/** 立案: proposed and approved. */
export async function filedCase(server: TestApp, caseId: string): Promise<void> {
  await server.command('mhk-inv-1', `${trial}/cases/${caseId}/filing-proposal`, {
    tracks: ['government'],
    gravity: 'ordinary',
    facts: '未认真履职',
    evidence: ['初核报告'],
    proposedOn: '2020-06-16',
  });
  await server.command('mhk-principal', `${trial}/cases/${caseId}/filing-approval`, { approvedOn: '2020-06-16' });
}

/** From the filing to the archive: investigation, trial (2.11: a township's own review first), decision and execution. */
export async function closedCase(server: TestApp, caseId: string, { managedBy }: Subject, end: CaseEnd = {}): Promise<void> {
  const act = (who: string, noun: string, body: object) => server.command(who, `${trial}/cases/${caseId}/${noun}`, body);
  const { sanction = 'government-warning', transferToJustice = false, property = [] } = end;
  const opinion = {
    outcome: 'sanction',
    sanctions: [{ kind: sanction }],
    transferToJustice,
    qualification: '违反工作纪律',
    basis: '《公职人员政务处分法》第三十九条',
  };
  await act('mhk-principal', 'investigators', {
    investigators,
    leaderPersonId: investigators[0],
    plan: { meetingOn: '2020-06-17', purpose: '查清履职情况', measures: ['talk'] },
    appointedOn: '2020-06-17',
  });
  await act('mhk-inv-5', 'filing-announcement', {
    announcedBy: investigators,
    notice: '立案通知书',
    familyNotified: false,
    publicNotice: false,
    announcedOn: '2020-06-18',
  });
  await act('mhk-inv-5', 'investigative-measures', {
    kind: 'talk',
    takenBy: investigators,
    notice: '谈话通知书',
    record: '谈话笔录',
    takenOn: '2020-06-19',
  });
  await act('mhk-inv-5', 'investigation-report', {
    facts: '查明未认真履行监管职责',
    evidence: ['谈话笔录'],
    papers,
    factStatement: { seenOn: '2020-06-28', signed: true },
    reportedOn: '2020-06-29',
  });
  await act('mhk-inv-6', 'report-signature', { signedOn: '2020-06-29' });
  await act('mhk-principal', 'trial-hand-over', { handedOverOn: '2020-06-30' });
  if (managedBy !== 'county') {
    await act('mhk-township-reviewer-1', 'township-review', {
      reviewers: ['mhk-township-reviewer-1', 'mhk-township-reviewer-2'],
      opinion,
      complex: false,
      papers: townshipPapers,
      reviewedOn: '2020-07-01',
    });
    await act('mhk-township-secretary', 'township-submission', { approvalReference: '镇纪报1号', submittedOn: '2020-07-01' });
  }
  await act('mhk-trial-director', 'acceptance', { acceptedOn: '2020-07-02', panel });
  await act('mhk-trial-1', 'trial-talk', { talkers: panel, record: '审理谈话笔录', heldOn: '2020-07-06' });
  await act('mhk-trial-director', 'deliberation', { participants: [...panel, 'mhk-trial-director'], opinion, deliberatedOn: '2020-07-10' });
  await act('mhk-trial-1', 'defence', { statement: '无异议', response: '已记录在卷', heardBy: panel, heardOn: '2020-07-13' });
  await act('mhk-principal', 'decision', {
    opinion,
    meetings: [{ body: 'county-commission', heldOn: '2020-07-17', minutes: '常委会会议纪要' }],
    property,
    letter,
  });
  await act('mhk-trial-1', 'decision-announcement', {
    announcedBy: panel,
    unit: '所在单位',
    servedOn: '2020-07-20',
    announcedOn: '2020-07-20',
  });
  const executed = [...(property.length > 0 ? ['property'] : []), 'personnel-file'].map((kind) => ({
    kind,
    detail: '已执行',
    executedOn: '2020-07-22',
  }));
  await act('mhk-trial-1', 'execution', { items: executed, report: { reference: '执行情况报告', reportedOn: '2020-07-24' } });
  await act('mhk-director', 'closure', { archive: '卷宗', closedOn: '2020-07-27' });
}
