import type { AllowedActions } from '@liandong/event-sourcing';
import type { FalseAccusationCommand } from './false-accusation.decider.js';
import type { FalseAccusationStatus } from './false-accusation.state.js';

/** Which command is allowed in which status. */
export const falseAccusationActions: AllowedActions<FalseAccusationStatus, FalseAccusationCommand['type']> = {
  none: ['propose'],
  proposed: ['find', 'deny'],
  found: [],
  denied: [],
};
