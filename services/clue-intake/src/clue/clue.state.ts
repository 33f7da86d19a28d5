import type { PersonOutcome, Subject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { ClueEvent, ClueSource, DisposalMode, Figures, Finding, Routing } from './clue.events.js';

export type ClueStatus =
  | 'none'
  | 'received'
  | 'registered'
  | 'screened'
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

export interface ClueState {
  readonly status: ClueStatus;
  readonly organisationId?: string;
  readonly source?: ClueSource;
  readonly number?: string;
  readonly title: string;
  readonly subjects: readonly Subject[];
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  readonly receivedOn?: string;
  readonly disposalDeadline?: Deadline;
  /** Whether the first mode was approved within the limit; a later change does not alter it. */
  readonly disposalInTime?: boolean;
  readonly proposal?: { readonly mode: DisposalMode; readonly proposedBy: string };
  /** The one current disposal mode (B1.1). */
  readonly mode?: DisposalMode;
  readonly routing?: Routing & { readonly proposedBy: string };
  readonly outcomes: Readonly<Record<string, AwaitedOutcome>>;
  readonly figures?: Figures;
  readonly feedback: 'none' | 'given' | 'acknowledged';
}

export const initialClue: ClueState = {
  status: 'none',
  title: '',
  subjects: [],
  priority: false,
  raisedLevel: false,
  outcomes: {},
  feedback: 'none',
};

export function evolveClue(state: ClueState, event: ClueEvent): ClueState {
  switch (event.type) {
    case 'ClueReceived': {
      const { organisationId, source, title, subjects, priority, raisedLevel, receivedOn, disposalDeadline } = event.data;
      return { ...state, status: 'received', organisationId, source, title, subjects, priority, raisedLevel, receivedOn, disposalDeadline };
    }
    case 'ClueRegistered':
      return { ...state, status: 'registered', number: event.data.number };
    case 'ClueForwarded': {
      const gone = new Set(event.data.subjectIds);
      const subjects = state.subjects.filter(({ subjectId }) => !gone.has(subjectId));
      return { ...state, status: subjects.length === 0 ? 'forwarded' : state.status, subjects };
    }
    case 'ClueReturned':
      return { ...state, status: 'returned' };
    case 'RepeatKept':
      return { ...state, status: 'repeat-kept' };
    case 'ClueScreened':
      return { ...state, status: 'screened' };
    case 'DisposalProposed':
      return { ...state, status: 'disposal-proposed', proposal: event.data };
    case 'DisposalApproved':
      return { ...state, status: 'disposal-approved', mode: event.data.mode, disposalInTime: event.data.inTime, proposal: undefined };
    case 'DisposalRejected':
      return { ...state, status: state.mode ? 'disposal-approved' : 'screened', proposal: undefined };
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
        subjects: event.data.findings.map((finding) => finding.subject),
        outcomes: expectedOutcomes(event.data.findings, state.outcomes),
      };
    case 'OutcomeRecorded': {
      const { subjectId, outcome } = event.data;
      const known = state.outcomes[subjectId];
      const cleared = outcome === 'no-case' ? { cleared: true as const } : {};
      return { ...state, outcomes: { ...state.outcomes, [subjectId]: { ...known, expected: known?.expected ?? outcome, decided: deeper(known?.decided, outcome), ...cleared } } };
    }
    case 'ClueConcluded':
      return { ...state, status: 'concluded', figures: event.data.figures };
    case 'FeedbackGiven':
      return { ...state, status: 'feedback-given', feedback: 'given' };
    case 'FeedbackAcknowledged':
      return { ...state, feedback: 'acknowledged' };
    case 'ClueClosed':
      return { ...state, status: 'closed' };
  }
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
