import type { AllowedActions } from '@liandong/event-sourcing';
import type { RecusalCommand } from './recusal.decider.js';
import type { RecusalsStatus } from './recusal.state.js';

/** Which command is allowed while how many recusals of the matter await a decision. */
export const recusalActions: AllowedActions<RecusalsStatus, RecusalCommand['type']> = {
  none: ['raise', 'order', 'adopt'],
  pending: ['raise', 'decide', 'order', 'adopt'],
  settled: ['raise', 'order', 'adopt'],
};
