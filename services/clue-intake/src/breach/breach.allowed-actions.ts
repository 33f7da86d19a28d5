import type { AllowedActions } from '@liandong/event-sourcing';
import type { BreachCommand } from './breach.decider.js';
import type { BreachStatus } from './breach.state.js';

/** Which command is allowed in which status. An examination is opened anew by whoever takes it over. */
export const breachActions: AllowedActions<BreachStatus, BreachCommand['type']> = {
  none: ['report'],
  reported: ['register', 'close'],
  registered: ['open-examination'],
  'under-examination': ['open-examination', 'find', 'clear'],
  found: ['hand-over', 'close'],
  'not-found': ['close'],
  'handed-over': ['close'],
  closed: [],
};
