import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type Viewer, type ViewVersion } from '@liandong/service-kit';
import { clueActions, clueLimitActions, clueRaisingActions, clueSubjectActions } from '../clue/clue.allowed-actions.js';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent, ClueSourceKind } from '../clue/clue.events.js';
import { feedbackTerms, isTold, mayBeSignedOnPaper } from '../clue/clue.feedback-terms.js';
import type { ClueStatus } from '../clue/clue.state.js';
import { clueRegister, type ClueRegisterRow } from '../read/clue-register/clue-register.projection.js';
import type { ListedForwarding } from '../read/clue-register/listed-forwarding.js';

/** Statuses in which the clue is no longer ours: no limit of B1.2 runs. */
const ENDED: readonly string[] = ['forwarded', 'returned', 'repeat-kept'];

/** `urgent` orders the register; the others are for an export. */
type Unshown = 'urgent' | 'disposedOn' | 'facts';

/** As pages read it. */
type Line = Omit<ClueRegisterRow, 'disposedOn' | 'facts'> & Partial<Pick<ClueRegisterRow, 'disposedOn' | 'facts'>>;

export interface ShownClue extends Omit<ClueRegisterRow, Unshown> {
  /** Colour of the running limit (B1.23); null once a mode was approved, while it stands still, or where the clue ended without one. */
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

/** Not shown before a clue could be with a department. */
type Department = 'departmentId' | 'departmentAs';
/** Not shown before version 6. */
type Review = 'reviewDueAt';
/** Not shown before version 7. */
type Routed = 'handling' | 'crossed' | 'planVersion' | 'raise';
/** Not shown before version 8. */
type FeedbackLimits = 'feedbackDueAt' | 'feedbackReceiptDueAt';
/** Not shown before version 9. */
type Lead = 'leadReason';
/** Not shown before version 11. */
type Areas = 'problemAreas';
/** Not shown before version 12. */
type Plan = 'plan';
type Later = Department | Review | Routed | FeedbackLimits | Lead | Areas | Plan;

/** Before proposals had a plan (B1.2). */
function withoutPlan(proposal: ClueRegisterRow['proposal']): ClueRegisterRow['proposal'] {
  if (!proposal) return null;
  const { plan: _plan, planOnly: _only, ...shown } = proposal;
  return shown;
}

/** What was offered before version 7: a clue could not be supervised yet. */
const earlier = ({ status }: Pick<ClueRegisterRow, 'status'>) =>
  clueActions[status as ClueStatus].filter((command) => command !== 'supervise');

/** Before the limit of the disposal could be paused or extended, and before the origin was shown. */
const version1: ViewVersion<
  Line,
  Omit<
    ShownClue,
    'acquaintances' | 'disposalPausedAt' | 'limitChange' | 'origin' | 'forwardedFrom' | 'forwardings' | 'acceptedInTime' | Later
  >
> = {
  project: (events) => rowOf(clueRegister, events),
  mask: (
    {
      acquaintances: _acquaintances,
      disposalPausedAt: _pausedAt,
      limitChange: _limitChange,
      origin: _origin,
      forwardedFrom: _from,
      forwardings: _forwardings,
      acceptedInTime: _accepted,
      departmentId: _department,
      departmentAs: _as,
      reviewDueAt: _review,
      handling: _handling,
      crossed: _crossed,
      planVersion: _plan,
      raise: _raise,
      leadReason: _lead,
      problemAreas: _areas,
      plan: _planned,
      proposal,
      urgent: _urgent,
      disposedOn: _disposedOn,
      facts: _facts,
      feedbackDueAt: _feedback,
      feedbackReceiptDueAt: _receipt,
      ...row
    },
    _viewer,
    at,
  ) => ({
    ...row,
    proposal: withoutPlan(proposal),
    band: row.mode !== null || ENDED.includes(row.status) ? null : warningBand(row.disposalDueAt, at),
    allowed: earlier(row),
  }),
};

type Without<Left extends PropertyKey> = Omit<ShownClue, 'forwardings' | Later | Left> & {
  readonly forwardings: readonly Omit<ListedForwarding, 'result' | 'parts' | 'repeats'>[];
};

/** Since acquaintances lie before whoever approves a routing (2.5); what came of a forwarding was not known yet. */
const version3: ViewVersion<Line, Without<never>> = {
  project: (events) => rowOf(clueRegister, events),
  mask: (
    {
      departmentId: _department,
      departmentAs: _as,
      reviewDueAt: _review,
      handling: _handling,
      crossed: _crossed,
      planVersion: _plan,
      raise: _raise,
      leadReason: _lead,
      problemAreas: _areas,
      plan: _planned,
      proposal,
      urgent: _urgent,
      disposedOn: _disposedOn,
      facts: _facts,
      feedbackDueAt: _feedback,
      feedbackReceiptDueAt: _receipt,
      ...row
    },
    _viewer,
    at,
  ) => ({
    ...row,
    proposal: withoutPlan(proposal),
    forwardings: row.forwardings.map(({ result: _result, parts: _parts, repeats: _repeats, ...forwarding }) => forwarding),
    band: row.mode !== null || row.disposalPausedAt !== null || ENDED.includes(row.status) ? null : warningBand(row.disposalDueAt, at),
    allowed: [...earlier(row), ...(row.mode === null ? clueLimitActions[row.status as ClueStatus] : [])],
  }),
};

const version2: ViewVersion<Line, Without<'acquaintances'>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { acquaintances: _later, ...shown } = version3.mask(row, viewer, at);
    return shown;
  },
};

/** Since the receiver of a forwarding tells what came of it (B1.6). */
const version4: ViewVersion<Line, Omit<ShownClue, Later>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version3.mask(row, viewer, at);
    const toSign = row.forwardings.some(({ result }) => result && result.acknowledgedOn === null);
    return { ...shown, forwardings: row.forwardings, allowed: [...allowed, ...(toSign ? ['acknowledge-forward-result'] : [])] };
  },
};

/** Since a clue may be with a department (B1.5, B1.8). */
const version5: ViewVersion<Line, Omit<ShownClue, Review | Routed | FeedbackLimits | Lead | Areas | Plan>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version4.mask(row, viewer, at);
    const { departmentId, departmentAs } = row;
    return { ...shown, departmentId, departmentAs, allowed: allowed.filter((command) => isOffered(command, viewer, row)) };
  },
};

/** Since the day of the next review of what is on hold is shown (B2.36). */
const version6: ViewVersion<Line, Omit<ShownClue, Routed | FeedbackLimits | Lead | Areas | Plan>> = {
  project: version3.project,
  mask: (row, viewer, at) => ({ ...version5.mask(row, viewer, at), reviewDueAt: row.reviewDueAt }),
};

/** Since a routing says how the clue is handled, under which plan and across which zones (2.5, 2.8, B1.13), and a raised level lies before its approver (3.15). */
const version7: ViewVersion<Line, Omit<ShownClue, FeedbackLimits | Lead | Areas | Plan>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { handling, crossed, planVersion, raise } = row;
    const { allowed, ...shown } = version6.mask(row, viewer, at);
    const raising = mayRise(row)
      ? clueRaisingActions[row.status as ClueStatus].filter((command) => (command === 'propose-raise') === (raise === null))
      : [];
    const urging = clueActions[row.status as ClueStatus].filter((command) => command === 'supervise');
    return {
      ...shown,
      handling,
      crossed,
      planVersion,
      raise,
      allowed: [...allowed, ...[...urging, ...raising].filter((command) => isOffered(command, viewer, row))],
    };
  },
};

/** What is proposed with a routing is decided with it; at the county there is nothing to raise (3.15). */
function mayRise({ raisedLevel, raise, status, level }: Line): boolean {
  return !raisedLevel && !raise?.withRouting && (status !== 'routed' || level !== 'county');
}

/** Since the limits of the feedback are shown, and results of parts that were passed on are signed for (0.14, B1.6). */
const version8: ViewVersion<Line, Omit<ShownClue, Lead | Areas | Plan>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version7.mask(row, viewer, at);
    const toSign =
      !allowed.includes('acknowledge-forward-result') &&
      row.forwardings.some(({ parts }) => parts?.some(({ acknowledgedOn }) => acknowledgedOn === null));
    const { feedbackDueAt, feedbackReceiptDueAt } = row;
    const onPaper =
      row.feedbackGivenOn !== null &&
      row.feedbackAcknowledgedOn === null &&
      row.forwardedFrom === null &&
      feedbackTerms[row.sourceKind as ClueSourceKind].form === 'letter';
    return {
      ...shown,
      feedbackDueAt,
      feedbackReceiptDueAt,
      allowed: [...allowed, ...(toSign ? ['acknowledge-forward-result'] : []), ...(onPaper ? ['record-letter-receipt'] : [])],
    };
  },
};

/** Since it lies before the principal why another leader leads in the place of the zone's lead (0.3, B1.3). */
const version9: ViewVersion<Line, Omit<ShownClue, Areas | Plan>> = {
  project: version3.project,
  mask: (row, viewer, at) => ({ ...version8.mask(row, viewer, at), leadReason: row.leadReason }),
};

/** Since a receipt on paper is offered wherever it may come that way, and no feedback is where nobody is told (0.14, B3.4). Whether an agency takes part is seen when it is recorded. */
const version10: ViewVersion<Line, Omit<ShownClue, Areas | Plan>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version9.mask(row, viewer, at);
    const { organisationId, departmentAs } = row;
    const handedIn = {
      source: { kind: row.sourceKind as ClueSourceKind, agencyId: row.sourceAgencyId },
      forwarded: row.forwardedFrom ?? undefined,
    };
    const told = isTold({ ...handedIn, department: departmentAs === null ? undefined : { as: departmentAs } });
    const onPaper =
      row.feedbackGivenOn !== null && row.feedbackAcknowledgedOn === null && mayBeSignedOnPaper({ ...handedIn, organisationId });
    const others = allowed.filter((command) => command !== 'record-letter-receipt' && (told || command !== 'give-feedback'));
    return { ...shown, allowed: [...others, ...(onPaper ? ['record-letter-receipt'] : [])] };
  },
};

/** Since the types of problem are filed under areas (B1.22). */
const version11: ViewVersion<Line, Omit<ShownClue, Plan>> = {
  project: version3.project,
  mask: (row, viewer, at) => ({ ...version10.mask(row, viewer, at), problemAreas: row.problemAreas }),
};

/** Since the plan lies before whoever approves the disposal (B1.2). */
const version12: ViewVersion<Line, ShownClue> = {
  project: version3.project,
  mask: (row, viewer, at) => ({ ...version11.mask(row, viewer, at), proposal: row.proposal, plan: row.plan }),
};

/** Since whom or what a clue is about may be identified, added and corrected (B1.3), where nobody else works with its subjects. */
const version13: ViewVersion<Line, ShownClue> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version12.mask(row, viewer, at);
    const changes =
      row.mode === 'close' || (row.status === 'routed' && row.level !== 'township') ? [] : clueSubjectActions[row.status as ClueStatus];
    const fitting = changes.filter((command) => command !== 'identify-subject' || row.subjects.some(({ kind }) => kind === 'unidentified'));
    return { ...shown, allowed: [...allowed, ...fitting.filter((command) => isOffered(command, viewer, row))] };
  },
};

/** A department proposes the disposal and no more; what it keeps the officers of case management have for the record. */
function isOffered(command: string, { roles }: Viewer, { departmentAs }: Line): boolean {
  const holds = (...wanted: readonly string[]) => roles.some((role) => wanted.includes(role));
  if (command !== 'propose-disposal') return !holds('supervisor') || holds('intake-officer', 'case-director', 'deputy', 'principal');
  return departmentAs !== 'kept' || !holds('intake-officer') || holds('case-director');
}

/** A clue as it lies before whoever decides on it: the line of the library. */
export const clueView = decisionView<
  ClueEvent,
  {
    1: typeof version1;
    2: typeof version2;
    3: typeof version3;
    4: typeof version4;
    5: typeof version5;
    6: typeof version6;
    7: typeof version7;
    8: typeof version8;
    9: typeof version9;
    10: typeof version10;
    11: typeof version11;
    12: typeof version12;
    13: typeof version13;
  },
  13
>({
  name: 'clue',
  category: clue.category,
  decisions: [
    'ClueReturned',
    'ClueForwarded',
    'RepeatKept',
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
  ],
  versions: {
    1: version1,
    2: version2,
    3: version3,
    4: version4,
    5: version5,
    6: version6,
    7: version7,
    8: version8,
    9: version9,
    10: version10,
    11: version11,
    12: version12,
    13: version13,
  },
  current: 13,
});
