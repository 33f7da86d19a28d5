import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { Leg } from './matter.state.js';

/** Every refusal of a matter, beside `matter.not-allowed`. */
export const matterErrors = {
  dateInFuture: dateInFuture('matter'),
  legsOpen: (legs: readonly Leg[]): Refusal => ({
    code: 'matter.legs-open',
    rule: '1.31',
    zh: `尚有 ${legs.length} 个环节未办结,事项不能办结`,
    en: `${legs.length} leg(s) of the matter are still open; it cannot be closed`,
    details: { legs: legs.map(({ kind, legId, organisationId }) => ({ kind, legId, organisationId })) },
  }),
  beforeClosure: (closedOn: string): Refusal => ({
    code: 'matter.reopened-before-closure',
    kind: 'invalid',
    zh: `回头看日期不得早于办结日期(${closedOn})`,
    en: `A look-back may not be dated before the closure (${closedOn})`,
    details: { closedOn },
  }),
} as const satisfies Record<string, Refusal | ((value: never) => Refusal)>;
