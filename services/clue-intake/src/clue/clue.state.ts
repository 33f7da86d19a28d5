import { type Conclusion, evolveConclusion } from './clue.conclusion.decider.js';
import { type Corrections, evolveCorrection } from './clue.correction.decider.js';
import { type Disposal, evolveDisposal } from './clue.disposal.decider.js';
import type { ClueEvent } from './clue.events.js';
import { evolveFeedback, type Feedback } from './clue.feedback.decider.js';
import { evolveForwardResult } from './clue.forward-results.decider.js';
import { evolveForwarding, type Forwardings } from './clue.forwarding.decider.js';
import { evolveIntake, type Intake } from './clue.intake.decider.js';
import { evolveLimit, type LimitChanges } from './clue.limit.decider.js';
import { evolvePast, type Past } from './clue.past.decider.js';
import { evolveRaising, type Raising } from './clue.raising.decider.js';
import { evolveRefiling } from './clue.refiling.decider.js';
import { evolveReopening, type Reopenings } from './clue.reopening.decider.js';
import { evolveResult, type Results } from './clue.results.decider.js';
import { evolveRouting, type Routed } from './clue.routing.decider.js';
import { evolveSubjects } from './clue.subjects.decider.js';
import { evolveVoiding } from './clue.voiding.decider.js';

export type ClueStatus =
  | 'none'
  | 'received'
  | 'registered'
  | 'screened'
  | 'disposed-before'
  | 'disposal-proposed'
  | 'disposal-approved'
  | 'routing-proposed'
  | 'routed'
  | 'verified'
  | 'concluded'
  | 'feedback-given'
  | 'closed'
  | 'forwarded'
  | 'returned'
  | 'repeat-kept'
  | 'voided';

/** What each phase knows. */
export interface ClueState
  extends Intake, Forwardings, Disposal, LimitChanges, Raising, Routed, Results, Conclusion, Past, Feedback, Corrections, Reopenings {
  readonly status: ClueStatus;
}

export const initialClue: ClueState = {
  status: 'none',
  title: '',
  summary: '',
  subjects: [],
  regions: [],
  problemTypes: [],
  areas: [],
  priority: false,
  raisedLevel: false,
  routings: 0,
  facts: {},
  talkRound: 0,
  talks: {},
  outcomes: {},
  forwardings: {},
  feedback: 'none',
  reopenings: [],
};

export function evolveClue(state: ClueState, event: ClueEvent): ClueState {
  switch (event.type) {
    case 'ClueReceived':
    case 'ClueRegistered':
      return evolveIntake(state, event);
    case 'ClueForwarded':
    case 'ClueReturned':
    case 'RepeatKept':
    case 'ForwardingRegistered':
    case 'ForwardingReturned':
      return evolveForwarding(state, event);
    case 'ForwardingResultRecorded':
    case 'ForwardingResultAcknowledged':
    case 'ForwardingKeptAsRepeat':
    case 'PassedOnResultAcknowledged':
      return evolveForwardResult(state, event);
    case 'SubjectIdentified':
    case 'SubjectAdded':
    case 'SubjectCorrected':
      return evolveSubjects(state, event);
    case 'RegistrationCorrectionProposed':
    case 'RegistrationCorrectionRejected':
    case 'RegistrationCorrected':
      return evolveCorrection(state, event);
    case 'ClueVoided':
      return evolveVoiding(state, event);
    case 'ProblemTypesAmended':
      return evolveRefiling(state, event);
    case 'ClueScreened':
    case 'DisposalProposed':
    case 'DisposalStepApproved':
    case 'DisposalApproved':
    case 'DisposalPlanApproved':
    case 'DisposalRejected':
    case 'HoldReviewed':
      return evolveDisposal(state, event);
    case 'LimitChangeProposed':
    case 'LimitChangeRejected':
    case 'DisposalLimitPaused':
    case 'DisposalLimitExtended':
    case 'DisposalLimitResumed':
      return evolveLimit(state, event);
    case 'RoutingProposed':
    case 'ClueRouted':
    case 'RoutingRejected':
    case 'ClueSupervised':
      return evolveRouting(state, event);
    case 'RaiseProposed':
    case 'LevelRaised':
    case 'RaiseRejected':
      return evolveRaising(state, event);
    case 'TalkInquiryRecorded':
    case 'VerificationRecorded':
    case 'TownshipResultReported':
    case 'OutcomeRecorded':
      return evolveResult(state, event);
    case 'ClueConcluded':
      return evolveConclusion(state, event);
    case 'PastDisposalEntered':
    case 'CaseFactRecorded':
    case 'FilingMoved':
    case 'RecoveryConfirmed':
      return evolvePast(state, event);
    case 'FeedbackGiven':
    case 'FeedbackAcknowledged':
    case 'ClueClosed':
      return evolveFeedback(state, event);
    case 'ClueReopened':
      return evolveReopening(state, event);
  }
}
