import type { DisposalMode } from '../clue/clue.events.js';

/** B1.23: how long a clue is handled, by its mode. */
export const handlingRules: Readonly<Partial<Record<DisposalMode, string>>> = {
  'initial-verification': 'B1.23-verification',
  'talk-inquiry': 'B1.23-inquiry',
};
