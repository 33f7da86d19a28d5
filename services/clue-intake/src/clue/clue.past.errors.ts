import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of what old ledgers and cases say of a clue (原有台账、办理情况). */
export const pastErrors = {
  pastTooLate: {
    code: 'clue.past-too-late',
    rule: 'B1.22',
    zh: '已在本系统中处置的线索,不再录入原有台账的处置',
    en: 'Once it is disposed of here, what an old ledger says of its disposal does not enter any more',
  },
  pastBeforeReceipt: {
    code: 'clue.past-before-receipt',
    kind: 'invalid',
    rule: 'B1.22',
    zh: '处置日期早于收到日期',
    en: 'It was disposed of before it was received',
  },
  modeNotOfItsDay: (allowed: readonly string[]): Refusal => ({
    code: 'clue.mode-not-of-its-day',
    kind: 'invalid',
    rule: 'B1.22',
    zh: '处置当日没有这一处置方式',
    en: 'On that day there was no such mode',
    allowed,
  }),
  caseFactTooEarly: {
    code: 'clue.case-fact-too-early',
    rule: 'B1.22',
    zh: '线索尚未处置,没有可登记的查办结果',
    en: 'Nothing is handled before a mode was approved',
  },
  caseFactNotFiled: (filedOn: string | undefined): Refusal => ({
    code: 'clue.case-fact-not-filed',
    rule: 'B1.22',
    zh: '须先登记立案,且不早于立案日期',
    en: 'The filing is recorded first, and nothing of the case lies before it',
    ...(filedOn === undefined ? {} : { details: { filedOn } }),
  }),
  caseFactStands: (fact: string): Refusal => ({
    code: 'clue.case-fact-stands',
    rule: 'B1.22',
    zh: '该人的这一事实已登记为另一日期',
    en: 'The same fact about this person stands under another day',
    details: { fact },
  }),
  recoveryTold: (reference: string): Refusal => ({
    code: 'clue.recovery-told',
    rule: 'B1.22',
    zh: `案件(${reference})已报送同日同额的追缴,不再另行登记`,
    en: `The case (${reference}) told the same sum of the same day: it is not recorded beside it`,
    details: { reference },
  }),
  caseFactAmount: {
    code: 'clue.case-fact-amount',
    kind: 'invalid',
    rule: 'B1.22',
    zh: '追缴须写明金额,其他事实不写金额',
    en: 'What was recovered has an amount, and nothing else has',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
