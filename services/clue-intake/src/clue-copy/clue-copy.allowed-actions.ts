import type { AllowedActions } from '@liandong/event-sourcing';
import type { ClueCopyCommand } from './clue-copy.decider.js';
import type { ClueCopyStatus } from './clue-copy.state.js';

/** Which command is allowed in which status. A rejected analysis is proposed anew. */
export const clueCopyActions: AllowedActions<ClueCopyStatus, ClueCopyCommand['type']> = {
  none: ['receive'],
  received: ['take-in', 'link', 'propose-analysis'],
  proposed: ['approve-analysis', 'reject-analysis'],
  approved: ['reply'],
  replied: ['acknowledge-reply'],
  acknowledged: [],
};
