import { type DecisionView, decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { recusalActions } from './recusal.allowed-actions.js';
import type { RecusalEvent } from './recusal.events.js';
import { recusalRegister, type RecusalRow } from './recusal-register.projection.js';

export interface ShownRecusals extends RecusalRow {
  readonly allowed: readonly string[];
}

export type RecusalView = DecisionView<RecusalRow, ShownRecusals>;

/** A matter's recusals as they lie before whoever decides on one. */
export function recusalView(category: string): RecusalView {
  const register = recusalRegister(category);
  const version1: ViewVersion<RecusalRow, ShownRecusals> = {
    project: (events) => {
      const { appointedId: _appointed, adopted: _adopted, aboutKind, aboutId, ...row } = rowOf(register, events);
      // Nothing is decided before it was raised about some record.
      return { ...row, aboutKind: aboutKind!, aboutId: aboutId! };
    },
    // Nobody adopts what another service tells: the system does.
    mask: (row) => ({ ...row, allowed: recusalActions[row.pending > 0 ? 'pending' : 'settled'].filter((command) => command !== 'adopt') }),
  };
  return decisionView<RecusalEvent, { 1: typeof version1 }, 1>({
    name: category,
    category,
    decisions: ['RecusalDecided'],
    versions: { 1: version1 },
    current: 1,
  });
}
