import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { EnquiryApprover } from '../rules/enquiry-authority.js';

/** Every refusal of an enquiry, beside `person-enquiry.not-allowed`. */
export const personEnquiryErrors = {
  dateInFuture: dateInFuture('person-enquiry'),
  unknown: { code: 'person-enquiry.unknown', kind: 'not-found', zh: '没有这件征求意见函', en: 'There is no such enquiry' },
  datesUnfit: (field: string): Refusal => ({
    code: 'person-enquiry.dates-unfit',
    kind: 'invalid',
    zh: '收函日期不得早于来函日期,回复日期不得早于批准日期',
    en: 'A letter is received on the day on which it was written or later, and answered on the day of the approval or later',
    details: { field },
  }),
  personsUnfit: { code: 'person-enquiry.persons-unfit', kind: 'invalid', zh: '同一人员只列一次', en: 'Each person is named once' },
  opinionsIncomplete: (persons: readonly string[]): Refusal => ({
    code: 'person-enquiry.opinions-incomplete',
    kind: 'invalid',
    rule: 'enquiry-authority',
    zh: '须对来函所列每一人员各提出一项意见',
    en: 'One opinion is given on each person asked about, and on nobody else',
    details: { persons },
  }),
  notToldApart: (person: string): Refusal => ({
    code: 'person-enquiry.not-told-apart',
    kind: 'invalid',
    rule: 'enquiry-authority',
    zh: '查询到的每条线索须注明是本人还是同名人员,各一次',
    en: 'Of each clue that was found it is said, once, whether it is about this person or about a namesake',
    details: { person },
  }),
  opinionUnfit: (person: string, fit: readonly string[]): Refusal => ({
    code: 'person-enquiry.opinion-unfit',
    kind: 'invalid',
    rule: 'enquiry-authority',
    zh: '意见与查询到的线索办理情况不符',
    en: 'The opinion does not fit where the clues about this person stand',
    details: { person, fit },
  }),
  effectUnfit: (person: string): Refusal => ({
    code: 'person-enquiry.effect-unfit',
    kind: 'invalid',
    rule: 'enquiry-authority',
    zh: '已办结的须注明是否影响使用;其他意见不注明',
    en: 'Of what was concluded it is said whether it affects the person; of nothing else',
    details: { person },
  }),
  noteMissing: (person: string): Refusal => ({
    code: 'person-enquiry.note-missing',
    kind: 'invalid',
    rule: 'enquiry-authority',
    zh: '意见与处理结果不一致,或线索已移送其他机关,或原台账未载明是否办结的,须说明理由',
    en: 'Reasons are given where the opinion differs from what came of the clue, a clue went to another body, or an old ledger does not say whether it ended',
    details: { person },
  }),
  searchOutdated: (persons: readonly string[]): Refusal => ({
    code: 'person-enquiry.search-outdated',
    rule: 'enquiry-authority',
    zh: '查询之后线索库有变化,须重新查询',
    en: 'The library has changed since it was searched: it is searched again',
    allowed: ['search', 'withdraw'],
    details: { persons },
  }),
  notNextApprover: (role: EnquiryApprover): Refusal => ({
    code: 'person-enquiry.not-next-approver',
    kind: 'forbidden',
    rule: 'enquiry-authority',
    zh: '须按审批权限依次审批',
    en: 'Approvals follow the order of the authority',
    details: { role },
  }),
  proposerApproves: {
    code: 'person-enquiry.proposer-approves',
    kind: 'forbidden',
    rule: 'enquiry-authority',
    zh: '提出意见或者已经审批的人不得再审批',
    en: 'Whoever proposed the reply, or approved a step of it, does not approve it',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
