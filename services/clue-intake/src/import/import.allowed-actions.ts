import type { AllowedActions } from '@liandong/event-sourcing';
import type { ImportCommand } from './import.decider.js';
import type { ImportStatus } from './import.state.js';

/** Which command is allowed in which status. A refusal lists the row. */
export const importActions: AllowedActions<ImportStatus, ImportCommand['type']> = {
  none: ['prepare'],
  prepared: ['confirm', 'cancel'],
  running: ['record-progress', 'finish', 'cancel'],
  finished: [],
  cancelled: [],
};
