import { type Ask, type Decider, ensure, ensureAllowed } from '@liandong/event-sourcing';
import type { PersonOutcome, Subject } from '@liandong/contracts';
import type { UnsignedStep } from '../custody/custody.decider.js';
import type { NamedMeeting, SignedDecision } from '../screening-meeting/signed-decision.js';
import type { AcquaintanceCheck } from '../person-facts/acquaintance.js';
import { clueActions } from './clue.allowed-actions.js';
import { clueErrors } from './clue.errors.js';
import { acknowledgeFeedback, type AssignmentResult, giveFeedback, recordFeedbackReceipt } from './clue.feedback.decider.js';
import { approveDisposal, proposeDisposal, rejectDisposal, reviewHold } from './clue.disposal.decider.js';
import type { ClueEvent, ClueSource, DisposalMode, EndedTalkInquiry, Figures, Finding, HoldReview, ProblemType, Routing, TownshipResult, Transfer } from './clue.events.js';
import { ensureMayPropose } from './clue.department.js';
import { answerForwarding, isForwardingAnswer, register } from './clue.forwarding.decider.js';
import { owesFeedback } from './clue.forwarding.js';
import type { ForwardedFrom } from './clue.forwarding.events.js';
import { ensureNotFuture, forward, keepRepeat, receive } from './clue.intake.decider.js';
import { changeLimit, isLimitCommand } from './clue.limit.decider.js';
import { conclude, recordOutcome, recordTalkInquiry, reportTownshipResult } from './clue.results.decider.js';
import type { CaseFact, PastDisposal } from './clue.past.js';
import { enterPastDisposal, recordCaseFact } from './clue.past.decider.js';
import { approveRouting, proposeRouting } from './clue.routing.decider.js';
import type { ClueOrigin } from './clue.sources.js';
import { type ClueState, evolveClue, initialClue } from './clue.state.js';

export interface ReceiveClue {
  readonly organisationId: string;
  readonly source: ClueSource;
  readonly title: string;
  readonly summary: string;
  readonly receivedOn: string;
  readonly subjects: readonly Subject[];
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  readonly transfer?: Transfer;
  readonly origin?: ClueOrigin;
  readonly forwarded?: ForwardedFrom;
  readonly assignmentId?: string;
  /** Whose it is, of what was found by another (B1.5), or to whom a report is issued (B1.8). */
  readonly departmentId?: string;
}

export interface ForwardClue {
  readonly toOrganisation: string;
  /** Whose part goes; all of them when the whole clue goes. */
  readonly subjectIds: readonly string[];
  readonly reason: string;
  readonly forwardedOn: string;
  /** Where the receiver uses the system. */
  readonly forwardingId?: string;
}

export interface KeepRepeat {
  readonly firstClueId: string;
  /** Whose library the first clue stands in, and whether it is a repeat itself; undefined where there is none. */
  readonly first?: { readonly organisationId: string; readonly isRepeat: boolean };
}

export interface ProposeDisposal {
  readonly mode: DisposalMode;
  readonly opinion: string;
  /** The meeting that it names. */
  readonly meeting?: NamedMeeting;
  /** What was decided last about this clue, named or not (0.7, 4.8). */
  readonly signed?: SignedDecision;
}

export type ClueCommand =
  | Ask<'receive', ReceiveClue>
  | Ask<'register', { readonly number: string }>
  | Ask<'forward', ForwardClue>
  | Ask<'record-forward-receipt', { readonly forwardingId: string; readonly clueId: string; readonly number: string; readonly registeredOn: string }>
  | Ask<'record-forward-return', { readonly forwardingId: string; readonly subjectIds: readonly string[]; readonly reason: string; readonly returnedOn: string }>
  | Ask<'record-forward-result', { readonly forwardingId: string; readonly text: string; readonly figures: Figures; readonly givenOn: string }>
  | Ask<'acknowledge-forward-result', { readonly forwardingId: string; readonly acknowledgedOn: string }>
  | Ask<'return', { readonly reason: string; readonly returnedOn: string }>
  | Ask<'keep-repeat', KeepRepeat>
  | Ask<'screen', { readonly problemTypes: readonly ProblemType[]; readonly opinion: string }>
  | Ask<'enter-past-disposal', PastDisposal>
  | Ask<'record-case-fact', CaseFact>
  | Ask<'propose-disposal', ProposeDisposal>
  | Ask<'propose-limit-change', { readonly change: 'pause' | 'extend'; readonly reason: string }>
  | Ask<'approve-limit-change', object>
  | Ask<'reject-limit-change', { readonly reason: string }>
  | Ask<'resume-limit', { readonly reason: string }>
  | Ask<'review-hold', { readonly result: HoldReview; readonly opinion: string; readonly reviewedOn: string }>
  | Ask<'approve-disposal', { readonly signed?: SignedDecision }>
  | Ask<'reject-disposal', { readonly reason: string }>
  | Ask<'propose-routing', Routing & { readonly handlerIds?: readonly string[]; readonly check?: AcquaintanceCheck }>
  | Ask<'approve-routing', { readonly acceptance?: string | undefined; readonly check?: AcquaintanceCheck }>
  | Ask<'reject-routing', { readonly reason: string }>
  | Ask<'record-verification', { readonly verificationId: string; readonly findings: readonly Finding[] }>
  | Ask<'record-talk-inquiry', EndedTalkInquiry>
  | Ask<'report-township-result', { readonly results: readonly TownshipResult[]; readonly summary: string; readonly reportedOn: string }>
  | Ask<'record-outcome', { readonly subjectId: string; readonly outcome: PersonOutcome; readonly reference: string; readonly on: string }>
  | Ask<'conclude', { readonly summary: string; readonly concludedOn: string }>
  | Ask<'give-feedback', { readonly text: string; readonly givenOn: string; readonly result?: AssignmentResult }>
  | Ask<'acknowledge-feedback', { readonly acknowledgedOn: string }>
  | Ask<'record-feedback-receipt', { readonly acknowledgedOn: string }>
  | Ask<'close', { readonly reason: string; readonly closedOn: string; readonly unsigned?: UnsignedStep | undefined }>;

export type ClueData<Type extends ClueCommand['type']> = Extract<ClueCommand, { readonly type: Type }>['data'];

function decideClue(command: ClueCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  // A talk ends when it ends, whatever the clue waits for meanwhile.
  if (command.type === 'record-talk-inquiry') return recordTalkInquiry(command.data, state);
  if (command.type === 'record-case-fact') return recordCaseFact(command.data, by, at, state);
  if (command.type === 'enter-past-disposal') return enterPastDisposal(command.data, by, at, state);
  if (command.type === 'record-feedback-receipt') return recordFeedbackReceipt(command.data, by, state);
  if (command.type === 'propose-disposal') ensureMayPropose(by, state);
  if (isForwardingAnswer(command)) return answerForwarding(command, state);
  if (isLimitCommand(command)) return changeLimit(command, state);
  ensureAllowed('clue', clueActions, state.status, command.type);
  switch (command.type) {
    case 'receive':
      return receive(command.data, by, at);
    case 'register':
      return register(command.data.number, by, at, state);
    case 'forward':
      return forward(command.data, by, at, state);
    case 'return':
      ensureNotFuture('returnedOn', command.data.returnedOn, at);
      return [{ type: 'ClueReturned', data: { ...command.data, approvedBy: by.personId } }];
    case 'keep-repeat':
      return keepRepeat(command.data, by, state);
    case 'screen':
      return [{ type: 'ClueScreened', data: { ...command.data, screenedBy: by.personId } }];
    case 'propose-disposal':
      return proposeDisposal(command.data, by, at, state);
    case 'review-hold':
      return reviewHold(command.data, by, at, state);
    case 'approve-disposal':
      return approveDisposal(command.data, by, at, state);
    case 'reject-disposal':
      return rejectDisposal(command.data, by, state);
    case 'propose-routing':
      return proposeRouting(command.data, by, state);
    case 'approve-routing':
      return approveRouting(command.data, by, at, state);
    case 'reject-routing':
      return [{ type: 'RoutingRejected', data: { rejectedBy: by.personId, reason: command.data.reason } }];
    case 'record-verification':
      ensure(state.mode === 'initial-verification', clueErrors.notBeingVerified);
      return [{ type: 'VerificationRecorded', data: command.data }];
    case 'report-township-result':
      return reportTownshipResult(command.data, by, at, state);
    case 'record-outcome':
      return recordOutcome(command.data, state);
    case 'conclude':
      return conclude(command.data, by, at, state);
    case 'give-feedback':
      return giveFeedback(command.data, by, at, state);
    case 'acknowledge-feedback':
      return acknowledgeFeedback(command.data, by, at, state);
    case 'close': {
      const { unsigned, ...closing } = command.data;
      ensureNotFuture('closedOn', closing.closedOn, at);
      ensure(state.feedback !== 'none' || !owesFeedback(state), clueErrors.feedbackMissing);
      if (unsigned) ensure(false, clueErrors.stepUnsigned(unsigned));
      return [{ type: 'ClueClosed', data: { ...closing, closedBy: by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

/** A problem clue (问题线索). */
export const clue: Decider<ClueState, ClueCommand, ClueEvent> = {
  category: 'clue',
  initial: initialClue,
  evolve: evolveClue,
  decide: decideClue,
  owner: (state) => state.organisationId,
};
