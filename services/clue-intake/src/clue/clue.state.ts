import type { PersonOutcome, Subject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { ApprovalChain } from '../rules/disposal-authority.js';
import type { CheckedRouting, ClueEvent, ClueSource, DisposalMode, Figures, Finding, ProblemType, Routing, TalkEnd } from './clue.events.js';
import type { ClueDepartment } from './clue.department.js';
import { type Forwarding, withForwarding, withReturned } from './clue.forwarding.js';
import type { ForwardedFrom } from './clue.forwarding.events.js';
import { type FactsOfPerson, type PastDisposal, withFact } from './clue.past.js';
import { isFinal, outcomeOfTalk, remainingSubjects, talksOfRound } from './clue.talks.js';

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
  | 'repeat-kept';

/** What is expected of one person since the verification, and what has been decided since. */
export interface AwaitedOutcome {
  readonly expected: PersonOutcome;
  readonly decided?: PersonOutcome;
  /** What was proposed against the person was not approved: nothing deeper follows. */
  readonly cleared?: true;
}

/** A mode that waits for its approvals. */
export interface Proposal {
  readonly mode: DisposalMode;
  readonly proposedBy: string;
  readonly chain?: ApprovalChain;
  /** Of the step that is next. */
  readonly deadline?: Deadline;
  readonly meetingId?: string;
  /** Who has approved so far. */
  readonly approvedBy: readonly string[];
}

export interface ClueState {
  readonly status: ClueStatus;
  readonly organisationId?: string;
  readonly source?: ClueSource;
  readonly number?: string;
  readonly title: string;
  readonly summary: string;
  readonly subjects: readonly Subject[];
  readonly problemTypes: readonly ProblemType[];
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  readonly receivedOn?: string;
  readonly forwarded?: ForwardedFrom;
  readonly assignmentId?: string;
  /** A repeat is with nobody but the library (B1.8). */
  readonly department?: ClueDepartment | undefined;
  readonly forwardings: Readonly<Record<string, Forwarding>>;
  /** From when the limit of B1.6 runs: the day of receipt, or of the return. */
  readonly jurisdictionFrom?: string;
  readonly disposalDeadline?: Deadline;
  /** Whether the first mode was approved within the limit; a later change does not alter it. */
  readonly disposalInTime?: boolean;
  /** A change of the limit that waits for its approval (B1.2). */
  readonly limitChange?: { readonly change: 'pause' | 'extend'; readonly reason: string; readonly proposedBy: string } | undefined;
  readonly limitExtended?: boolean;
  readonly proposal?: Proposal;
  /** The one current disposal mode (B1.1). */
  readonly mode?: DisposalMode;
  /** How an old ledger says it had been disposed of (B1.22); a mode that is approved here takes its place. */
  readonly past?: PastDisposal;
  /** What is known of each person's handling (3.16). */
  readonly facts: Readonly<Record<string, FactsOfPerson>>;
  readonly routing?: Routing & CheckedRouting & { readonly proposedBy: string };
  /** Of a clue on hold: until when it is looked at again (B2.36). */
  readonly reviewDeadline?: Deadline;
  /** How often talk and inquiry was approved, and how each subject's talk ended; null while it goes on. */
  readonly talkRound: number;
  readonly talks: Readonly<Record<string, TalkEnd | null>>;
  readonly outcomes: Readonly<Record<string, AwaitedOutcome>>;
  readonly figures?: Figures;
  readonly concludedOn?: string;
  readonly feedback: 'none' | 'given' | 'acknowledged';
}

export const initialClue: ClueState = {
  status: 'none',
  title: '',
  summary: '',
  subjects: [],
  problemTypes: [],
  priority: false,
  raisedLevel: false,
  facts: {},
  talkRound: 0,
  talks: {},
  outcomes: {},
  forwardings: {},
  feedback: 'none',
};

export function evolveClue(state: ClueState, event: ClueEvent): ClueState {
  switch (event.type) {
    case 'ClueReceived': {
      const { organisationId, source, title, summary, subjects, priority, raisedLevel, receivedOn, disposalDeadline, forwarded, department, assignmentId } = event.data;
      return { ...state, status: 'received', organisationId, source, title, summary, subjects, priority, raisedLevel, receivedOn, jurisdictionFrom: receivedOn, disposalDeadline, ...(forwarded ? { forwarded } : {}), ...(department ? { department } : {}), ...(assignmentId ? { assignmentId } : {}) };
    }
    case 'ClueRegistered':
      return { ...state, status: 'registered', number: event.data.number };
    case 'ClueForwarded': {
      const { subjectIds, forwardingId, toOrganisation } = event.data;
      const gone = state.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
      const subjects = state.subjects.filter((subject) => !gone.includes(subject));
      const forwardings = forwardingId === undefined ? state.forwardings : { ...state.forwardings, [forwardingId]: { toOrganisation, subjects: gone, status: 'sent' as const } };
      return { ...state, status: subjects.length === 0 ? 'forwarded' : state.status, subjects, forwardings };
    }
    case 'ForwardingRegistered':
      return withForwarding(state, event.data.forwardingId, { status: 'registered' });
    case 'ForwardingReturned':
      return withReturned(state, event.data);
    case 'ForwardingResultRecorded':
      return withForwarding(state, event.data.forwardingId, { result: 'recorded' });
    case 'ForwardingResultAcknowledged':
      return withForwarding(state, event.data.forwardingId, { result: 'acknowledged' });
    case 'ClueReturned':
      return { ...state, status: 'returned' };
    case 'RepeatKept':
      return { ...state, status: 'repeat-kept', department: undefined };
    case 'ClueScreened':
      return { ...state, status: 'screened', problemTypes: event.data.problemTypes };
    case 'PastDisposalEntered': {
      const { mode, disposedOn, inTime } = event.data;
      return { ...state, status: 'disposed-before', past: { mode, disposedOn }, disposalInTime: inTime };
    }
    case 'CaseFactRecorded':
      return { ...state, facts: withFact(state.facts, event.data) };
    case 'LimitChangeProposed':
      return { ...state, limitChange: event.data };
    case 'LimitChangeRejected':
      return { ...state, limitChange: undefined };
    case 'DisposalLimitPaused':
    case 'DisposalLimitExtended':
      return { ...state, limitChange: undefined, disposalDeadline: event.data.deadline, ...(event.type === 'DisposalLimitExtended' ? { limitExtended: true } : {}) };
    case 'DisposalLimitResumed':
      return { ...state, disposalDeadline: event.data.deadline };
    case 'DisposalProposed':
      return { ...state, status: 'disposal-proposed', proposal: { ...event.data, approvedBy: [] } };
    case 'DisposalStepApproved':
      return { ...state, proposal: { ...state.proposal!, approvedBy: [...state.proposal!.approvedBy, event.data.approvedBy], deadline: event.data.deadline } };
    case 'DisposalApproved': {
      const { mode, inTime, reviewDeadline } = event.data;
      const talks = mode === 'talk-inquiry' ? { talkRound: state.talkRound + 1, talks: talksOfRound(state) } : {};
      return { ...state, status: 'disposal-approved', mode, disposalInTime: inTime, reviewDeadline, proposal: undefined, routing: undefined, ...talks };
    }
    case 'DisposalRejected':
      return { ...state, status: statusWithoutProposal(state), proposal: undefined };
    case 'HoldReviewed':
      return { ...state, reviewDeadline: event.data.deadline ?? state.reviewDeadline };
    case 'TalkInquiryRecorded': {
      const { subjectId, outcome } = event.data;
      const known = state.outcomes[subjectId];
      const decided = isFinal(outcome) ? { outcomes: { ...state.outcomes, [subjectId]: { expected: outcomeOfTalk(outcome), decided: deeper(known?.decided, outcomeOfTalk(outcome)) } } } : {};
      return { ...state, talks: { ...state.talks, [subjectId]: outcome }, ...decided };
    }
    case 'TownshipResultReported':
      return { ...state, status: 'verified', outcomes: { ...state.outcomes, ...Object.fromEntries(event.data.results.map(({ subjectId, outcome }) => [subjectId, { expected: outcome, decided: outcome }])) } };
    case 'RoutingProposed':
      return { ...state, status: 'routing-proposed', routing: event.data };
    case 'ClueRouted':
      return { ...state, status: 'routed' };
    case 'RoutingRejected':
      return { ...state, status: 'disposal-approved', routing: undefined };
    case 'VerificationRecorded':
      return {
        ...state,
        status: 'verified',
        ...withFindings(event.data.findings, state),
      };
    case 'OutcomeRecorded': {
      const { subjectId, outcome } = event.data;
      const known = state.outcomes[subjectId];
      const cleared = outcome === 'no-case' ? { cleared: true as const } : {};
      return { ...state, outcomes: { ...state.outcomes, [subjectId]: { ...known, expected: known?.expected ?? outcome, decided: deeper(known?.decided, outcome), ...cleared } } };
    }
    case 'ClueConcluded':
      return { ...state, status: 'concluded', figures: event.data.figures, concludedOn: event.data.concludedOn };
    case 'FeedbackGiven':
      return { ...state, status: 'feedback-given', feedback: 'given' };
    case 'FeedbackAcknowledged':
      return { ...state, feedback: 'acknowledged' };
    case 'ClueClosed':
      return { ...state, status: 'closed' };
  }
}

/** What a clue goes back to when a proposal is refused. */
function statusWithoutProposal({ mode, routing, past }: ClueState): ClueStatus {
  if (!mode) return past ? 'disposed-before' : 'screened';
  return routing ? 'routed' : 'disposal-approved';
}

/** Whoever's talk has ended for good needed no verification, and stays among the subjects. */
function withFindings(findings: readonly Finding[], state: ClueState): Pick<ClueState, 'subjects' | 'outcomes'> {
  const found = new Set(findings.map(({ subject }) => subject.subjectId));
  const left = new Set(remainingSubjects(state).map(({ subjectId }) => subjectId));
  const talked = state.subjects.filter(({ subjectId }) => !found.has(subjectId) && !left.has(subjectId));
  const outcomes = Object.fromEntries(talked.map(({ subjectId }) => [subjectId, state.outcomes[subjectId]!]));
  return { subjects: [...talked, ...findings.map(({ subject }) => subject)], outcomes: { ...outcomes, ...expectedOutcomes(findings, state.outcomes) } };
}

/** `no-case` needs nobody's further decision; an outcome that overtook the verification is kept. */
function expectedOutcomes(findings: readonly Finding[], earlier: ClueState['outcomes']): ClueState['outcomes'] {
  return Object.fromEntries(
    findings.map(({ subject: { subjectId }, outcome }) => {
      const known = earlier[subjectId];
      const decided = outcome === 'no-case' ? deeper(known?.decided, outcome) : known?.decided;
      return [subjectId, { expected: outcome, ...(decided ? { decided } : {}), ...(known?.cleared ? { cleared: true as const } : {}) }];
    }),
  );
}

/** From the lightest to the deepest form. */
const depths: readonly PersonOutcome[] = ['no-case', 'criticise-educate', 'admonish', 'file'];

/** B2.26: a person counts once, in the deepest form. */
export function deeper(known: PersonOutcome | undefined, added: PersonOutcome): PersonOutcome {
  return known !== undefined && depths.indexOf(known) >= depths.indexOf(added) ? known : added;
}

/** Persons whose outcome is still awaited; where a case is to be filed, a lighter measure beforehand does not end it, a filing declined does. */
export function awaitedSubjects(state: ClueState): readonly string[] {
  return Object.entries(state.outcomes).flatMap(([subjectId, { expected, decided, cleared }]) =>
    !cleared && (decided === undefined || (expected === 'file' && decided !== 'file')) ? [subjectId] : [],
  );
}

/** How many persons ended with which outcome; each person counts once. */
export function figuresOf(state: ClueState): Figures {
  const decided = Object.values(state.outcomes).map((outcome) => outcome.decided);
  const count = (wanted: PersonOutcome) => decided.filter((outcome) => outcome === wanted).length;
  return { filed: count('file'), admonished: count('admonish'), educated: count('criticise-educate'), noCase: count('no-case') };
}
