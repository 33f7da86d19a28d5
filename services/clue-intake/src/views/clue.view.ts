import { warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { clueActions, clueLimitActions } from '../clue/clue.allowed-actions.js';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent } from '../clue/clue.events.js';
import type { ClueStatus } from '../clue/clue.state.js';
import { clueRegister, type ClueRegisterRow, type ListedForwarding } from '../read/clue-register/clue-register.projection.js';

/** Statuses in which the clue is no longer ours: no limit of B1.2 runs. */
const ENDED: readonly string[] = ['forwarded', 'returned', 'repeat-kept'];

export interface ShownClue extends ClueRegisterRow {
  /** Colour of the running limit (B1.23); null once a mode was approved, while it stands still, or where the clue ended without one. */
  readonly band: 'blue' | 'yellow' | 'red' | null;
  readonly allowed: readonly string[];
}

/** Before the limit of the disposal could be paused or extended, and before the origin was shown. */
const version1: ViewVersion<ClueRegisterRow, Omit<ShownClue, 'acquaintances' | 'disposalPausedAt' | 'limitChange' | 'origin' | 'forwardedFrom' | 'forwardings' | 'acceptedInTime'>> = {
  project: (events) => rowOf(clueRegister, events),
  mask: ({ acquaintances: _acquaintances, disposalPausedAt: _pausedAt, limitChange: _limitChange, origin: _origin, forwardedFrom: _from, forwardings: _forwardings, acceptedInTime: _accepted, ...row }, _viewer, at) => ({
    ...row,
    band: row.mode !== null || ENDED.includes(row.status) ? null : warningBand(row.disposalDueAt, at),
    allowed: clueActions[row.status as ClueStatus],
  }),
};

type Without<Left extends PropertyKey> = Omit<ShownClue, 'forwardings' | Left> & { readonly forwardings: readonly Omit<ListedForwarding, 'result'>[] };

/** Since acquaintances lie before whoever approves a routing (2.5); what came of a forwarding was not known yet. */
const version3: ViewVersion<ClueRegisterRow, Without<never>> = {
  project: (events) => rowOf(clueRegister, events),
  mask: (row, _viewer, at) => ({
    ...row,
    forwardings: row.forwardings.map(({ result: _result, ...forwarding }) => forwarding),
    band: row.mode !== null || row.disposalPausedAt !== null || ENDED.includes(row.status) ? null : warningBand(row.disposalDueAt, at),
    allowed: [...clueActions[row.status as ClueStatus], ...(row.mode === null ? clueLimitActions[row.status as ClueStatus] : [])],
  }),
};

const version2: ViewVersion<ClueRegisterRow, Without<'acquaintances'>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { acquaintances: _later, ...shown } = version3.mask(row, viewer, at);
    return shown;
  },
};

/** Since the receiver of a forwarding tells what came of it (B1.6). */
const version4: ViewVersion<ClueRegisterRow, ShownClue> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version3.mask(row, viewer, at);
    const toSign = row.forwardings.some(({ result }) => result && result.acknowledgedOn === null);
    return { ...shown, forwardings: row.forwardings, allowed: [...allowed, ...(toSign ? ['acknowledge-forward-result'] : [])] };
  },
};

/** A clue as it lies before whoever decides on it: the line of the library. */
export const clueView = decisionView<ClueEvent, { 1: typeof version1; 2: typeof version2; 3: typeof version3; 4: typeof version4 }, 4>({
  name: 'clue',
  category: clue.category,
  decisions: ['ClueReturned', 'ClueForwarded', 'RepeatKept', 'DisposalStepApproved', 'DisposalApproved', 'DisposalRejected', 'DisposalLimitPaused', 'DisposalLimitExtended', 'LimitChangeRejected', 'HoldReviewed', 'ClueRouted', 'RoutingRejected', 'ForwardingResultAcknowledged'],
  versions: { 1: version1, 2: version2, 3: version3, 4: version4 },
  current: 4,
});
