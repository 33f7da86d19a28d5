import type { AllowedActions } from '@liandong/event-sourcing';
import type { ClarificationCommand } from './clarification.decider.js';
import type { ClarificationStatus } from './clarification.state.js';

/** Which command is allowed in which status. After a rejection another one may be proposed. */
export const clarificationActions: AllowedActions<ClarificationStatus, ClarificationCommand['type']> = {
  none: ['propose'],
  proposed: ['approve', 'reject'],
  approved: ['make'],
  rejected: [],
  made: [],
};
