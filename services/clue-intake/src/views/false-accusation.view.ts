import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { falseAccusationActions } from '../false-accusation/false-accusation.allowed-actions.js';
import { falseAccusation } from '../false-accusation/false-accusation.decider.js';
import type { FalseAccusationEvent } from '../false-accusation/false-accusation.events.js';
import type { FalseAccusationStatus } from '../false-accusation/false-accusation.state.js';
import {
  falseAccusationRegister,
  type FalseAccusationRow,
} from '../read/false-accusation-register/false-accusation-register.projection.js';

export interface ShownFalseAccusation extends FalseAccusationRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<FalseAccusationRow, ShownFalseAccusation> = {
  project: (events) => rowOf(falseAccusationRegister, events),
  mask: (row) => ({ ...row, allowed: falseAccusationActions[row.status as FalseAccusationStatus] }),
};

/** As it lies before whoever decides on it. */
export const falseAccusationView = decisionView<FalseAccusationEvent, { 1: typeof version1 }, 1>({
  name: 'false-accusation',
  category: falseAccusation.category,
  decisions: ['FalseAccusationFound', 'FalseAccusationDenied'],
  versions: { 1: version1 },
  current: 1,
});
