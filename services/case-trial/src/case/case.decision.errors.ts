import { type Subject, subjectKindOf } from '@liandong/contracts';
import type { Refusal } from '@liandong/event-sourcing';
import { caseOutcomesOf } from '../rules/case-outcomes.js';
import type { Outcome } from './case.events.js';

/** Refusals of opinions and decisions. */
export const decisionErrors = {
  outcomeUnfit: (subject: Subject, outcome: Outcome): Refusal => ({
    code: 'case.outcome-unfit',
    kind: 'invalid',
    rule: 'B2.24',
    zh: '处理结果与对象类型不符:处分只适用于自然人,问责检查、通报、改组只适用于单位;以事立案的,查明身份前只能撤销案件',
    en: 'This kind of subject cannot have this outcome: persons are sanctioned, institutions held accountable; a case on a matter can only be withdrawn until somebody is identified',
    allowed: caseOutcomesOf(subject),
    details: { kind: subjectKindOf(subject), outcome },
  }),
  outcomeMismatch: {
    code: 'case.outcome-and-sanctions-differ',
    kind: 'invalid',
    rule: 'B2.24',
    zh: '处理结果与处分种类不一致',
    en: 'Outcome and sanctions do not fit together',
  },
  doublePunishment: (track: string): Refusal => ({
    code: 'case.double-punishment',
    rule: 'B2.23',
    zh: '同一行为不得重复处分',
    en: 'One act is not punished twice on the same track',
    details: { track },
  }),
  trackNotFiled: (track: string): Refusal => ({
    code: 'case.track-not-filed',
    rule: 'B2.4',
    zh: '未就该类处分立案',
    en: 'The case was not filed on this track',
    details: { track },
  }),
  notForVillage: (kind: string, allowed: readonly string[]): Refusal => ({
    code: 'case.not-for-village-managers',
    kind: 'invalid',
    rule: 'B2.23',
    zh: '对基层群众性自治组织管理人员只能给予警告、记过、记大过',
    en: 'A village manager may get a warning, a demerit or a major demerit only',
    details: { kind, allowedSanctions: allowed },
  }),
  periodInvalid: (kind: string, months: readonly number[]): Refusal => ({
    code: 'case.period-invalid',
    kind: 'invalid',
    rule: 'B2.22',
    zh: '影响期不符合规定',
    en: 'The period is not one that the rule provides',
    details: { kind, months },
  }),
  heavierThanTold: {
    code: 'case.heavier-than-told',
    rule: 'B2.24',
    zh: '不得因陈述申辩加重;重于已告知内容的,须先查明新的事实',
    en: 'Never heavier for defending oneself: beyond what the person was told, new facts must come first',
    allowed: ['return-for-supplement', 'return-for-reinvestigation'],
  },
  notCompetent: (sanctions: readonly string[], allowedBodies: unknown): Refusal => ({
    code: 'case.body-not-competent',
    rule: 'B2.21',
    zh: '作出决定的机关无此批准权限',
    en: 'These bodies have no authority for this decision',
    details: { sanctions, allowedBodies },
  }),
  otherRecorder: {
    code: 'case.other-body-records',
    kind: 'forbidden',
    rule: 'B2.21',
    zh: '须由作出决定的机关提交',
    en: 'The deciding body records its own decision',
  },
  branchMeetingMissing: {
    code: 'case.branch-meeting-missing',
    kind: 'invalid',
    rule: 'B5.4',
    zh: '乡镇决定须在县级审核反馈之后召开支部大会',
    en: 'Before the township decides, and after the county’s review, the branch meeting is held',
  },
  routeConversionMissing: {
    code: 'case.route-conversion-missing',
    kind: 'invalid',
    rule: 'B5.6',
    zh: '审核与报批路径转换须有协商一致的文书',
    en: 'Changing between the township’s two routes needs the agreement that names the route',
  },
  electedPostHeld: {
    code: 'case.elected-post-held',
    rule: 'B2.25',
    zh: '人大选举或者任命的人员,须先免去职务再作出撤职、开除决定',
    en: 'A person elected or appointed by a people’s congress is removed from the post first',
  },
  notOutstanding: (kinds: readonly string[]): Refusal => ({
    code: 'case.nothing-to-execute',
    kind: 'invalid',
    rule: 'B2.28',
    zh: '没有需要执行的该项内容',
    en: 'There is nothing of this kind to execute',
    details: { kinds },
  }),
  executionOutstanding: (outstanding: readonly string[]): Refusal => ({
    code: 'case.execution-outstanding',
    rule: 'B2.28',
    zh: '处分尚未执行完毕或者未报告执行情况',
    en: 'The sanction is not yet executed and reported',
    allowed: ['record-execution'],
    details: { outstanding },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
