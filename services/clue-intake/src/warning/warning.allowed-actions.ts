import type { AllowedActions } from '@liandong/event-sourcing';
import type { WarningCommand } from './warning.decider.js';
import type { WarningStatus } from './warning.state.js';

/** Which command is allowed in which status. A refusal lists the row. What was asked for may be recorded after the limit was met as well. */
export const warningActions: AllowedActions<WarningStatus, Exclude<WarningCommand['type'], 'limit-due'>> = {
  none: [],
  open: ['record-call', 'record-letter', 'record-talk'],
  met: ['record-call', 'record-letter', 'record-talk'],
};

/** What a timer does by itself, and is offered to nobody. */
export const warningOwnActions: Readonly<Record<WarningStatus, readonly 'limit-due'[]>> = {
  none: ['limit-due'],
  open: ['limit-due'],
  met: ['limit-due'],
};
