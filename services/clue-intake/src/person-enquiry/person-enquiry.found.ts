import { type Subject, subjectKindOf } from '@liandong/contracts';
import { isGone } from '../clue/clue.gone.js';
import type { FactsOfPerson } from '../clue/clue.past.decider.js';
import type { AwaitedOutcome } from '../clue/clue.results.decider.js';
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
  const itsCase = caseOf(state, subjectId);
  if (state.status === 'disposed-before') return standingInLedger(state, itsCase);
  return endedStatuses.includes(state.status) && itsCase !== 'runs' ? 'ended' : 'open';
}

/** B1.22: an old ledger says how the clue was disposed of and what is known of the case; where it says of no end, nobody here knows of one. */
function standingInLedger({ past }: ClueState, itsCase: CaseOfPerson): Standing {
  if (itsCase === 'runs') return 'open';
  return itsCase === 'ended' || past?.mode === 'close' ? 'ended' : 'unclear';
}

type CaseOfPerson = 'none' | 'runs' | 'ended';

/** A clue is concluded when a case was filed; the person is not yet. A filing that is known as a fact has not been declined. */
function caseOf(state: ClueState, subjectId: string): CaseOfPerson {
  const { outcome, facts } = knownOf(state, subjectId);
  if (facts.handled !== undefined || facts.sanctioned !== undefined) return 'ended';
  if (facts.filed !== undefined || facts.detained !== undefined) return 'runs';
  if (outcome?.decided !== 'file') return 'none';
  return outcome.cleared === true ? 'ended' : 'runs';
}

function hasConsequence(state: ClueState, subjectId: string): boolean {
  const { outcome, facts } = knownOf(state, subjectId);
  const ofCase = [facts.filed, facts.detained, facts.handled, facts.sanctioned].some((on) => on !== undefined);
  return ofCase || (outcome?.decided !== undefined && outcome.decided !== 'no-case' && outcome.cleared !== true);
}

function knownOf({ outcomes, facts }: ClueState, subjectId: string): { readonly outcome?: AwaitedOutcome; readonly facts: FactsOfPerson } {
  return {
    ...(Object.hasOwn(outcomes, subjectId) ? { outcome: outcomes[subjectId]! } : {}),
    facts: Object.hasOwn(facts, subjectId) ? facts[subjectId]! : {},
  };
}
