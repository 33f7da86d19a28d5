import { isWithin, jurisdictionOf } from '@liandong/access';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { counting, type Counting, type FigureEntry } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent } from '../clue/clue.events.js';
import { type ClueState, evolveClue } from '../clue/clue.state.js';

/** Counts clues for whom the event was done; what a township of another jurisdiction reported or signed straight (2.4), for whose library it is, and for nobody in between. */
export function countingClues(entries: (event: RecordedEvent<ClueEvent>, before: ClueState) => readonly FigureEntry[]): Counting {
  return counting(clue, (event, before) => {
    const { organisationId } = evolveClue(before, event);
    const found = entries(event, before);
    const straight = organisationId !== undefined && !isWithin(event.metadata.actor.organisationId, jurisdictionOf(organisationId));
    return straight ? found.map((entry) => ({ ...entry, organisationId })) : found;
  });
}
