import type { AllowedActions } from '@liandong/event-sourcing';
import type { InterventionCommand } from './intervention.decider.js';
import type { InterventionStatus } from './intervention.state.js';

/** Which command is allowed in which status. A refusal lists the row. */
export const interventionActions: AllowedActions<InterventionStatus, Exclude<InterventionCommand['type'], 'limit-due'>> = {
  none: ['record'],
  recorded: ['assess'],
  assessed: ['report-upward', 'handle'],
  // The chief may be whom it was addressed to.
  'with-chief': ['report-upward', 'handle'],
  handled: [],
};

/** What a timer does by itself, and is offered to nobody. Elsewhere it changes nothing: once it was handled nothing is left to warn about. */
export const interventionOwnActions: Readonly<Partial<Record<InterventionStatus, readonly 'limit-due'[]>>> = {
  recorded: ['limit-due'],
  assessed: ['limit-due'],
  'with-chief': ['limit-due'],
};
