import type { AllowedActions } from '@liandong/event-sourcing';
import type { CollaborationPlanCommand } from './collaboration-plan.decider.js';
import type { CollaborationPlanState } from './collaboration-plan.state.js';

/** Which command is allowed in which status. A plan in force is changed from a day on, or replaced by adopting another. */
export const planActions: AllowedActions<CollaborationPlanState['status'], CollaborationPlanCommand['type']> = {
  none: ['adopt'],
  'in-force': ['adopt', 'move-member', 'join', 'leave', 'change-lead', 'change-liaison-room', 'change-group'],
};
