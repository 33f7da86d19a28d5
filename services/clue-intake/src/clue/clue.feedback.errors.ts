import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of feedback, its receipts and the closing (反馈、办结). */
export const feedbackErrors = {
  feedbackMissing: {
    code: 'clue.feedback-missing',
    rule: 'B1.11',
    zh: '须先向来源单位反馈结果',
    en: 'Whoever handed the clue in must get its feedback first',
    allowed: ['give-feedback'],
  },
  feedbackNotOwed: {
    code: 'clue.feedback-not-owed',
    rule: 'B3.4',
    zh: '巡察移交线索经移交台账反馈,不另行反馈',
    en: 'The hand-over register tells the tour office; nothing else is told',
    allowed: ['close'],
  },
  feedbackTooEarly: (field: string, from: string): Refusal => ({
    code: 'clue.feedback-date-too-early',
    kind: 'invalid',
    rule: '0.14',
    zh: `反馈不得早于办结,签收不得早于反馈:不早于 ${from}`,
    en: `Told no earlier than concluded, and signed for no earlier than told: not before ${from}`,
    details: { field, from },
  }),
  stepUnsigned: ({ step, status }: { readonly step: number; readonly status: string }): Refusal => ({
    code: 'clue.step-unsigned',
    rule: 'B1.4',
    zh: `流转第 ${step} 步尚未签收,不能办结归档`,
    en: `Step ${step} of its way through hands has not been signed for; it cannot be closed before`,
    details: { step, status },
  }),
  /** `allowed`: what comes next in its assignment. */
  resultNotReviewed: (assignmentId: string, allowed: readonly string[]): Refusal => ({
    code: 'clue.result-not-reviewed',
    rule: 'B1.14',
    zh: '上级交办的线索,结果须先在其交办件中经集体研究并报主要负责人审批,再行反馈',
    en: 'What an upper body gave is answered by the result of its assignment, reviewed together and approved by the principal',
    allowed,
    details: { assignmentId },
  }),
  notAsReviewed: (assignmentId: string, summary: string): Refusal => ({
    code: 'clue.feedback-not-as-reviewed',
    kind: 'invalid',
    rule: 'B1.14',
    zh: '反馈内容须与经审批的交办件结果一致',
    en: 'The feedback says what was reviewed and approved, word for word',
    details: { assignmentId, summary },
  }),
  notSourceAgency: {
    code: 'clue.not-source-agency',
    kind: 'forbidden',
    zh: '只有来源单位可以签收反馈',
    en: 'Only whoever handed the clue in may acknowledge the feedback',
  },
  letterMissing: {
    code: 'clue.letter-missing',
    kind: 'invalid',
    rule: '0.14',
    zh: '书面反馈须写明函件文号',
    en: 'A result that goes out by letter names its number',
  },
  signsItself: {
    code: 'clue.source-signs-itself',
    kind: 'invalid',
    rule: '0.14',
    zh: '来源单位在系统内签收,不登记纸质回执',
    en: 'The source signs in the system; no receipt on paper is recorded for it',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
