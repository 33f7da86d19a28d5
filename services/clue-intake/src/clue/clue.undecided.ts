import type { ClueState } from './clue.state.js';

/** What waited for a decision falls with the clue that left the library or was closed: nobody can decide it any more. */
export const nothingUndecided = { correction: undefined, limitChange: undefined, raise: undefined } satisfies Partial<ClueState>;
