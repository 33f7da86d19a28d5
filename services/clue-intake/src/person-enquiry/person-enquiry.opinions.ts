import { ensure } from '@liandong/event-sourcing';
import { personEnquiryErrors as errors } from './person-enquiry.errors.js';
import type { FoundClue, Opinion, PersonOpinion } from './person-enquiry.events.js';
import type { PersonEnquiryState } from './person-enquiry.state.js';

/** By what an opinion names a found clue and whom of it. */
export function foundKey({ clueId, subjectId }: Pick<FoundClue, 'clueId' | 'subjectId'>): string {
  return `${clueId}/${subjectId}`;
}

/**
 * Which opinions fit where the clues about a person stand. What still runs lets nothing else be said; what another body has is its to say, and
 * of what an old ledger leaves open somebody has to find out, so that either is possible; but what the library has is never nothing.
 */
export function fitting(same: readonly FoundClue[]): readonly Opinion[] {
  const has = (standing: FoundClue['standing']) => same.some((one) => one.standing === standing);
  if (has('open')) return ['pending'];
  const settled: Opinion = has('ended') || has('unclear') ? 'concluded' : 'no-clue';
  return has('elsewhere') || has('unclear') ? ['pending', settled] : [settled];
}

/** Refuses opinions that leave somebody out, leave namesakes untold, or do not fit what was found. */
export function ensureFits(given: readonly PersonOpinion[], { persons, found }: PersonEnquiryState): void {
  const asked = persons.map(({ person }) => person);
  const named = given.map(({ person }) => person);
  const wrong = [
    ...asked.filter((person) => !named.includes(person)),
    ...named.filter((person, index) => !asked.includes(person) || named.indexOf(person) !== index),
  ];
  ensure(wrong.length === 0, errors.opinionsIncomplete(wrong));
  for (const opinion of given) {
    const ofPerson = found.filter(({ person }) => person === opinion.person);
    const told = [...opinion.same, ...opinion.namesakes.map(({ clue }) => clue)].sort();
    ensure(told.join('\n') === ofPerson.map(foundKey).sort().join('\n'), errors.notToldApart(opinion.person));
    ensureFitsFound(
      opinion,
      ofPerson.filter((one) => opinion.same.includes(foundKey(one))),
    );
  }
}

function ensureFitsFound({ person, opinion, effect, note }: PersonOpinion, same: readonly FoundClue[]): void {
  const fit = fitting(same);
  ensure(fit.includes(opinion), errors.opinionUnfit(person, fit));
  ensure((opinion === 'concluded') === (effect !== undefined), errors.effectUnfit(person));
  const expected = same.some(({ consequence }) => consequence) ? 'affects' : 'none';
  const open = opinion !== 'pending' && same.some(({ standing }) => standing === 'elsewhere' || standing === 'unclear');
  const differs = effect !== undefined && effect !== expected;
  ensure(note !== undefined || !(open || differs), errors.noteMissing(person));
}
