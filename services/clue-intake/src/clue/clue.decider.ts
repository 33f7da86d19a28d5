import type { Decider } from '@liandong/event-sourcing';
import { ensureClueAllowed, proposerFirst } from './clue.allowed-actions.js';
import { type ConcludeCommand, decideConclusion } from './clue.conclusion.decider.js';
import { type CorrectionCommand, decideCorrection } from './clue.correction.decider.js';
import { decideDisposal, type DisposalCommand } from './clue.disposal.decider.js';
import type { ClueEvent } from './clue.events.js';
import { decideFeedback, type FeedbackCommand } from './clue.feedback.decider.js';
import { decideForwardResult, type ForwardResultCommand } from './clue.forward-results.decider.js';
import { decideForwarding, type ForwardingCommand } from './clue.forwarding.decider.js';
import { decideIntake, type IntakeCommand } from './clue.intake.decider.js';
import { decideLimit, type LimitCommand } from './clue.limit.decider.js';
import { decidePaperAnswer, type PaperAnswerCommand } from './clue.paper-answers.decider.js';
import { decidePast, type PastCommand } from './clue.past.decider.js';
import { decideRaising, type RaisingCommand } from './clue.raising.decider.js';
import { decideRefiling, type RefilingCommand } from './clue.refiling.decider.js';
import { decideReopening, type ReopeningCommand } from './clue.reopening.decider.js';
import { decideResult, type ResultCommand, verifiedUnderFallen } from './clue.results.decider.js';
import { decideRouting, type RoutingCommand } from './clue.routing.decider.js';
import { decideSubjects, type SubjectCommand } from './clue.subjects.decider.js';
import { decideVoiding, type VoidingCommand } from './clue.voiding.decider.js';
import { type ClueState, evolveClue, initialClue } from './clue.state.js';

export type ClueCommand =
  | IntakeCommand
  | ForwardingCommand
  | ForwardResultCommand
  | PaperAnswerCommand
  | SubjectCommand
  | CorrectionCommand
  | VoidingCommand
  | RefilingCommand
  | DisposalCommand
  | LimitCommand
  | RaisingCommand
  | RoutingCommand
  | ResultCommand
  | ConcludeCommand
  | PastCommand
  | FeedbackCommand
  | ReopeningCommand;

export type ClueData<Type extends ClueCommand['type']> = Extract<ClueCommand, { readonly type: Type }>['data'];

/** The life of a clue: whether a command is allowed now stands in the tables, what follows from it on the page of its phase. */
function decideClue(command: ClueCommand, state: ClueState): readonly ClueEvent[] {
  if (command.type === 'record-verification' && verifiedUnderFallen(command.data.routingNo, state)) return [];
  if (!proposerFirst.includes(command.type)) ensureClueAllowed(command.type, state);
  switch (command.type) {
    case 'receive':
    case 'register':
      return decideIntake(command, state);
    case 'forward':
    case 'return':
    case 'keep-repeat':
    case 'record-forward-receipt':
    case 'record-forward-return':
      return decideForwarding(command, state);
    case 'record-forward-result':
    case 'acknowledge-forward-result':
    case 'record-forward-repeat':
    case 'record-passed-on-receipt':
      return decideForwardResult(command, state);
    case 'record-paper-receipt':
    case 'record-paper-return':
    case 'record-paper-result':
      return decidePaperAnswer(command, state);
    case 'identify-subject':
    case 'add-subject':
    case 'correct-subject':
      return decideSubjects(command, state);
    case 'correct-registration':
    case 'approve-correction':
    case 'reject-correction':
      return decideCorrection(command, state);
    case 'void':
      return decideVoiding(command, state);
    case 'amend-problem-types':
      return decideRefiling(command, state);
    case 'screen':
    case 'propose-disposal':
    case 'approve-disposal':
    case 'reject-disposal':
    case 'review-hold':
      return decideDisposal(command, state);
    case 'propose-limit-change':
    case 'approve-limit-change':
    case 'reject-limit-change':
    case 'resume-limit':
      return decideLimit(command, state);
    case 'propose-routing':
    case 'approve-routing':
    case 'reject-routing':
    case 'supervise':
      return decideRouting(command, state);
    case 'propose-raise':
    case 'approve-raise':
    case 'reject-raise':
      return decideRaising(command, state);
    case 'record-talk-inquiry':
    case 'record-verification':
    case 'report-township-result':
    case 'record-outcome':
      return decideResult(command, state);
    case 'conclude':
      return decideConclusion(command, state);
    case 'enter-past-disposal':
    case 'record-case-fact':
      return decidePast(command, state);
    case 'give-feedback':
    case 'acknowledge-feedback':
    case 'record-letter-receipt':
    case 'record-feedback-receipt':
    case 'close':
      return decideFeedback(command, state);
    case 'reopen':
      return decideReopening(command, state);
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
