import { type Instant } from '@liandong/event-sourcing';
import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { isGone } from '../clue/clue.gone.js';
import type { ClueEvent } from '../clue/clue.events.js';
import type { ClueRegisterRow } from '../read/clue-register/clue-register.columns.js';
import { clueRegister } from '../read/clue-register/clue-register.projection.js';
import { columnsIn, type Line, type Unshown } from './clue.columns.js';
import { offeredIn } from './clue.offers.js';

export interface ShownClue extends Omit<ClueRegisterRow, Unshown> {
  /** Colour of the running limit (B1.23); null once a mode was approved, while it stands still, or where the clue ended without one. */
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

/** The version in force. */
const current = 18;
const project: ViewVersion<Line>['project'] = (events) => rowOf(clueRegister, events);

const inForce: ViewVersion<Line, ShownClue> = {
  project,
  mask: (line, viewer, at) => {
    const { urgent: _urgent, arrived: _arrived, disposedOn: _disposedOn, facts: _facts, ...row } = line;
    return { ...row, band: bandOf(line, at), allowed: offeredIn(current, line, viewer) };
  },
};

/** A page of former days: what it showed stands in clue.columns.ts, what it offered in clue.offers.ts. */
const former = (version: number): ViewVersion<Line, Partial<ShownClue>> => ({
  project,
  mask: (row, viewer, at) => ({
    ...columnsIn(version, row),
    // In the first one no limit stood still.
    band: bandOf(version === 1 ? { ...row, disposalPausedAt: null } : row, at),
    allowed: offeredIn(version, row, viewer),
  }),
});

/** B1.23: the colour of the limit of B1.2, where it runs. */
export function bandOf(
  { mode, disposalPausedAt, status, disposalDueAt }: Pick<Line, 'mode' | 'disposalPausedAt' | 'status' | 'disposalDueAt'>,
  at: Instant,
): Band | null {
  return mode !== null || disposalPausedAt !== null || isGone(status) ? null : warningBand(disposalDueAt, at);
}

/** A clue as it lies before whoever decides on it: the line of the library. */
export const clueView = decisionView({
  name: 'clue',
  category: clue.category,
  decisions: [
    'ClueReturned',
    'ClueForwarded',
    'RepeatKept',
    'RegistrationCorrected',
    'RegistrationCorrectionRejected',
    'ClueVoided',
    'ClueReopened',
    'DisposalStepApproved',
    'DisposalApproved',
    'DisposalPlanApproved',
    'DisposalRejected',
    'DisposalLimitPaused',
    'DisposalLimitExtended',
    'LimitChangeRejected',
    'HoldReviewed',
    'ClueRouted',
    'RoutingRejected',
    'LevelRaised',
    'RaiseRejected',
    'ForwardingResultAcknowledged',
  ] satisfies readonly ClueEvent['type'][],
  versions: {
    1: former(1),
    2: former(2),
    3: former(3),
    4: former(4),
    5: former(5),
    6: former(6),
    7: former(7),
    8: former(8),
    9: former(9),
    10: former(10),
    11: former(11),
    12: former(12),
    13: former(13),
    14: former(14),
    15: former(15),
    16: former(16),
    17: former(17),
    [current]: inForce,
  },
  current,
});
