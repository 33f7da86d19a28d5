import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of an assignment, beside `assignment.not-allowed`. */
export const assignmentErrors = {
  dateInFuture: dateInFuture('assignment'),
  unknown: { code: 'assignment.unknown', kind: 'not-found', zh: '没有这件交办件', en: 'There is no such assignment' },
  clueUnknown: {
    code: 'assignment.clue-unknown',
    kind: 'invalid',
    rule: 'B4.1',
    zh: '本机关线索库中没有所列线索;须写明本机关的线索,没有线索的不填',
    en: 'The library of this commission holds no such clue: name one that it holds, or none',
  },
  registeredBefore: (allowed: readonly string[]): Refusal => ({
    code: 'assignment.registered-before',
    rule: 'B1.12',
    zh: '该线索的交办件已经登记,请按线索查询后继续办理',
    en: 'The assignment of this clue is registered already: find it by its clue, and go on with it',
    allowed,
  }),
  receivedWithClue: (receivedOn: string): Refusal => ({
    code: 'assignment.received-with-clue',
    kind: 'invalid',
    rule: 'B1.9',
    zh: `该件已随线索于 ${receivedOn} 收到`,
    en: `It was received with its clue on ${receivedOn}`,
    details: { receivedOn },
  }),
  dateTooEarly: (before: string): Refusal => ({
    code: 'assignment.date-too-early',
    kind: 'invalid',
    zh: `日期早于上一环节(${before})`,
    en: `The date lies before the step that it follows (${before})`,
    details: { before },
  }),
  proposerApproves: {
    code: 'assignment.proposer-approves',
    rule: 'B1.13',
    zh: '提出意见的人不能审批自己的意见',
    en: 'Whoever made the proposal may not approve it',
  },
  notOursToWithdraw: {
    code: 'assignment.not-ours-to-withdraw',
    rule: 'B1.13',
    zh: '上级交办、督办的件不能由本机关撤回',
    en: 'What came from above is not this commission’s to withdraw',
    details: { direction: 'to-below' },
  },
  /** `allowed`: what may be done about the clue. */
  routingStands: (clueId: string, allowed: readonly string[]): Refusal => ({
    code: 'assignment.routing-stands',
    rule: 'B1.13',
    zh: '该线索的分办以本件为依据,须先退回、变更分办,或者报送结果',
    en: 'A routing of its clue stands on it: that is rejected or changed first, or the result is reported',
    allowed,
    details: { clueId },
  }),
  noDeadline: {
    code: 'assignment.no-deadline',
    rule: 'B1.12',
    zh: '该件没有办理期限,不存在延期',
    en: 'This one has no limit that could be extended',
  },
  extendedBefore: {
    code: 'assignment.extended-before',
    rule: 'B1.12',
    zh: '本机关主要负责人已批准延长三个月,再延长须报上级机关批准',
    en: 'The own principal has given the three months; more is the upper body’s to give',
    allowed: ['extend-from-above'],
  },
  ownExtensionFirst: {
    code: 'assignment.own-extension-first',
    rule: 'B1.12',
    zh: '应先由本机关主要负责人批准延长三个月',
    en: 'First come the three months that the own principal may give',
    allowed: ['extend'],
  },
  notOverdue: {
    code: 'assignment.not-overdue',
    rule: 'B1.13',
    zh: '尚未逾期,不能以逾期为由督办',
    en: 'It is not overdue, so that is no ground for supervision',
  },
  supervisionRuns: {
    code: 'assignment.supervision-runs',
    rule: 'B1.13',
    zh: '已有督办意见在办',
    en: 'A supervision is already proposed or ordered',
  },
  noSupervision: {
    code: 'assignment.no-supervision',
    rule: 'B1.13',
    zh: '没有待审批或待实施的督办',
    en: 'There is no supervision that waits for this',
  },
  notCollective: {
    code: 'assignment.not-collective',
    kind: 'invalid',
    rule: 'B1.14',
    zh: '集体研究须至少三人参加',
    en: 'A collective review takes at least three persons',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
