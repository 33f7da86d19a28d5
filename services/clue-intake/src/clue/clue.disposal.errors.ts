import type { Refusal } from '@liandong/event-sourcing';
import type { SignedDecision } from '../screening-meeting/signed-decision.js';

/** Refusals of a mode, its approval and its limit (研判与处置). */
export const disposalErrors = {
  proposerApproves: {
    code: 'clue.proposer-approves',
    rule: 'B1.3',
    zh: '提出意见的人不能审批自己的意见',
    en: 'Whoever made the proposal may not approve it',
  },
  /** `role`: whose approval is next. */
  notNextApprover: (role: string): Refusal => ({
    code: 'clue.not-next-approver',
    kind: 'forbidden',
    rule: 'B1.3',
    zh: role === 'principal' ? '处置意见现须主要负责人审批' : '处置意见现须分管领导审批',
    en:
      role === 'principal'
        ? 'The proposal now needs the approval of the principal'
        : 'The proposal now needs the approval of the deputy in charge',
    details: { role },
  }),
  limitEnded: {
    code: 'clue.limit-ended',
    rule: 'B1.2',
    zh: '处置方式已获批准,处置时限不再变更',
    en: 'A mode was approved: the limit of the disposal has ended',
  },
  limitPassed: {
    code: 'clue.limit-passed',
    rule: 'B1.2',
    zh: '处置时限已过,不能再中止或者延长',
    en: 'The limit has passed; it is neither paused nor extended any more',
  },
  limitPaused: { code: 'clue.limit-paused', rule: 'B1.2', zh: '处置时限已中止', en: 'The limit stands still', allowed: ['resume-limit'] },
  limitNotPaused: { code: 'clue.limit-not-paused', rule: 'B1.2', zh: '处置时限未中止', en: 'The limit does not stand still' },
  limitExtendedBefore: {
    code: 'clue.limit-extended-before',
    rule: 'B1.2',
    zh: '处置时限已延长过一次',
    en: 'The limit was extended once before',
  },
  limitChangeProposed: {
    code: 'clue.limit-change-proposed',
    rule: 'B1.2',
    zh: '已有一项时限变更待审批',
    en: 'A change of the limit waits for its approval',
    allowed: ['approve-limit-change', 'reject-limit-change'],
  },
  noLimitChange: {
    code: 'clue.no-limit-change',
    rule: 'B1.2',
    zh: '没有待审批的时限变更',
    en: 'No change of the limit waits for an approval',
    allowed: ['propose-limit-change'],
  },
  modeUnchanged: {
    code: 'clue.mode-unchanged',
    rule: 'B1.1',
    zh: '拟定的处置方式与现行方式相同',
    en: 'This mode is the current one already',
  },
  meetingDidNotDecide: {
    code: 'clue.meeting-did-not-decide',
    kind: 'invalid',
    zh: '所列会议没有对本线索作出研究意见,或者会议纪要尚未签署',
    en: 'The meeting that is named did not decide on this clue, or its minutes are not signed',
  },
  /** `decision`: what it decided. */
  meetingDecidedOtherwise: (decision: string): Refusal => ({
    code: 'clue.meeting-decided-otherwise',
    zh: '会议研究意见与拟定的处置方式不一致',
    en: 'The meeting that is named decided otherwise',
    details: { decision },
  }),
  /** 0.7, 4.8; `instead`: the command that is allowed. */
  contradictsMinutes: ({ kind, ...signed }: SignedDecision, instead: string): Refusal => ({
    code: 'clue.contradicts-minutes',
    rule: kind === 'joint-screening' ? '0.7' : '4.8',
    zh: '拟定的处置方式与已签署的会议纪要不一致:须按会议决定提出,或者由新的会议重新研究决定',
    en: 'Signed minutes decide otherwise on this clue: propose what they decided, or let a newer meeting decide',
    allowed: [instead],
    details: { ...signed },
  }),
  underVerification: {
    code: 'clue.under-verification',
    rule: 'B1.1',
    zh: '线索正在初步核实,核实结束前不能变更处置方式',
    en: 'The clue is being verified; its mode cannot change before the verification has ended',
  },
  talkInquiriesOpen: (subjects: readonly string[]): Refusal => ({
    code: 'clue.talk-inquiries-open',
    rule: 'B1.1',
    zh: `尚有 ${subjects.length} 人的谈话函询未结束,不能变更处置方式`,
    en: `The talk or inquiry of ${subjects.length} person(s) goes on; the mode cannot change before it has ended`,
    details: { subjects },
  }),
  nobodyRemains: {
    code: 'clue.nobody-remains',
    rule: 'B1.19',
    zh: '全部被反映人的谈话函询均已了结,应当办结线索',
    en: 'Every subject’s talk or inquiry has ended for good: the clue is to be concluded',
    allowed: ['conclude'],
  },
  notOnHold: { code: 'clue.not-on-hold', rule: 'B2.36', zh: '只有暂存待查的线索才进行定期复核', en: 'Only a clue on hold is reviewed' },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
