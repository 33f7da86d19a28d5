import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a staff roster, beside `staff-roster.not-allowed`. */
export const rosterErrors = {
  dateInFuture: dateInFuture('staff-roster'),
  beforeLastEntry: (personId: string, lastEntry: string): Refusal => ({
    code: 'staff-roster.before-last-entry',
    kind: 'invalid',
    zh: `日期不得早于该人员的上一次登记(${lastEntry})`,
    en: `An entry may not be dated before the person’s last one (${lastEntry})`,
    details: { personId, lastEntry },
  }),
  personRepeated: (personId: string): Refusal => ({
    code: 'staff-roster.person-repeated',
    kind: 'invalid',
    zh: '同一人员在本次提交中出现两次',
    en: 'The same person occurs twice in this submission',
    details: { personId },
  }),
  unknownPerson: (personId: string): Refusal => ({
    code: 'staff-roster.unknown-person',
    kind: 'not-found',
    zh: '名册中没有该人员',
    en: 'The roster does not list this person',
    details: { personId },
  }),
  foreignOrganisation: (personId: string): Refusal => ({
    code: 'staff-roster.foreign-organisation',
    kind: 'invalid',
    zh: '本机关人员的单位须属于本级纪委监委',
    en: 'The home organisation of own staff belongs to the commission',
    details: { personId },
  }),
} as const satisfies Record<string, Refusal | ((first: string, second: string) => Refusal)>;
