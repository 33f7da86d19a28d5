import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { breachActions } from '../breach/breach.allowed-actions.js';
import { breach } from '../breach/breach.decider.js';
import type { BreachEvent } from '../breach/breach.events.js';
import type { BreachStatus } from '../breach/breach.state.js';
import { breachRegister, type BreachRow } from '../read/breach-register/breach-register.projection.js';

export interface ShownBreach extends BreachRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<BreachRow, ShownBreach> = {
  project: (events) => rowOf(breachRegister, events),
  mask: (row) => ({ ...row, allowed: breachActions[row.status as BreachStatus] }),
};

/** A breach as it lies before whoever states the result, hands it over or closes it. */
export const breachView = decisionView<BreachEvent, { 1: typeof version1 }, 1>({
  name: 'breach',
  category: breach.category,
  decisions: ['BreachFound', 'BreachNotFound', 'BreachHandedOver', 'BreachClosed'],
  versions: { 1: version1 },
  current: 1,
});
