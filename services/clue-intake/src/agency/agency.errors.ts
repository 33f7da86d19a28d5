import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of what an agency posts. Nothing of a refused event is stored. */
export const agencyErrors = {
  unknown: {
    code: 'agency.unknown',
    kind: 'forbidden',
    zh: '该机关尚未接入,不能投递事件',
    en: 'This agency has not been admitted and may not post events',
  },
  suspended: { code: 'agency.suspended', kind: 'forbidden', zh: '该机关的接入已被暂停', en: 'This agency has been suspended' },
  typeUnknown: (allowed: readonly string[]): Refusal => ({
    code: 'agency.event-type-unknown',
    kind: 'invalid',
    zh: '不支持的事件类型',
    en: 'This event type is not accepted from this agency',
    allowed,
  }),
  dataInvalid: (pointers: readonly string[]): Refusal => ({
    code: 'agency.event-data-invalid',
    kind: 'invalid',
    zh: '事件数据不符合该类型的结构',
    en: 'The event data does not match the schema of its type',
    details: { errors: pointers },
  }),
} as const satisfies Record<string, Refusal | ((value: readonly string[]) => Refusal)>;
