import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { breachActions } from '../breach/breach.allowed-actions.js';
import { breach } from '../breach/breach.decider.js';
import type { BreachEvent } from '../breach/breach.events.js';
import type { BreachStatus } from '../breach/breach.state.js';
import { breachRegister, type BreachRow } from '../read/breach-register/breach-register.projection.js';

export interface ShownBreach extends BreachRow {
  readonly allowed: readonly string[];
}

/** Before leavers' occupations were entered (B4.7). */
const version1: ViewVersion<Omit<BreachRow, 'occupation'>, Omit<ShownBreach, 'occupation'>> = {
  project: (events) => {
    const { occupation: _occupation, ...row } = rowOf(breachRegister, events);
    return row;
  },
  mask: (row) => ({ ...row, allowed: breachActions[row.status as BreachStatus] }),
};

const version2: ViewVersion<BreachRow, ShownBreach> = {
  project: (events) => rowOf(breachRegister, events),
  mask: (row) => ({ ...row, allowed: breachActions[row.status as BreachStatus] }),
};

/** A breach as it lies before whoever states the result, hands it over or closes it. */
export const breachView = decisionView<BreachEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'breach',
  category: breach.category,
  decisions: ['BreachFound', 'BreachNotFound', 'BreachHandedOver', 'BreachClosed'],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
