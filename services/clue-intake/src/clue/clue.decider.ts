import { type Actor, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import type { PersonOutcome, Subject } from '@liandong/contracts';
import { deadline, isAfter, isOverdue, ruleInForce, timeLimits } from '@liandong/legal-time';
import { clueActions } from './clue.allowed-actions.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent, ClueSource, DisposalMode, Finding, ProblemType, Routing } from './clue.events.js';
import { awaitedSubjects, type ClueState, evolveClue, figuresOf, initialClue } from './clue.state.js';

type Ask<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly by: Actor; readonly at: Instant };

export interface ReceiveClue {
  readonly organisationId: string;
  readonly source: ClueSource;
  readonly title: string;
  readonly summary: string;
  readonly receivedOn: string;
  readonly subjects: readonly Subject[];
  readonly priority: boolean;
  readonly raisedLevel: boolean;
}

export type ClueCommand =
  | Ask<'receive', ReceiveClue>
  | Ask<'register', { readonly number: string }>
  | Ask<'screen', { readonly problemTypes: readonly ProblemType[]; readonly opinion: string }>
  | Ask<'propose-disposal', { readonly mode: DisposalMode; readonly opinion: string }>
  | Ask<'approve-disposal', object>
  | Ask<'reject-disposal', { readonly reason: string }>
  | Ask<'propose-routing', Routing>
  | Ask<'approve-routing', object>
  | Ask<'reject-routing', { readonly reason: string }>
  | Ask<'record-verification', { readonly verificationId: string; readonly findings: readonly Finding[] }>
  | Ask<'record-outcome', { readonly subjectId: string; readonly outcome: PersonOutcome; readonly reference: string; readonly on: string }>
  | Ask<'conclude', { readonly summary: string; readonly concludedOn: string }>
  | Ask<'give-feedback', { readonly text: string; readonly givenOn: string }>
  | Ask<'acknowledge-feedback', { readonly acknowledgedOn: string }>
  | Ask<'close', { readonly reason: string; readonly closedOn: string }>;

function decideClue(command: ClueCommand, state: ClueState): readonly ClueEvent[] {
  ensureAllowed('clue', clueActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'receive':
      return receive(command.data, at);
    case 'register':
      return [{ type: 'ClueRegistered', data: { number: command.data.number, keeper: by.personId } }];
    case 'screen':
      return [{ type: 'ClueScreened', data: { ...command.data, screenedBy: by.personId } }];
    case 'propose-disposal':
      return [{ type: 'DisposalProposed', data: { ...command.data, proposedBy: by.personId } }];
    case 'approve-disposal': {
      const { mode, proposedBy } = state.proposal!;
      ensure(proposedBy !== by.personId, clueErrors.proposerApproves);
      return [{ type: 'DisposalApproved', data: { mode, approvedBy: by.personId, approvedAt: at, inTime: !isOverdue(state.disposalDeadline!, at) } }];
    }
    case 'reject-disposal':
      return [{ type: 'DisposalRejected', data: { mode: state.proposal!.mode, rejectedBy: by.personId, reason: command.data.reason } }];
    case 'propose-routing':
      return proposeRouting(command.data, by, state);
    case 'approve-routing': {
      const { proposedBy, zoneId, leaderPersonId, level } = state.routing!;
      ensure(proposedBy !== by.personId, clueErrors.proposerApproves);
      return [{ type: 'ClueRouted', data: { zoneId, leaderPersonId, level, approvedBy: by.personId, approvedAt: at } }];
    }
    case 'reject-routing':
      return [{ type: 'RoutingRejected', data: { rejectedBy: by.personId, reason: command.data.reason } }];
    case 'record-verification':
      return [{ type: 'VerificationRecorded', data: command.data }];
    case 'record-outcome':
      return recordOutcome(command.data, state);
    case 'conclude':
      return conclude(command.data, at, state);
    case 'give-feedback': {
      ensureNotFuture('givenOn', command.data.givenOn, at);
      return [{ type: 'FeedbackGiven', data: { agencyId: state.source!.agencyId, text: command.data.text, figures: state.figures!, givenOn: command.data.givenOn } }];
    }
    case 'acknowledge-feedback':
      ensure(by.organisationId === state.source!.agencyId, clueErrors.notSourceAgency);
      ensureNotFuture('acknowledgedOn', command.data.acknowledgedOn, at);
      return [{ type: 'FeedbackAcknowledged', data: { agencyId: by.organisationId, acknowledgedBy: by.personId, acknowledgedOn: command.data.acknowledgedOn } }];
    case 'close':
      ensureNotFuture('closedOn', command.data.closedOn, at);
      ensure(state.status === 'feedback-given' || !awaitsFeedback(state), clueErrors.feedbackMissing);
      return [{ type: 'ClueClosed', data: { closedOn: command.data.closedOn, reason: command.data.reason } }];
    default:
      return command satisfies never;
  }
}

/** B1.2: disposal within the limit, counted from receipt. B1.7: upper-level subjects never enter the local library. */
function receive(data: ReceiveClue, at: Instant): readonly ClueEvent[] {
  ensureNotFuture('receivedOn', data.receivedOn, at);
  ensure(data.subjects.every((subject) => subject.managedBy !== 'upper'), clueErrors.directForward);
  const rule = ruleInForce(timeLimits, 'B1.2', data.receivedOn);
  const disposalDeadline = deadline(rule, `${data.receivedOn}T00:00:00.000+08:00`);
  return [{ type: 'ClueReceived', data: { ...data, disposalDeadline }, rules: [{ ruleId: rule.ruleId, version: rule.version }] }];
}

function proposeRouting(routing: Routing, by: Actor, state: ClueState): readonly ClueEvent[] {
  ensure(state.mode === 'initial-verification' || state.mode === 'talk-inquiry', clueErrors.notVerification);
  ensure(!state.raisedLevel || routing.level === 'county', clueErrors.raisedLevel);
  return [{ type: 'RoutingProposed', data: { ...routing, proposedBy: by.personId } }];
}

function recordOutcome(data: Extract<ClueCommand, { type: 'record-outcome' }>['data'], state: ClueState): readonly ClueEvent[] {
  // Before the verification's own result has arrived nobody can be "unknown".
  ensure(state.status === 'routed' || data.subjectId in state.outcomes, clueErrors.unknownSubject(data.subjectId));
  if (state.outcomes[data.subjectId]?.decided === data.outcome) return [];
  return [{ type: 'OutcomeRecorded', data }];
}

function conclude(data: { readonly summary: string; readonly concludedOn: string }, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensureNotFuture('concludedOn', data.concludedOn, at);
  ensure(state.status === 'verified' || state.mode === 'close', clueErrors.modeNotClose);
  const awaited = awaitedSubjects(state);
  ensure(awaited.length === 0, clueErrors.outcomesAwaited(awaited));
  return [{ type: 'ClueConcluded', data: { ...data, figures: figuresOf(state) } }];
}

/** Tours get their result through the handover register; other agencies through a feedback of their own (0.14). */
function awaitsFeedback(state: ClueState): boolean {
  return state.source!.kind !== 'inspection-tour';
}

function ensureNotFuture(field: string, date: string, at: Instant): void {
  ensure(!isAfter(date, at), clueErrors.dateInFuture(field));
}

/** A problem clue (问题线索). */
export const clue: Decider<ClueState, ClueCommand, ClueEvent> = {
  category: 'clue',
  initial: initialClue,
  evolve: evolveClue,
  decide: decideClue,
  owner: (state) => state.organisationId,
};
