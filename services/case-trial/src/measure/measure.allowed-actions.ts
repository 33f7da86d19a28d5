import type { AllowedActions } from '@liandong/event-sourcing';
import type { MeasureCommand } from './measure.decider.js';
import type { MeasureStatus } from './measure.state.js';

/** Which command is allowed in which status. A refusal lists the row. */
export const measureActions: AllowedActions<MeasureStatus, MeasureCommand['type']> = {
  none: ['open'],
  opened: ['approve', 'drop'],
  approved: ['carry-out', 'issue'],
  applied: ['close'],
  dropped: [],
  closed: [],
};
