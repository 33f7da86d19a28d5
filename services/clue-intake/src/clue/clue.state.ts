import type { PersonOutcome, Subject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { ClueEvent, ClueSource, DisposalMode, Figures, Routing } from './clue.events.js';

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
  | 'closed';

export interface ClueState {
  readonly status: ClueStatus;
  readonly organisationId?: string;
  readonly source?: ClueSource;
  readonly number?: string;
  readonly title: string;
  readonly subjects: readonly Subject[];
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  readonly disposalDeadline?: Deadline;
  readonly proposal?: { readonly mode: DisposalMode; readonly proposedBy: string };
  /** The one current disposal mode (B1.1). */
  readonly mode?: DisposalMode;
  readonly routing?: Routing & { readonly proposedBy: string };
  /** Per person: what is expected since the verification, and what has been decided since. */
  readonly outcomes: Readonly<Record<string, { readonly expected: PersonOutcome; readonly decided?: PersonOutcome }>>;
  readonly figures?: Figures;
}

export const initialClue: ClueState = { status: 'none', title: '', subjects: [], priority: false, raisedLevel: false, outcomes: {} };

export function evolveClue(state: ClueState, event: ClueEvent): ClueState {
  switch (event.type) {
    case 'ClueReceived':
      return { ...state, ...event.data, status: 'received' };
    case 'ClueRegistered':
      return { ...state, status: 'registered', number: event.data.number };
    case 'ClueScreened':
      return { ...state, status: 'screened' };
    case 'DisposalProposed':
      return { ...state, status: 'disposal-proposed', proposal: event.data };
    case 'DisposalApproved':
      return { ...state, status: 'disposal-approved', mode: event.data.mode, proposal: undefined };
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
        outcomes: Object.fromEntries(
          event.data.findings.map(({ subject, outcome }) => [
            subject.subjectId,
            { expected: outcome, decided: outcome === 'no-case' ? outcome : state.outcomes[subject.subjectId]?.decided },
          ]),
        ),
      };
    case 'OutcomeRecorded': {
      const { subjectId, outcome } = event.data;
      const expected = state.outcomes[subjectId]?.expected ?? outcome;
      return { ...state, outcomes: { ...state.outcomes, [subjectId]: { expected, decided: outcome } } };
    }
    case 'ClueConcluded':
      return { ...state, status: 'concluded', figures: event.data.figures };
    case 'FeedbackGiven':
      return { ...state, status: 'feedback-given' };
    case 'FeedbackAcknowledged':
      return state;
    case 'ClueClosed':
      return { ...state, status: 'closed' };
  }
}

/** Persons whose outcome is still awaited. */
export function awaitedSubjects(state: ClueState): readonly string[] {
  return Object.entries(state.outcomes).flatMap(([subjectId, { decided }]) => (decided ? [] : [subjectId]));
}

/** How many persons ended with which outcome; each person counts once. */
export function figuresOf(state: ClueState): Figures {
  const decided = Object.values(state.outcomes).map((outcome) => outcome.decided);
  const count = (wanted: PersonOutcome) => decided.filter((outcome) => outcome === wanted).length;
  return { filed: count('file'), admonished: count('admonish'), educated: count('criticise-educate'), noCase: count('no-case') };
}
