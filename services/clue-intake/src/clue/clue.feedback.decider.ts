import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import { assignmentActions } from '../assignment/assignment.allowed-actions.js';
import type { ClueData } from './clue.decider.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import type { ClueState } from './clue.state.js';

/** How far the result of the clue's assignment has come, and its words. */
export interface AssignmentResult {
  readonly status: AssignmentStatus;
  readonly summary?: string;
}

const approved: readonly AssignmentStatus[] = ['result-approved', 'reported'];
const towardsResult: readonly string[] = ['receive', 'accept', 'propose-result', 'review-result', 'approve-result'];

/** 0.14; B1.14: an upper body that gave the clue is told what was reviewed together and approved by the principal, and nothing else. */
export function giveFeedback({ result = { status: 'none' }, ...data }: ClueData<'give-feedback'>, by: Actor, at: Instant, { source, figures, assignmentId }: ClueState): readonly ClueEvent[] {
  ensureNotFuture('givenOn', data.givenOn, at);
  const given = { ...data, agencyId: source!.agencyId, figures: figures!, givenBy: by.personId };
  if (assignmentId === undefined) return [{ type: 'FeedbackGiven', data: given }];
  const next = assignmentActions[result.status].filter((action) => towardsResult.includes(action));
  ensure(approved.includes(result.status), clueErrors.resultNotReviewed(assignmentId, next));
  ensure(data.text === result.summary, clueErrors.notAsReviewed(assignmentId, result.summary!));
  return [{ type: 'FeedbackGiven', data: { ...given, assignmentId } }];
}

export function acknowledgeFeedback(data: ClueData<'acknowledge-feedback'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(by.organisationId === state.source!.agencyId, clueErrors.notSourceAgency);
  ensureNotFuture('acknowledgedOn', data.acknowledgedOn, at);
  ensure(state.feedback !== 'none', clueErrors.feedbackMissing);
  if (state.feedback === 'acknowledged') return [];
  return [{ type: 'FeedbackAcknowledged', data: { ...data, agencyId: by.organisationId, acknowledgedBy: by.personId } }];
}

/** B1.6, B1.9: the organisation that forwarded it inside the system has signed there; a second receipt says nothing new. */
export function recordFeedbackReceipt({ acknowledgedOn }: ClueData<'record-feedback-receipt'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  ensure(state.forwarded && state.feedback !== 'none', clueErrors.feedbackMissing);
  if (state.feedback === 'acknowledged') return [];
  return [{ type: 'FeedbackAcknowledged', data: { acknowledgedOn, agencyId: state.forwarded.organisationId, acknowledgedBy: by.personId } }];
}
