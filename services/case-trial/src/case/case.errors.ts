import { type Subject, subjectKindOf, subjectUnfit } from '@liandong/contracts';
import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import { caseOutcomesOf } from '../rules/case-outcomes.js';
import type { Outcome } from './case.events.js';

/** Refusals of filing and investigation, beside `case.not-allowed`. */
const filingErrors = {
  dateInFuture: dateInFuture('case'),
  dateTooEarly: (field: string, notBefore: string): Refusal => ({
    code: 'case.date-too-early', kind: 'invalid', zh: `日期“${field}”早于前一环节(${notBefore})`, en: `The date “${field}” lies before the step it follows (${notBefore})`, details: { field, notBefore },
  }),
  directForward: {
    code: 'case.direct-forward', rule: 'B1.7', zh: '上级管理的干部不由本级立案', en: 'A case about a person managed by the upper level is not opened here',
  },
  townshipUnknown: {
    code: 'case.township-unknown', kind: 'invalid', rule: '2.11', zh: '乡镇、村管理人员的案件须写明所属乡镇', en: 'The case of a person managed by a township or village names that township',
  },
  raisedLevel: {
    code: 'case.raised-level-required', kind: 'invalid', rule: 'B3.6', zh: '提级办理的案件不交所属乡镇', en: 'A case handled at the raised level does not go to the own township',
  },
  notVerifier: {
    code: 'case.not-a-verifier', kind: 'forbidden', rule: 'B2.4', zh: '提请立案的调查人员须参加过初步核实', en: 'An investigator who proposes the filing must have taken part in the verification',
  },
  factsMissing: {
    code: 'case.facts-or-evidence-missing', kind: 'invalid', rule: 'B2.4', zh: '提请立案须写明事实并列出证据', en: 'A filing needs facts and at least one piece of evidence',
  },
  proposerApproves: {
    code: 'case.proposer-approves', rule: 'B2.4', zh: '提出意见的人不能审批自己的意见', en: 'Whoever made the proposal may not approve it',
  },
  approvesTwice: {
    code: 'case.approves-twice', rule: 'B2.4', zh: '同一人不能以两种身份审批', en: 'One person may not approve in two capacities',
  },
  otherApprover: (awaited: readonly string[]): Refusal => ({
    code: 'case.other-approver-awaited', kind: 'forbidden', rule: 'B2.4', zh: '现应由其他负责人审批', en: 'Another approver is awaited now', details: { awaited },
  }),
  tooFewPersons: (rule: string, least: number): Refusal => ({
    code: 'case.too-few-persons', kind: 'invalid', rule, zh: `须由 ${least} 人以上进行`, en: `At least ${least} persons must act`, details: { least },
  }),
  leaderNotMember: {
    code: 'case.leader-not-member', kind: 'invalid', zh: '组长须是审查调查组成员', en: 'The leader is one of the investigators',
  },
  meetingTooLate: {
    code: 'case.plan-meeting-too-late', kind: 'invalid', rule: 'B2.4', zh: '方案须先经专题会研究确定', en: 'The case meeting that fixes the plan comes before the appointment',
  },
  reasonMissing: {
    code: 'case.change-reason-missing', kind: 'invalid', rule: 'B2.4', zh: '方案和人员不得随意变更,变更须说明理由', en: 'Plan and investigators are not changed freely: give the reason',
  },
  triesAndInvestigates: (persons: readonly string[]): Refusal => ({
    code: 'case.tries-and-investigates', rule: 'B2.13', zh: '审理过本事项的人员不得参加审查调查', en: 'Whoever tried a case of this matter may not investigate it', details: { persons },
  }),
  notInvestigator: (persons: readonly string[]): Refusal => ({
    code: 'case.not-an-investigator', kind: 'forbidden', zh: '不是本案审查调查人员', en: 'Not an investigator of this case', details: { persons },
  }),
  noticesMissing: {
    code: 'case.notices-missing', kind: 'invalid', rule: 'B2.5', zh: '涉嫌严重职务违法或者职务犯罪的,应当通知家属并向社会公开发布', en: 'In a serious case the family is notified and the public informed',
  },
  measureNotPlanned: {
    code: 'case.measure-not-planned', rule: 'B2.4', zh: '该措施不在经批准的方案之内', en: 'The measure is not in the approved plan',
  },
  avRecordingMissing: {
    code: 'case.av-recording-missing', kind: 'invalid', rule: 'B2.11', zh: '该措施须全程录音录像', en: 'This measure is recorded in sound and picture',
  },
  papersMissing: (rule: string, missing: readonly string[]): Refusal => ({
    code: 'case.papers-missing', kind: 'invalid', rule, zh: '材料不齐', en: 'Papers are missing', details: { missing },
  }),
  refusalNoteMissing: {
    code: 'case.refusal-note-missing', kind: 'invalid', rule: 'B2.12', zh: '被审查调查人未在事实材料上签字的,须注明情况', en: 'Where the subject did not sign the fact statement, a note says why',
  },
  factsSeenLater: {
    code: 'case.facts-seen-after-report', kind: 'invalid', rule: 'B2.12', zh: '事实材料应在形成报告之前与本人见面', en: 'The subject sees the facts before the report is made',
  },
  signaturesMissing: (persons: readonly string[]): Refusal => ({
    code: 'case.signatures-missing', rule: 'B2.12', zh: '报告须经全体审查调查人员签名', en: 'Every investigator signs the report first', allowed: ['sign-report'], details: { persons },
  }),
} as const;

/** Refusals of the trial. */
const trialErrors = {
  notTownshipCase: { code: 'case.not-a-township-case', rule: 'B5.1', zh: '本案不属于乡镇内审范围', en: 'This case is not tried by a township first' },
  otherTownship: { code: 'case.other-township', kind: 'forbidden', rule: 'B5.2', zh: '不是本案所属乡镇', en: 'The case belongs to another township' },
  reviewMissing: {
    code: 'case.township-review-missing', rule: 'B5.2', zh: '乡镇案件须先经乡镇内审并报送,县级方可受理', en: 'A township case is accepted after the township’s own review and submission', allowed: ['review-by-township', 'submit-to-county'],
  },
  reviewerInvestigated: (persons: readonly string[]): Refusal => ({
    code: 'case.reviewer-investigated', rule: 'B2.13', zh: '参加过核查、审查调查的人员不得参加内审', en: 'Whoever verified or investigated may not review', details: { persons },
  }),
  notAmong: (persons: readonly string[]): Refusal => ({
    code: 'case.recorder-not-among-actors', kind: 'forbidden', zh: '须由参加人员本人提交', en: 'One of the acting persons records the act', details: { persons },
  }),
  panelConflict: (persons: readonly string[]): Refusal => ({
    code: 'case.panel-conflict', rule: 'B2.13', zh: '参加过核查、审查调查或者乡镇内审的人员不得参加审理', en: 'Whoever verified, investigated or reviewed for the township may not take part in the trial', details: { persons },
  }),
  notOnPanel: (persons: readonly string[]): Refusal => ({
    code: 'case.not-on-panel', kind: 'forbidden', rule: 'B2.13', zh: '不是本案审理组成员', en: 'Not on the trial panel of this case', details: { persons },
  }),
  notComplex: { code: 'case.not-complex', rule: 'B2.15', zh: '只有重大复杂案件可以延长审理期限', en: 'Only the trial of a complex case can be extended', allowed: ['classify'] },
  extendedBefore: { code: 'case.extended-before', rule: 'B2.15', zh: '审理期限已延长过', en: 'The trial was extended before' },
  extensionTooLate: { code: 'case.extension-too-late', rule: 'B2.15', zh: '审理期限已届满,不能再延长', en: 'The limit has passed; it can no longer be extended' },
  gapsMissing: { code: 'case.gaps-missing', kind: 'invalid', rule: 'B2.16', zh: '须列明需补充的证据或已补充的材料', en: 'Name the evidence that is missing or was supplied' },
  participantsMissing: (persons: readonly string[]): Refusal => ({
    code: 'case.participants-missing', kind: 'invalid', rule: 'B2.18', zh: '集体审议须有审理组全体和主持人参加', en: 'The whole panel and the chair take part in the deliberation', details: { persons },
  }),
  notCollective: { code: 'case.not-collective', kind: 'invalid', rule: 'B2.18', zh: '集体审议不能只有审理组成员', en: 'A collective deliberation has members beyond the panel' },
  dissenterAbsent: (persons: readonly string[]): Refusal => ({
    code: 'case.dissenter-absent', kind: 'invalid', rule: 'B2.18', zh: '不同意见须由参加审议的人提出', en: 'A dissent comes from a participant', details: { persons },
  }),
} as const;

/** Refusals of opinions and decisions. */
const decisionErrors = {
  subjectUnfit: subjectUnfit('case'),
  identityUnfit: (subjectId: string): Refusal => ({
    code: 'case.identity-unfit', kind: 'invalid', zh: '只有以事立案的案件须查明身份,且须查明为自然人或者单位', en: 'Only in a case on a matter is somebody identified: a person or an institution, under the id of the subject', details: { subjectId },
  }),
  outcomeUnfit: (subject: Subject, outcome: Outcome): Refusal => ({
    code: 'case.outcome-unfit', kind: 'invalid', rule: 'B2.24', zh: '处理结果与对象类型不符:处分只适用于自然人,问责检查、通报、改组只适用于单位;以事立案的,查明身份前只能撤销案件',
    en: 'This kind of subject cannot have this outcome: persons are sanctioned, institutions held accountable; a case on a matter can only be withdrawn until somebody is identified', allowed: caseOutcomesOf(subject),
    details: { kind: subjectKindOf(subject), outcome },
  }),
  outcomeMismatch: { code: 'case.outcome-and-sanctions-differ', kind: 'invalid', rule: 'B2.24', zh: '处理结果与处分种类不一致', en: 'Outcome and sanctions do not fit together' },
  doublePunishment: (track: string): Refusal => ({
    code: 'case.double-punishment', rule: 'B2.23', zh: '同一行为不得重复处分', en: 'One act is not punished twice on the same track', details: { track },
  }),
  trackNotFiled: (track: string): Refusal => ({ code: 'case.track-not-filed', rule: 'B2.4', zh: '未就该类处分立案', en: 'The case was not filed on this track', details: { track } }),
  notForVillage: (kind: string, allowed: readonly string[]): Refusal => ({
    code: 'case.not-for-village-managers', kind: 'invalid', rule: 'B2.23', zh: '对基层群众性自治组织管理人员只能给予警告、记过、记大过', en: 'A village manager may get a warning, a demerit or a major demerit only', details: { kind, allowedSanctions: allowed },
  }),
  periodInvalid: (kind: string, months: readonly number[]): Refusal => ({
    code: 'case.period-invalid', kind: 'invalid', rule: 'B2.22', zh: '影响期不符合规定', en: 'The period is not one that the rule provides', details: { kind, months },
  }),
  heavierThanTold: {
    code: 'case.heavier-than-told', rule: 'B2.24', zh: '不得因陈述申辩加重;重于已告知内容的,须先查明新的事实', en: 'Never heavier for defending oneself: beyond what the person was told, new facts must come first', allowed: ['return-for-supplement', 'return-for-reinvestigation'],
  },
  notCompetent: (sanctions: readonly string[], allowedBodies: unknown): Refusal => ({
    code: 'case.body-not-competent', rule: 'B2.21', zh: '作出决定的机关无此批准权限', en: 'These bodies have no authority for this decision', details: { sanctions, allowedBodies },
  }),
  otherRecorder: { code: 'case.other-body-records', kind: 'forbidden', rule: 'B2.21', zh: '须由作出决定的机关提交', en: 'The deciding body records its own decision' },
  branchMeetingMissing: {
    code: 'case.branch-meeting-missing', kind: 'invalid', rule: 'B5.4', zh: '乡镇决定须在县级审核反馈之后召开支部大会', en: 'Before the township decides, and after the county’s review, the branch meeting is held',
  },
  routeConversionMissing: {
    code: 'case.route-conversion-missing', kind: 'invalid', rule: 'B5.6', zh: '审核与报批路径转换须有协商一致的文书', en: 'Changing between the township’s two routes needs the agreement that names the route',
  },
  electedPostHeld: {
    code: 'case.elected-post-held', rule: 'B2.25', zh: '人大选举或者任命的人员,须先免去职务再作出撤职、开除决定', en: 'A person elected or appointed by a people’s congress is removed from the post first',
  },
  notOutstanding: (kinds: readonly string[]): Refusal => ({ code: 'case.nothing-to-execute', kind: 'invalid', rule: 'B2.28', zh: '没有需要执行的该项内容', en: 'There is nothing of this kind to execute', details: { kinds } }),
  executionOutstanding: (outstanding: readonly string[]): Refusal => ({
    code: 'case.execution-outstanding', rule: 'B2.28', zh: '处分尚未执行完毕或者未报告执行情况', en: 'The sanction is not yet executed and reported', allowed: ['record-execution'], details: { outstanding },
  }),
} as const;

/** Every refusal of a case. */
export const caseErrors = { ...filingErrors, ...trialErrors, ...decisionErrors } as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
