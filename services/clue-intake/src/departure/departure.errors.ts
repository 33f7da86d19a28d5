import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal about departures, beside `departure.not-allowed`. */
export const departureErrors = {
  dateInFuture: dateInFuture('departure'),
  unknown: { code: 'departure.unknown', kind: 'not-found', rule: 'B4.7', zh: '没有这份离岗离职登记', en: 'There is no such departure' },
  ownRecord: {
    code: 'departure.own-record',
    kind: 'forbidden',
    rule: 'B4.7',
    zh: '本人的离岗离职、重新任职由他人登记',
    en: 'Nobody records the own departure or return',
  },
  dateBefore: (before: string): Refusal => ({
    code: 'departure.date-before',
    kind: 'invalid',
    rule: 'B4.7',
    zh: `日期早于上一环节(${before})`,
    en: `The date lies before the step that it follows (${before})`,
    details: { before },
  }),
  /** What a command is told that names somebody who has left as a keeper, handler or talker. */
  personLeft: (personId: string, departedOn: string): Refusal => ({
    code: 'departure.person-left',
    rule: 'B4.7',
    zh: `该人员已于 ${departedOn} 离岗离职,不得再指定为保管人、承办人或者谈话人`,
    en: `This person left on ${departedOn} and cannot be named as keeper, handler or talker any more`,
    details: { personId, departedOn },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
