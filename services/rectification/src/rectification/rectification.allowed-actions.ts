import type { AllowedActions } from '@liandong/event-sourcing';
import type { RectificationCommand } from './rectification.decider.js';
import type { RectificationStatus } from './rectification.state.js';

/** Which command is allowed in which status. A refusal lists the row. */
export const rectificationActions: AllowedActions<RectificationStatus, RectificationCommand['type']> = {
  none: ['propose'],
  proposed: ['assign'],
  rectifying: ['submit-evidence', 'extend-deadline'],
  // The unit may complete what it submitted until it is checked.
  submitted: ['submit-evidence', 'check', 'extend-deadline'],
  checked: ['close'],
  closed: ['look-back'],
};
