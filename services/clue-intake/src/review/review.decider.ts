import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { isAfter, periodNamed } from '@liandong/legal-time';
import { dueOn, rhythmOf } from '../rules/review-rhythms.js';
import { reviewActions } from './review.allowed-actions.js';
import { reviewErrors } from './review.errors.js';
import type { HeldReview, ReviewEvent } from './review.events.js';

export type ReviewCommand = Ask<'hold', HeldReview>;

export interface ReviewState {
  readonly status: 'none' | 'held';
  readonly organisationId?: string;
}

/** B1.24: by the rhythm that the organisation follows on the period's last day, in its version; whoever is late holds it nevertheless. */
function decideReview({ type, data, by, at }: ReviewCommand, state: ReviewState): readonly ReviewEvent[] {
  ensureAllowed('review', reviewActions, state.status, type);
  return hold(data, by, at);
}

function hold(data: HeldReview, by: Actor, at: Instant): readonly ReviewEvent[] {
  ensure(!isAfter(data.heldOn, at), reviewErrors.dateInFuture('heldOn'));
  const period = periodNamed(data.period);
  const rhythm = rhythmOf(data.organisationId, period?.last ?? data.heldOn);
  const terms = rhythm.reviews.find(({ kind }) => kind === data.kind);
  ensure(terms !== undefined, reviewErrors.notOfRhythm(rhythm.reviews.map(({ kind }) => kind)));
  ensure(period?.kind === terms!.every, reviewErrors.periodUnfit(terms!.every));
  ensure(data.heldOn >= period!.first, reviewErrors.beforePeriod);
  ensure(
    terms!.by.some((role) => role === by.role),
    reviewErrors.byOthers(terms!.by),
  );
  const due = dueOn(terms!, period!);
  return [{ type: 'ReviewHeld', data: { ...data, dueOn: due, inTime: data.heldOn <= due, heldBy: by.personId }, rules: rhythm.rules }];
}

/** The review of a period (研判). */
export const review: Decider<ReviewState, ReviewCommand, ReviewEvent> = {
  category: 'review',
  initial: { status: 'none' },
  evolve: (_state, { data }) => ({ status: 'held', organisationId: data.organisationId }),
  decide: decideReview,
  owner: (state) => state.organisationId,
};
