import type { AllowedActions } from '@liandong/event-sourcing';
import type { WarningCommand } from './warning.decider.js';
import type { WarningStatus } from './warning.state.js';

/** Which command is allowed in which status. A refusal lists the row. What was asked for may be recorded after the limit was met as well. */
export const warningActions: AllowedActions<WarningStatus, WarningCommand['type']> = {
  none: ['limit-due'],
  open: ['limit-due', 'record-call', 'record-letter', 'record-talk'],
  met: ['limit-due', 'record-call', 'record-letter', 'record-talk'],
};
