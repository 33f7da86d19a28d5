import { type Actor, type Ask, ensure, type Instant } from '@liandong/event-sourcing';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import { assignmentActions } from '../assignment/assignment.allowed-actions.js';
import type { UnsignedStep } from '../custody/custody.decider.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent, Figures } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import { clueSources } from './clue.sources.js';
import type { ClueState } from './clue.state.js';

/** 反馈、办结: the source is told, signs, and the clue is closed. */
export type FeedbackEvent =
  /** Result fed back to the agency that handed the clue over (0.14). */
  /** `assignmentId`: whose reviewed result it tells (B1.14). */
  | { readonly type: 'FeedbackGiven'; readonly data: { readonly agencyId: string; readonly text: string; readonly figures: Figures; readonly givenOn: string; readonly givenBy: string; readonly assignmentId?: string } }
  | { readonly type: 'FeedbackAcknowledged'; readonly data: { readonly agencyId: string; readonly acknowledgedBy: string; readonly acknowledgedOn: string } }
  | { readonly type: 'ClueClosed'; readonly data: { readonly closedOn: string; readonly closedBy: string; readonly reason: string } };

export interface Feedback {
  readonly feedback: 'none' | 'given' | 'acknowledged';
}

export function evolveFeedback(state: ClueState, event: FeedbackEvent): ClueState {
  switch (event.type) {
    case 'FeedbackGiven':
      return { ...state, status: 'feedback-given', feedback: 'given' };
    case 'FeedbackAcknowledged':
      return { ...state, feedback: 'acknowledged' };
    case 'ClueClosed':
      return { ...state, status: 'closed' };
  }
}

/** B1.11; B1.6, B1.9: whoever handed it over is told the result before it is closed, and so is the organisation that forwarded it inside the system. */
export function owesFeedback({ source, forwarded }: Pick<ClueState, 'source' | 'forwarded'>): boolean {
  return forwarded !== undefined || clueSources[source!.kind].feedback;
}

export type FeedbackCommand =
  | Ask<'give-feedback', { readonly text: string; readonly givenOn: string; readonly result?: AssignmentResult }>
  | Ask<'acknowledge-feedback', { readonly acknowledgedOn: string }>
  | Ask<'record-feedback-receipt', { readonly acknowledgedOn: string }>
  | Ask<'close', { readonly reason: string; readonly closedOn: string; readonly unsigned?: UnsignedStep | undefined }>;

type Data<Type extends FeedbackCommand['type']> = Extract<FeedbackCommand, { readonly type: Type }>['data'];

export function decideFeedback(command: FeedbackCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'give-feedback':
      return giveFeedback(command.data, by, at, state);
    case 'acknowledge-feedback':
      return acknowledgeFeedback(command.data, by, at, state);
    case 'record-feedback-receipt':
      return recordFeedbackReceipt(command.data, by, state);
    case 'close':
      return close(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** How far the result of the clue's assignment has come, and its words. */
export interface AssignmentResult {
  readonly status: AssignmentStatus;
  readonly summary?: string;
}

const approved: readonly AssignmentStatus[] = ['result-approved', 'reported'];
const towardsResult: readonly string[] = ['receive', 'accept', 'propose-result', 'review-result', 'approve-result'];

/** 0.14; B1.14: an upper body that gave the clue is told what was reviewed together and approved by the principal, and nothing else. */
function giveFeedback({ result = { status: 'none' }, ...data }: Data<'give-feedback'>, by: Actor, at: Instant, { source, figures, assignmentId }: ClueState): readonly ClueEvent[] {
  ensureNotFuture('givenOn', data.givenOn, at);
  const given = { ...data, agencyId: source!.agencyId, figures: figures!, givenBy: by.personId };
  if (assignmentId === undefined) return [{ type: 'FeedbackGiven', data: given }];
  const next = assignmentActions[result.status].filter((action) => towardsResult.includes(action));
  ensure(approved.includes(result.status), clueErrors.resultNotReviewed(assignmentId, next));
  ensure(data.text === result.summary, clueErrors.notAsReviewed(assignmentId, result.summary!));
  return [{ type: 'FeedbackGiven', data: { ...given, assignmentId } }];
}

function acknowledgeFeedback(data: Data<'acknowledge-feedback'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(by.organisationId === state.source!.agencyId, clueErrors.notSourceAgency);
  ensureNotFuture('acknowledgedOn', data.acknowledgedOn, at);
  ensure(state.feedback !== 'none', clueErrors.feedbackMissing);
  if (state.feedback === 'acknowledged') return [];
  return [{ type: 'FeedbackAcknowledged', data: { ...data, agencyId: by.organisationId, acknowledgedBy: by.personId } }];
}

/** B1.6, B1.9: the organisation that forwarded it inside the system has signed there; a second receipt says nothing new. */
function recordFeedbackReceipt({ acknowledgedOn }: Data<'record-feedback-receipt'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  ensure(state.forwarded && state.feedback !== 'none', clueErrors.feedbackMissing);
  if (state.feedback === 'acknowledged') return [];
  return [{ type: 'FeedbackAcknowledged', data: { acknowledgedOn, agencyId: state.forwarded.organisationId, acknowledgedBy: by.personId } }];
}

/** B1.4, B1.11: nobody is left untold, and every step is signed. */
function close({ unsigned, ...closing }: Data<'close'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensureNotFuture('closedOn', closing.closedOn, at);
  ensure(state.feedback !== 'none' || !owesFeedback(state), clueErrors.feedbackMissing);
  if (unsigned) ensure(false, clueErrors.stepUnsigned(unsigned));
  return [{ type: 'ClueClosed', data: { ...closing, closedBy: by.personId } }];
}
