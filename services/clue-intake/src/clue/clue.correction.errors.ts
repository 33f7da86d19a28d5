import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of corrections, of voiding, and of other problem types (更正登记、作废登记、更正问题类型). */
export const correctionErrors = {
  correctionWaits: {
    code: 'clue.correction-waits',
    rule: 'B1.4',
    zh: '已有更正等待审批,请先审批或驳回',
    en: 'A correction waits for its approval already',
    allowed: ['approve-correction', 'reject-correction'],
  },
  nothingToApprove: {
    code: 'clue.no-correction',
    rule: 'B1.4',
    zh: '没有等待审批的更正',
    en: 'No correction waits for an approval',
    allowed: ['correct-registration'],
  },
  referenceFixed: {
    code: 'clue.reference-fixed',
    kind: 'invalid',
    rule: 'B1.5',
    zh: '系统内移送、巡察移交和举报平台转来的线索,其来源编号由来源方确定,不能更正',
    en: 'The reference of what came through the system is the sender’s, who finds the clue by it',
  },
  receivedWithAssignment: {
    code: 'clue.received-on-fixed-by-assignment',
    kind: 'invalid',
    rule: 'B1.12',
    zh: '上级交办线索的收到日期同时是交办件时限的起算日,不能更正;标题、摘要和来源编号可以更正,重复录入的可以作废并注明应保留的登记',
    en: 'From the day of receipt of what was given from above its assignment runs, too: it stays. Title, summary and reference may be put right; an entry made twice is voided for the right one',
    allowed: ['correct-registration', 'reject-correction', 'void'],
  },
  /** `latest`: the day of entry, or of the first step that followed. */
  receivedTooLate: (latest: string): Refusal => ({
    code: 'clue.received-after-entry',
    kind: 'invalid',
    rule: 'B1.2',
    zh: `收到日期不得晚于录入日期及其后各环节的日期,最晚为 ${latest}`,
    en: `Nothing is received after the day on which it was entered or handled: the day of receipt is ${latest} at the latest`,
    allowed: ['correct-registration', 'reject-correction'],
    details: { latest },
  }),
  limitMoved: {
    code: 'clue.limit-moved',
    rule: 'B1.2',
    zh: '处置时限已中止、延长或正在申请变更,批准处置方式后方可更正收到日期',
    en: 'The limit of the disposal was paused or extended: the day of receipt is put right once the mode is approved',
  },
  /** `rules`: whose limits would end earlier. */
  limitShortened: (rules: readonly string[]): Refusal => ({
    code: 'clue.correction-shortens-limit',
    rule: 'B1.2',
    zh: '更正收到日期将使正在计算的时限提前届满,须明确确认',
    en: 'With that day of receipt a limit that runs would end earlier: whoever approves says that they know',
    details: { rules },
  }),
  voidArrived: {
    code: 'clue.void-arrived',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '由其他机关、巡察机构或举报平台在系统内转来的线索,以及移送后退回的部分,不能作废;重复的按重复件处理',
    en: 'What came through the system, or came back from a forwarding, is nobody’s slip of the pen; a repeat is kept as one',
    allowed: ['keep-repeat', 'return'],
  },
  voidForwarded: {
    code: 'clue.void-forwarded',
    rule: 'B1.6',
    zh: '已有对象移送其他机关,不能作废',
    en: 'Part of it was forwarded: it cannot have been registered by mistake',
  },
  voidDecidedOn: {
    code: 'clue.void-decided-on',
    rule: 'B1.15',
    zh: '该线索已办结并重新办理,不是误登,不能作废',
    en: 'The clue was concluded and opened again: it was no slip of the pen',
    allowed: ['propose-disposal'],
  },
  notTheRightOne: {
    code: 'clue.void-right-one-unfit',
    kind: 'invalid',
    rule: 'B1.4',
    zh: '应保留的登记须为本机关线索库中另一条已登记的线索,且未作废、未退回、未移送,也不是重复件',
    en: 'The entry that stays is another one of the same library, registered, and neither voided, returned, forwarded nor kept as a repeat',
  },
  /** `grounds`: repeats (kept with it, or voided for it), assignment (from above), reporter (who signed). */
  voidLeavesNothing: (grounds: readonly string[]): Refusal => ({
    code: 'clue.void-needs-right-one',
    rule: 'B1.4',
    zh: '该线索是重复件的首次件、上级交办件或者署名检举控告,作废时须注明应保留的登记',
    en: 'Repeats were kept with it, it was given from above, or its reporter signed: it is voided only for the entry that stays, which is named',
    allowed: ['void', 'correct-registration'],
    details: { grounds },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
