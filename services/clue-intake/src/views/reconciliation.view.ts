import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { reconciliation, reconciliationActions } from '../reconciliation/reconciliation.decider.js';
import type { ReconciliationEvent } from '../reconciliation/reconciliation.events.js';
import type { ReconciliationStatus } from '../reconciliation/reconciliation.state.js';
import { reconciliationRegister, type ReconciliationRow } from '../read/reconciliation-register/reconciliation-register.projection.js';

export interface ShownReconciliation extends ReconciliationRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<ReconciliationRow, ShownReconciliation> = {
  project: (events) => rowOf(reconciliationRegister, events),
  mask: (row) => ({ ...row, allowed: reconciliationActions[row.status as ReconciliationStatus] }),
};

/** The list with its answers, as it lies before whoever settles a difference. */
export const reconciliationView = decisionView<ReconciliationEvent, { 1: typeof version1 }, 1>({
  name: 'reconciliation',
  category: reconciliation.category,
  decisions: ['DifferenceSettled'],
  versions: { 1: version1 },
  current: 1,
});
