import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import type { ClueData } from './clue.decider.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import { awaitedSubjects, type ClueState, deeper, figuresOf } from './clue.state.js';
import { remainingSubjects } from './clue.talks.js';

/** Of the round that goes on, once per subject; anything else is a repetition. */
export function recordTalkInquiry(data: ClueData<'record-talk-inquiry'>, state: ClueState): readonly ClueEvent[] {
  const awaited = data.round === state.talkRound && Object.hasOwn(state.talks, data.subjectId) && state.talks[data.subjectId] === null;
  return awaited ? [{ type: 'TalkInquiryRecorded', data }] : [];
}

/** What was routed to a township is verified by nobody else: it says what became of every subject. */
export function reportTownshipResult(data: ClueData<'report-township-result'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(state.routing?.level === 'township' && state.mode === 'initial-verification', clueErrors.notAtTownship);
  ensureNotFuture('reportedOn', data.reportedOn, at);
  const reported = data.results.map(({ subjectId }) => subjectId);
  const expected = remainingSubjects(state).map(({ subjectId }) => subjectId);
  const same = new Set(reported).size === reported.length && reported.length === expected.length && expected.every((subjectId) => reported.includes(subjectId));
  ensure(same, clueErrors.resultsIncomplete(expected));
  return [{ type: 'TownshipResultReported', data: { ...data, reportedBy: by.personId } }];
}

/** B2.26: what would not change the person's deepest form is not recorded again. */
export function recordOutcome(data: ClueData<'record-outcome'>, state: ClueState): readonly ClueEvent[] {
  // Before the verification's own result has arrived nobody can be "unknown".
  ensure((state.status === 'routed' && state.mode === 'initial-verification') || Object.hasOwn(state.outcomes, data.subjectId), clueErrors.unknownSubject(data.subjectId));
  const { decided, cleared } = state.outcomes[data.subjectId] ?? {};
  const clears = data.outcome === 'no-case' && !cleared && (state.status === 'routed' || awaitedSubjects(state).includes(data.subjectId));
  return deeper(decided, data.outcome) === decided && !clears ? [] : [{ type: 'OutcomeRecorded', data }];
}

export function conclude(data: ClueData<'conclude'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensureNotFuture('concludedOn', data.concludedOn, at);
  const talked = state.mode === 'talk-inquiry' && state.status !== 'verified';
  ensure(state.status === 'verified' || state.mode === 'close' || talked, clueErrors.modeNotClose);
  // B1.19: whoever was to be verified after the talk needs a newly approved mode.
  if (talked) ensure(remainingSubjects(state).length === 0, clueErrors.talkInquiriesAwaited(remainingSubjects(state).map(({ subjectId }) => subjectId)));
  const awaited = awaitedSubjects(state);
  ensure(awaited.length === 0, clueErrors.outcomesAwaited(awaited));
  return [{ type: 'ClueConcluded', data: { ...data, concludedBy: by.personId, figures: figuresOf(state) } }];
}
