import type { AllowedActions } from '@liandong/event-sourcing';
import type { DocumentCommand } from './document.commands.js';
import type { DocumentStatus } from './document.state.js';

/** Which command is allowed in which status. A refusal lists the row. */
export const documentActions: AllowedActions<DocumentStatus, DocumentCommand['type']> = {
  none: ['draft'],
  drafted: ['revise', 'countersign', 'issue', 'withdraw'],
  issued: ['deliver', 'withdraw'],
  delivered: ['acknowledge', 'escalate'],
  // Closed without a reply only where the kind asks for none.
  acknowledged: ['reply', 'escalate', 'close'],
  replied: ['evaluate'],
  'supplement-required': ['reply', 'escalate'],
  accepted: ['close'],
  closed: [],
  withdrawn: [],
  escalated: [],
};
