import type { RecusalGround } from '@liandong/access';
import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal about recusals, beside `recusal.not-allowed` and `access.barred-by-recusal`. */
export const recusalErrors = {
  dateInFuture: dateInFuture('recusal'),
  unknown: { code: 'recusal.unknown', kind: 'not-found', rule: 'B4.1', zh: '没有这件回避事项', en: 'There are no such recusals' },
  recordUnknown: { code: 'recusal.record-unknown', kind: 'not-found', rule: 'B4.1', zh: '没有这件记录', en: 'There is no such record' },
  notSelf: {
    code: 'recusal.not-self',
    kind: 'forbidden',
    rule: 'B4.1',
    zh: '自行回避只能由本人提出',
    en: 'Only the person raises the own recusal',
  },
  selfRaisedByOther: {
    code: 'recusal.barred-raises',
    kind: 'forbidden',
    rule: 'B4.1',
    zh: '本人已被提出或决定回避的,不得就同一事项提出他人回避',
    en: 'Whoever is barred from the matter raises nobody else’s recusal in it',
  },
  capacityUnfit: {
    code: 'recusal.capacity-unfit',
    kind: 'invalid',
    rule: 'B4.2',
    zh: '主要负责人自行回避的,须按主要负责人回避办理',
    en: 'The chief’s own recusal is raised as the chief’s',
  },
  groundUnfit: (grounds: readonly RecusalGround[]): Refusal => ({
    code: 'recusal.ground-unfit',
    kind: 'invalid',
    rule: 'B4.3',
    zh: '该事由不是这一环节的法定回避事由',
    en: 'This is no ground at this stage',
    details: { grounds },
  }),
  dateTooEarly: (raisedOn: string): Refusal => ({
    code: 'recusal.date-too-early',
    kind: 'invalid',
    zh: '决定日期早于提出日期',
    en: 'Decided before it was raised',
    details: { raisedOn },
  }),
  nonePending: (personId: string): Refusal => ({
    code: 'recusal.none-pending',
    rule: 'B4.1',
    zh: '该人员无待决定的回避事项',
    en: 'No recusal of this person awaits a decision',
    details: { personId },
  }),
  decidesNot: {
    code: 'recusal.wrong-decider',
    kind: 'forbidden',
    rule: 'B4.2',
    zh: '主要负责人的回避由上级机关决定,其他人员的回避由主要负责人决定,本人不得决定',
    en: 'The upper body decides on the chief’s recusal, the chief on everybody else’s, nobody on the own',
  },
  personBarred: (persons: readonly string[]): Refusal => ({
    code: 'recusal.person-barred',
    rule: 'B4.1',
    zh: '所列人员在该事项中已被提出或决定回避,不得参与,请另派未回避的人员',
    en: 'A recusal of these persons was raised or upheld in the matter, so they take no part in it: name others, who are free',
    details: { persons },
  }),
  actingChiefMissing: {
    code: 'recusal.acting-chief-missing',
    kind: 'invalid',
    rule: 'B4.2',
    zh: '主要负责人回避的,须指定其他未回避的人员代行审批',
    en: 'When the chief is recused, another person is named who is not barred and decides instead',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
