import { type Actor, type Ask, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { type Deadline, isInTime, limitFrom } from '@liandong/legal-time';
import { type AssignmentStatus, resultApproved } from '../assignment/assignment.state.js';
import { assignmentActions } from '../assignment/assignment.allowed-actions.js';
import type { UnsignedStep } from '../custody/custody.state.js';
import { feedbackErrors } from './clue.feedback.errors.js';
import type { ClueEvent, Figures } from './clue.events.js';
import { ensureFollows, ensureNotFuture } from './clue.intake.decider.js';
import { isTold, isToldByLetter, maySign, owesFeedback } from './clue.feedback-terms.js';
import type { ClueState } from './clue.state.js';
import { nothingUndecided } from './clue.undecided.js';

/** 反馈、办结: the source is told, signs, and the clue is closed. */
export type FeedbackEvent =
  /** Result fed back to whoever handed the clue in (0.14, B1.11). `assignmentId`: whose reviewed result it tells (B1.14). `documentNumber`: of the letter. `receiptBy`: until when it is to be signed for. */
  | {
      readonly type: 'FeedbackGiven';
      readonly data: {
        readonly agencyId: string;
        readonly text: string;
        readonly figures: Figures;
        readonly givenOn: string;
        readonly givenBy: string;
        readonly assignmentId?: string;
        readonly documentNumber?: string;
        readonly inTime?: boolean;
        readonly receiptBy?: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** `letter`: the receipt that came on paper, by its reference; then `acknowledgedBy` is who recorded it. */
  | {
      readonly type: 'FeedbackAcknowledged';
      readonly data: {
        readonly agencyId: string;
        readonly acknowledgedBy: string;
        readonly acknowledgedOn: string;
        readonly letter?: string;
      };
    }
  | { readonly type: 'ClueClosed'; readonly data: { readonly closedOn: string; readonly closedBy: string; readonly reason: string } };

export interface Feedback {
  readonly feedback: 'none' | 'given' | 'acknowledged';
  readonly feedbackGivenOn?: string;
}

export function evolveFeedback(state: ClueState, event: FeedbackEvent): ClueState {
  switch (event.type) {
    case 'FeedbackGiven':
      return { ...state, status: 'feedback-given', feedback: 'given', feedbackGivenOn: event.data.givenOn };
    case 'FeedbackAcknowledged':
      return { ...state, feedback: 'acknowledged' };
    case 'ClueClosed':
      return { ...state, ...nothingUndecided, status: 'closed' };
  }
}

export type FeedbackCommand =
  /** `signsHere`: whether somebody of the source signs in the system; absent: somebody does. */
  | Ask<
      'give-feedback',
      {
        readonly text: string;
        readonly givenOn: string;
        readonly documentNumber?: string | undefined;
        readonly result?: AssignmentResult;
        readonly signsHere?: boolean;
      }
    >
  | Ask<'acknowledge-feedback', { readonly acknowledgedOn: string }>
  | Ask<'record-letter-receipt', { readonly reference: string; readonly acknowledgedOn: string; readonly signsHere: boolean }>
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
    case 'record-letter-receipt':
      return recordLetterReceipt(command.data, by, at, state);
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

const towardsResult: readonly string[] = ['receive', 'accept', 'propose-result', 'review-result', 'approve-result'];

/** 0.14; B1.14: an upper body that gave the clue is told what was reviewed together and approved by the principal, and nothing else. */
function giveFeedback(
  { result = { status: 'none' }, documentNumber, signsHere = true, ...data }: Data<'give-feedback'>,
  by: Actor,
  at: Instant,
  state: ClueState,
): readonly ClueEvent[] {
  const { source, figures, assignmentId: given, feedbackBy, concludedOn, reopenings } = state;
  // B1.15: what came of a clue that was opened again is told beside the result that the assignment ended with.
  const assignmentId = reopenings.length === 0 ? given : undefined;
  ensure(isTold(state), feedbackErrors.feedbackNotOwed);
  ensureFollows('givenOn', data.givenOn, concludedOn, at);
  if (assignmentId !== undefined) ensureAsReviewed(assignmentId, result, data.text);
  // The assignment names the letter in which its result goes up, and what came from above before there were assignments has none.
  else
    ensure(
      !isToldByLetter(state, signsHere) || source!.kind === 'upper-level' || documentNumber !== undefined,
      feedbackErrors.letterMissing,
    );
  const receiptBy = limitFrom('0.14-receipt', data.givenOn, state.organisationId);
  return [
    {
      type: 'FeedbackGiven',
      data: {
        ...data,
        agencyId: source!.agencyId,
        figures: figures!,
        givenBy: by.personId,
        receiptBy,
        ...(assignmentId === undefined ? {} : { assignmentId }),
        ...(documentNumber === undefined ? {} : { documentNumber }),
        ...(feedbackBy ? { inTime: isInTime(feedbackBy, data.givenOn) } : {}),
      },
      rules: [ruleOf(receiptBy)],
    },
  ];
}

function ensureAsReviewed(assignmentId: string, { status, summary }: AssignmentResult, text: string): void {
  const next = assignmentActions[status].filter((action) => towardsResult.includes(action));
  ensure(resultApproved.includes(status), feedbackErrors.resultNotReviewed(assignmentId, next));
  ensure(text === summary, feedbackErrors.notAsReviewed(assignmentId, summary!));
}

/** 0.14, B1.11: by whoever of the source its terms name. */
function acknowledgeFeedback(data: Data<'acknowledge-feedback'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(maySign(by, state), feedbackErrors.notSourceAgency);
  ensure(state.feedback !== 'none', feedbackErrors.feedbackMissing);
  ensureFollows('acknowledgedOn', data.acknowledgedOn, state.feedbackGivenOn, at);
  if (state.feedback === 'acknowledged') return [];
  return [{ type: 'FeedbackAcknowledged', data: { ...data, agencyId: by.organisationId, acknowledgedBy: by.personId } }];
}

/** 0.14: whoever reads no page here signs on paper; case management records the receipt. */
function recordLetterReceipt(
  { reference, acknowledgedOn, signsHere }: Data<'record-letter-receipt'>,
  by: Actor,
  at: Instant,
  state: ClueState,
): readonly ClueEvent[] {
  ensure(state.feedback !== 'none', feedbackErrors.feedbackMissing);
  ensure(!signsHere, feedbackErrors.signsItself);
  ensureFollows('acknowledgedOn', acknowledgedOn, state.feedbackGivenOn, at);
  if (state.feedback === 'acknowledged') return [];
  return [
    {
      type: 'FeedbackAcknowledged',
      data: { agencyId: state.source!.agencyId, acknowledgedOn, acknowledgedBy: by.personId, letter: reference },
    },
  ];
}

/** B1.6, B1.9: the organisation that forwarded it inside the system has signed there; a second receipt says nothing new. */
function recordFeedbackReceipt({ acknowledgedOn }: Data<'record-feedback-receipt'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  ensure(state.forwarded && state.feedback !== 'none', feedbackErrors.feedbackMissing);
  if (state.feedback === 'acknowledged') return [];
  return [
    { type: 'FeedbackAcknowledged', data: { acknowledgedOn, agencyId: state.forwarded.organisationId, acknowledgedBy: by.personId } },
  ];
}

/** B1.4, B1.11: nobody is left untold, and every step is signed. */
function close({ unsigned, ...closing }: Data<'close'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensureNotFuture('closedOn', closing.closedOn, at);
  ensure(state.feedback !== 'none' || !owesFeedback(state), feedbackErrors.feedbackMissing);
  if (unsigned) ensure(false, feedbackErrors.stepUnsigned(unsigned));
  return [{ type: 'ClueClosed', data: { ...closing, closedBy: by.personId } }];
}
