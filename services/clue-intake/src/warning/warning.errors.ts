import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { WarningAction } from '@liandong/legal-time';

const names: Readonly<Record<WarningAction, { readonly zh: string; readonly en: string }>> = {
  call: { zh: '电话提醒', en: 'call' },
  'reminder-letter': { zh: '提示函', en: 'reminder letter' },
  'supervision-letter': { zh: '督办函', en: 'supervision letter' },
  talk: { zh: '约谈', en: 'talk' },
};

/** Every refusal of a warning, beside `warning.not-allowed`. */
export const warningErrors = {
  dateInFuture: dateInFuture('warning'),
  dateTooEarly: (before: string): Refusal => ({
    code: 'warning.date-too-early',
    kind: 'invalid',
    rule: 'B1.23',
    zh: `日期不能早于提出该要求的预警之日(${before})`,
    en: `The date lies before the day of the warning that asked for it (${before})`,
    details: { before },
  }),
  notAsked: (action: WarningAction): Refusal => ({
    code: 'warning.not-asked',
    rule: 'B1.23',
    zh: `目前没有待办的${names[action].zh}`,
    en: `No ${names[action].en} is asked for at present`,
    details: { action },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
