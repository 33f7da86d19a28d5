import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { isInTime } from '@liandong/legal-time';
import { type ComparedReceiver, ensureAccepted } from '../person-facts/acquaintance.js';
import { acquaintanceErrors } from './clue.acquaintance.errors.js';
import { ensureApprovalReaches } from './clue.approval-reach.js';
import type { HoldReview } from './clue.disposal.decider.js';
import { reviewLimit } from './clue.disposal-approval.decider.js';
import { disposalErrors } from './clue.disposal.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import type { ClueState } from './clue.state.js';

/** What a review of a hold (暂存复核) says. */
export interface HoldReviewData {
  readonly result: HoldReview;
  readonly opinion: string;
  readonly reviewedOn: string;
  /** Whoever reviews it. */ readonly reviewer?: ComparedReceiver | undefined;
}

/** B2.36: the opinion of every review is kept; the next one is due after the same time, in the version of its day. 2.5: by nobody who may know the subject. */
export function reviewHold({ reviewer, ...data }: HoldReviewData, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(state.mode === 'hold', disposalErrors.notOnHold);
  ensureNotFuture('reviewedOn', data.reviewedOn, at);
  ensureAccepted(reviewer, (hits) => acquaintanceErrors.acquaintancesNotAccepted(hits, ['review-hold']));
  if (data.result === 'hold-again') ensureApprovalReaches(state);
  const inTime = !state.reviewDeadline || isInTime(state.reviewDeadline, data.reviewedOn);
  const next = data.result === 'hold-again' ? reviewLimit(data.reviewedOn, state) : undefined;
  return [
    {
      type: 'HoldReviewed',
      data: { ...data, reviewedBy: by.personId, inTime, ...(next ? { deadline: next } : {}) },
      ...(next ? { rules: [ruleOf(next)] } : {}),
    },
  ];
}
