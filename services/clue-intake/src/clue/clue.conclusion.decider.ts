import { countOutcomes, subjectKindOf } from '@liandong/contracts';
import { type Actor, type Ask, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { type Deadline, limitFrom } from '@liandong/legal-time';
import { assignmentActions } from '../assignment/assignment.allowed-actions.js';
import { type AssignmentStatus, resultApproved } from '../assignment/assignment.state.js';
import { decideAcquaintances } from '../person-facts/acquaintance.js';
import { acquaintanceErrors } from './clue.acquaintance.errors.js';
import { ensureApprovalReaches } from './clue.approval-reach.js';
import type { ClueEvent, Figures } from './clue.events.js';
import { owesFeedback } from './clue.feedback-terms.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import { awaitedSubjects } from './clue.results.decider.js';
import { resultErrors } from './clue.results.errors.js';
import { routingErrors } from './clue.routing.errors.js';
import { assignmentIdOf } from './clue.routing.terms.js';
import type { ClueState } from './clue.state.js';
import { remainingSubjects } from './clue.talks.js';

/** 办结: every subject's outcome is known, or the mode “close” was approved. */
export type ConclusionEvent = {
  readonly type: 'ClueConcluded';
  /** `feedbackBy`: until when whoever handed it in is to be told; absent where the conclusion itself tells it, or nobody is. */
  readonly data: {
    readonly summary: string;
    readonly concludedOn: string;
    readonly concludedBy: string;
    readonly figures: Figures;
    /** Why what was found about subjects since it was routed stands in its way no more (2.5). */ readonly acceptance?: string;
    readonly feedbackBy?: Deadline;
  };
  readonly rules?: readonly RuleVersion[];
};

export interface Conclusion {
  readonly figures?: Figures;
  readonly concludedOn?: string;
  readonly feedbackBy?: Deadline;
}

export function evolveConclusion(state: ClueState, { data: { figures, concludedOn, feedbackBy } }: ConclusionEvent): ClueState {
  return { ...state, status: 'concluded', figures, concludedOn, ...(feedbackBy ? { feedbackBy } : {}) };
}

/** B2.26: how many ended with which outcome; each counts once, in the deepest. */
export function figuresOf({ subjects, outcomes }: Pick<ClueState, 'subjects' | 'outcomes'>): Figures {
  const kinds = new Map(subjects.map((subject) => [subject.subjectId, subjectKindOf(subject)]));
  return countOutcomes(
    Object.entries(outcomes).map(([subjectId, { decided }]) => ({ kind: kinds.get(subjectId) ?? 'person', outcome: decided })),
  );
}

export type ConcludeCommand = Ask<
  'conclude',
  {
    readonly summary: string;
    readonly concludedOn: string;
    readonly acceptance?: string | undefined;
    /** Where its assignment stands, if a result is owed (B1.13). */ readonly assigned?: AssignmentStatus | undefined;
  }
>;

export function decideConclusion({ data, by, at }: ConcludeCommand, state: ClueState): readonly ClueEvent[] {
  return conclude(data, by, at, state);
}

/** B1.13: its result was approved, or the deputy had withdrawn it while the clue was given to the unit: none is owed. */
const nothingOwed: readonly AssignmentStatus[] = [...resultApproved, 'withdrawn'];

function conclude(
  { assigned = 'none', acceptance, ...data }: ConcludeCommand['data'],
  by: Actor,
  at: Instant,
  state: ClueState,
): readonly ClueEvent[] {
  ensureNotFuture('concludedOn', data.concludedOn, at);
  const talked = state.mode === 'talk-inquiry' && state.status !== 'verified';
  ensure(state.status === 'verified' || state.mode === 'close' || talked, resultErrors.modeNotClose);
  ensureApprovalReaches(state);
  // B1.19: whoever was to be verified after the talk needs a newly approved mode.
  if (talked)
    ensure(
      remainingSubjects(state).length === 0,
      resultErrors.talkInquiriesAwaited(remainingSubjects(state).map(({ subjectId }) => subjectId)),
    );
  const awaited = awaitedSubjects(state);
  ensure(awaited.length === 0, resultErrors.outcomesAwaited(awaited));
  const assignmentId = assignmentIdOf(state.routing?.handling);
  if (assignmentId !== undefined)
    ensure(nothingOwed.includes(assigned), routingErrors.assignedResultOwed(assignmentId, assignmentActions[assigned]));
  const decided = decideAcquaintances(
    { shown: state.addedAcquaintances, check: undefined, acceptance },
    { unseen: acquaintanceErrors.acquaintancesUnseen, undecided: acquaintanceErrors.addedAcquaintancesUndecided },
  );
  const concluded = { ...data, ...decided.data, concludedBy: by.personId, figures: figuresOf(state) };
  if (!owesFeedback(state)) return [{ type: 'ClueConcluded', data: concluded }];
  const feedbackBy = limitFrom('0.14-feedback', data.concludedOn, state.organisationId);
  return [{ type: 'ClueConcluded', data: { ...concluded, feedbackBy }, rules: [ruleOf(feedbackBy)] }];
}
