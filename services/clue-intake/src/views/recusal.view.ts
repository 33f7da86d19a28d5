import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { recusalActions } from '../recusal/recusal.allowed-actions.js';
import { recusal } from '../recusal/recusal.decider.js';
import type { RecusalEvent } from '../recusal/recusal.events.js';
import { recusalRegister, type RecusalRow } from '../read/recusal-register/recusal-register.projection.js';

export interface ShownRecusals extends RecusalRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<RecusalRow, ShownRecusals> = {
  project: (events) => rowOf(recusalRegister, events),
  mask: (row) => ({ ...row, allowed: recusalActions[row.pending > 0 ? 'pending' : 'settled'] }),
};

/** A matter's recusals as they lie before whoever decides on one. */
export const recusalView = decisionView<RecusalEvent, { 1: typeof version1 }, 1>({
  name: 'recusal',
  category: recusal.category,
  decisions: ['RecusalDecided'],
  versions: { 1: version1 },
  current: 1,
});
