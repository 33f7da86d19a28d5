import type { AllowedActions } from '@liandong/event-sourcing';
import type { RectificationCommand } from './rectification.decider.js';
import type { RectificationStatus } from './rectification.state.js';

/** Which command is allowed in which status. A refusal lists the row. */
export const rectificationActions: AllowedActions<RectificationStatus, RectificationCommand['type']> = {
  none: ['propose'],
  proposed: ['assign', 'dismiss'],
  dismissed: [],
  rectifying: ['submit-evidence', 'extend-deadline', 'record-document', 'record-answer'],
  // The unit may complete what it submitted until it is checked.
  submitted: ['submit-evidence', 'check', 'extend-deadline', 'record-document', 'record-answer'],
  checked: ['approve-closure', 'close', 'record-document', 'record-answer'],
  // A document may be drafted or answered later than the item moves.
  closed: ['look-back', 'record-document', 'record-answer'],
};
