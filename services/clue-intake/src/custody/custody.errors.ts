import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { Step } from './custody.state.js';

/** Every refusal of a custody chain, beside `custody.not-allowed`. */
export const custodyErrors = {
  dateInFuture: dateInFuture('custody'),
  dateBefore: (field: string, before: string): Refusal => ({
    code: 'custody.date-before',
    kind: 'invalid',
    rule: 'B1.4',
    zh: `日期“${field}”早于上一次签字(${before})`,
    en: `The date “${field}” lies before the signature that it follows (${before})`,
    details: { field, before },
  }),
  unknown: { code: 'custody.unknown', kind: 'not-found', zh: '该线索没有流转记录', en: 'Nothing has been handed over of this clue' },
  notInLibrary: {
    code: 'custody.not-in-library',
    rule: 'B1.4',
    zh: '线索尚未登记编号,不能交接',
    en: 'The clue has no number yet; it cannot be handed over',
  },
  /** `step`: the one that lacks a signature. */
  stepOpen: ({ step, status }: Step): Refusal => ({
    code: 'custody.step-open',
    rule: 'B1.4',
    zh: `第 ${step} 步尚未签收,不能再行交接`,
    en: `Step ${step} has not been signed for; nothing is handed over before`,
    allowed: [...(status === 'open' ? ['hand-over'] : ['receive', 'send-back']), 'withdraw'],
    details: { step, status },
  }),
  noStep: { code: 'custody.no-step', rule: 'B1.4', zh: '没有待交接的步骤', en: 'No step waits for this signature', allowed: ['pass-on'] },
  notHandedOver: {
    code: 'custody.not-handed-over',
    rule: 'B1.4',
    zh: '移交人尚未签字',
    en: 'Whoever hands over has not signed yet',
    allowed: ['hand-over'],
  },
  notHolder: {
    code: 'custody.not-holder',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '线索不在您手中,不能由您移交',
    en: 'Only who holds the clue hands it over',
  },
  notReceiver: {
    code: 'custody.not-receiver',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '该步骤不是交给您签收的',
    en: 'This step is for somebody else to sign',
  },
  inLibrary: {
    code: 'custody.in-library',
    rule: 'B1.4',
    zh: '线索已在库中,无须归库',
    en: 'The clue is in the library: there is nothing to return',
    allowed: ['pass-on'],
  },
  selfHandover: {
    code: 'custody.self-handover',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '移交人、接收人不能为同一人',
    en: 'Nobody signs for what they handed over themselves',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
