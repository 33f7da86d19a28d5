import { warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { clueActions } from '../clue/clue.allowed-actions.js';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent } from '../clue/clue.events.js';
import type { ClueStatus } from '../clue/clue.state.js';
import { clueRegister, type ClueRegisterRow } from '../read/clue-register/clue-register.projection.js';

/** Statuses in which the clue is no longer ours: no limit of B1.2 runs. */
const ENDED: readonly string[] = ['forwarded', 'returned', 'repeat-kept'];

export interface ShownClue extends ClueRegisterRow {
  /** Colour of the running limit (B1.23); null once a mode was approved, or the clue ended without one. */
  readonly band: 'blue' | 'yellow' | 'red' | null;
  readonly allowed: readonly string[];
}

const version1: ViewVersion<ClueRegisterRow, ShownClue> = {
  project: (events) => rowOf(clueRegister, events),
  mask: (row, _viewer, at) => ({
    ...row,
    band: row.mode !== null || ENDED.includes(row.status) ? null : warningBand(row.disposalDueAt, at),
    allowed: clueActions[row.status as ClueStatus],
  }),
};

/** A clue as it lies before whoever decides on it: the line of the library. */
export const clueView = decisionView<ClueEvent, { 1: typeof version1 }, 1>({
  name: 'clue',
  category: clue.category,
  decisions: ['ClueReturned', 'ClueForwarded', 'RepeatKept', 'DisposalStepApproved', 'DisposalApproved', 'DisposalRejected', 'HoldReviewed', 'ClueRouted', 'RoutingRejected'],
  versions: { 1: version1 },
  current: 1,
});
