import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { Acquaintance } from '../person-facts/acquaintance.js';
import type { StaffingFault } from '../rules/talk-staffing.js';
import type { TalkInquiryForm } from './talk-inquiry.events.js';

const staffing: Readonly<Record<StaffingFault, (needed: number) => Pick<Refusal, 'code' | 'zh' | 'en'>>> = {
  'too-few': (needed) => ({
    code: 'talk-inquiry.too-few-planned-talkers',
    zh: `谈话方案须确定谈话人员不少于 ${needed} 人`,
    en: `The plan names at least ${needed} persons who talk, each once`,
  }),
  'all-lent': () => ({ code: 'talk-inquiry.all-lent', zh: '谈话人员不得全部为借调、抽调人员', en: 'Not everybody who talks may be lent' }),
  'lent-leads': () => ({
    code: 'talk-inquiry.lent-leads',
    zh: '借调、抽调人员只能协助谈话,不得主谈',
    en: 'Lent staff are auxiliary in a talk with the subject and never lead it',
  }),
  'no-lead': () => ({ code: 'talk-inquiry.lead-missing', zh: '谈话方案须确定主谈人', en: 'The plan names who leads the talk' }),
};

/** Every refusal of a talk or inquiry, beside `talk-inquiry.not-allowed`. */
export const talkInquiryErrors = {
  dateInFuture: dateInFuture('talk-inquiry'),
  dateBefore: (field: string, before: string): Refusal => ({
    code: 'talk-inquiry.date-before',
    kind: 'invalid',
    zh: `日期“${field}”早于上一环节(${before})`,
    en: `The date “${field}” lies before the step that it follows (${before})`,
    details: { field, before },
  }),
  /** `role`: who may. */
  notApprover: (role: string): Refusal => ({
    code: 'talk-inquiry.not-approver',
    kind: 'forbidden',
    rule: 'B1.18',
    zh: role === 'principal' ? '该事项须报主要负责人批准' : '该事项由分管领导批准',
    en: role === 'principal' ? 'This needs the approval of the principal' : 'This needs the approval of the deputy in charge',
    details: { role },
  }),
  /** Only the handling department, whoever leads its zone, case management and those who approve. */
  notYourDepartment: {
    code: 'talk-inquiry.not-your-department',
    kind: 'forbidden',
    rule: 'B1.18',
    zh: '该谈话函询不由您所在部门承办',
    en: 'Another department handles this talk or inquiry',
  },
  notPerson: (subjectId: string): Refusal => ({
    code: 'talk-inquiry.subject-unfit',
    kind: 'invalid',
    rule: 'B1.18',
    zh: '谈话函询的对象须是已查明的自然人,不能是单位或者身份不明的对象',
    en: 'Talks and inquiries are with persons who are known, not with institutions or whoever is unidentified',
    details: { subjectId },
  }),
  handlerMissing: {
    code: 'talk-inquiry.handler-missing',
    rule: 'B1.3',
    zh: '尚未确定承办部门:须先由案管指定或者分办',
    en: 'No department handles it yet: case management assigns one, or the clue is routed first',
    allowed: ['assign-handler'],
  },
  departmentUnfit: {
    code: 'talk-inquiry.department-unfit',
    kind: 'invalid',
    rule: 'B1.18',
    zh: '承办部门须为本机关的部门',
    en: 'A talk or inquiry is handled by a department of the own commission',
  },
  /** `departmentId`: with which it is by the clue's own way. */
  handlerFixed: (departmentId: string): Refusal => ({
    code: 'talk-inquiry.handler-fixed',
    rule: 'B1.3',
    zh: '承办部门由线索的归属或者批准的分办确定,须改由分办变更',
    en: 'The clue is with that department, or was routed to it: only another routing changes that',
    details: { departmentId },
  }),
  proposerApproves: {
    code: 'talk-inquiry.proposer-approves',
    rule: 'B1.18',
    zh: '提出方案或处置意见的人不能审批',
    en: 'Whoever made the proposal may not approve it',
  },
  partyChiefReportMissing: {
    code: 'talk-inquiry.party-chief-report-missing',
    rule: 'B1.18',
    zh: '对象为下一级党委(党组)主要负责人的,须先向同级党委主要负责人报告',
    en: 'The subject is a next-lower party chief: the report to the party chief of the same level is missing',
  },
  wrongForm: (form: TalkInquiryForm): Refusal => ({
    code: 'talk-inquiry.wrong-form',
    rule: 'B1.18',
    zh: '批准的方式不是这一种;委托谈话须先发出通知,函询须先发函',
    en: 'The approved form is another one; a delegated talk needs its notice first, an inquiry its letter',
    details: { form },
  }),
  tooFewTalkers: (needed: number): Refusal => ({
    code: 'talk-inquiry.too-few-talkers',
    kind: 'invalid',
    rule: 'B1.21',
    zh: `谈话人不得少于 ${needed} 人`,
    en: `At least ${needed} person(s) hold this talk together`,
    details: { needed },
  }),
  wrongTalker: (capacities: readonly string[]): Refusal => ({
    code: 'talk-inquiry.wrong-talker',
    kind: 'invalid',
    rule: 'B1.18',
    zh: '谈话由相关负责人或者承办部门负责人进行;委托谈话由所在单位党委(党组)主要负责人进行',
    en: 'The person in charge or the head of the handling department talks; by delegation, the party chief of the unit',
    details: { capacities },
  }),
  /** `needed`: persons whom the plan names, at least. */
  staffing: (fault: StaffingFault, needed: number): Refusal => ({
    ...staffing[fault](needed),
    kind: 'invalid',
    rule: 'B4.9',
    details: { needed },
  }),
  talkersUnfit: {
    code: 'talk-inquiry.talkers-unfit',
    kind: 'invalid',
    rule: 'B4.9',
    zh: '本机关谈话的方案确定谈话人员;委托谈话由受托单位确定,函询没有谈话人员',
    en: 'Only the plan of an own talk names who talks: by delegation the unit does, and a letter has no talk',
  },
  talkerNotPlanned: (personIds: readonly string[]): Refusal => ({
    code: 'talk-inquiry.talker-not-planned',
    kind: 'invalid',
    rule: 'B4.9',
    zh: '谈话人员不在批准的方案中',
    en: 'The approved plan does not name this person',
    details: { personIds },
  }),
  acquaintancesUndecided: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'talk-inquiry.acquaintances-undecided',
    rule: '2.5',
    zh: '谈话人员与被反映人存在熟人关系:须另行确定谈话人员,或者写明理由后批准',
    en: 'Who would talk may know the subject: name others, or approve with a reason',
    allowed: ['reject-plan', 'approve-plan'],
    details: { hits },
  }),
  acquaintancesUnseen: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'talk-inquiry.acquaintances-unseen',
    rule: '2.5',
    zh: '方案提出后又发现熟人关系,审批时未显示:须退回重新提出',
    en: 'Something was found since the plan was proposed, which you were not shown: it has to be proposed anew',
    allowed: ['reject-plan'],
    details: { hits },
  }),
  refusalMissing: {
    code: 'talk-inquiry.refusal-missing',
    kind: 'invalid',
    rule: 'B1.18',
    zh: '被谈话人未签名的,须记录原因',
    en: 'Where the subject did not sign the record, the reason is noted',
  },
  countersignatureMissing: {
    code: 'talk-inquiry.countersignature-missing',
    rule: 'B1.20',
    zh: '函询回复须由所在党委(党组)主要负责人签署意见',
    en: 'The reply needs the countersignature of the party chief of the subject’s unit',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
