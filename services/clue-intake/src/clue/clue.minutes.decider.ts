import { ensure } from '@liandong/event-sourcing';
import { deferred } from '../screening-meeting/screening-meeting.events.js';
import type { SignedDecision } from '../screening-meeting/signed-decision.js';
import type { ProposeDisposal } from './clue.disposal.decider.js';
import { disposalErrors } from './clue.disposal.errors.js';
import type { DisposalMode } from './clue.events.js';
import type { ClueState } from './clue.state.js';

/** 0.7, 4.8: the meeting that a proposal rests on; one that is named must have decided so, and what was decided last binds whoever names none. */
export function meetingBehind({ mode, meeting, signed }: ProposeDisposal, state: ClueState): string | undefined {
  if (meeting) {
    ensure(meeting.organisationId === state.organisationId && meeting.decision !== undefined, disposalErrors.meetingDidNotDecide);
    ensure(meeting.decision === mode, disposalErrors.meetingDecidedOtherwise(meeting.decision));
  }
  ensureFollowsMinutes(mode, signed, state, 'propose-disposal');
  return meeting?.meetingId ?? agreeing(mode, signed);
}

/** 0.7, 4.8: only a newer meeting takes the place of what was decided last; what was left open binds nobody. */
export function ensureFollowsMinutes(
  mode: DisposalMode,
  signed: SignedDecision | undefined,
  state: ClueState,
  instead: 'propose-disposal' | 'reject-disposal',
): void {
  // What a meeting had decided before the clue was opened again was carried out, and did not hold (B1.15).
  const { reopenedOn } = state.reopenings.at(-1) ?? {};
  if (
    !signed ||
    signed.decision === deferred ||
    (reopenedOn !== undefined && signed.heldOn < reopenedOn) ||
    isCarriedOut(mode, signed, state)
  )
    return;
  ensure(signed.decision === mode, disposalErrors.contradictsMinutes(signed, instead));
}

/** The meeting whose decision the mode is, where it was decided last. */
export function agreeing(mode: DisposalMode, signed: SignedDecision | undefined): string | undefined {
  return signed?.decision === mode ? signed.meetingId : undefined;
}

/** B1.19: the talk that a meeting decided on was held, and its approved outcome is that the matter be verified. */
function isCarriedOut(mode: DisposalMode, { decision }: SignedDecision, state: ClueState): boolean {
  return (
    decision === 'talk-inquiry' && state.mode === decision && mode === 'initial-verification' && Object.values(state.talks).includes(mode)
  );
}
