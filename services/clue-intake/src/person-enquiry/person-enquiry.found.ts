import { type Subject, subjectKindOf } from '@liandong/contracts';
import { isGone } from '../clue/clue.gone.js';
import type { ClueState, ClueStatus } from '../clue/clue.state.js';
import type { EnquiredPerson, FoundClue, Standing } from './person-enquiry.events.js';

const endedStatuses: readonly ClueStatus[] = ['concluded', 'feedback-given', 'closed'];

/** What one clue of the library says about persons of that name: whom of it, and where it stands for them. Nothing of its text, and nobody who reported (B4.4). */
export function foundIn({ person, name }: EnquiredPerson, clueId: string, state: ClueState): readonly FoundClue[] {
  // Who came back is a subject here again; a forwarding counts as returned as soon as one of its persons did, so that it says nothing of the others.
  const away = new Map(Object.values(state.forwardings).flatMap(({ subjects }) => subjects.map((one) => [one.subjectId, one] as const)));
  for (const { subjectId } of state.subjects) away.delete(subjectId);
  const named = (subjects: readonly Subject[]) =>
    subjects.filter((subject) => subjectKindOf(subject) === 'person' && subject.name === name);
  const found = (subjectId: string, standing: Standing) => ({
    person,
    clueId,
    subjectId,
    standing,
    consequence: hasConsequence(state, subjectId),
  });
  return [
    ...named(state.subjects).map(({ subjectId }) => found(subjectId, standingOf(state, subjectId))),
    ...named([...away.values()]).map(({ subjectId }) => found(subjectId, 'elsewhere')),
  ];
}

function standingOf(state: ClueState, subjectId: string): Standing {
  if (isGone(state.status)) return 'gone';
  return endedStatuses.includes(state.status) && !caseRuns(state, subjectId) ? 'ended' : 'open';
}

/** A clue is concluded when a case was filed; the person is not yet. */
function caseRuns({ outcomes, facts }: ClueState, subjectId: string): boolean {
  const outcome = Object.hasOwn(outcomes, subjectId) ? outcomes[subjectId]! : undefined;
  const ended = outcome?.cleared === true || (Object.hasOwn(facts, subjectId) && facts[subjectId]!.sanctioned !== undefined);
  return outcome?.decided === 'file' && !ended;
}

function hasConsequence({ outcomes, facts }: ClueState, subjectId: string): boolean {
  const outcome = Object.hasOwn(outcomes, subjectId) ? outcomes[subjectId]! : undefined;
  const sanctioned = Object.hasOwn(facts, subjectId) && facts[subjectId]!.sanctioned !== undefined;
  return sanctioned || (outcome?.decided !== undefined && outcome.decided !== 'no-case' && outcome.cleared !== true);
}
