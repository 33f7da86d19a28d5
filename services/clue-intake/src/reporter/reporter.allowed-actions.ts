import type { AllowedActions } from '@liandong/event-sourcing';
import type { ReporterCommand } from './reporter.decider.js';
import type { ReporterStatus } from './reporter.state.js';

const whileSealed = ['request-reveal', 'approve-reveal', 'refuse-reveal', 'read-identity', 'order-key-destruction'] as const;

/** Which command is allowed in which status. A refusal lists the row. */
export const reporterActions: AllowedActions<ReporterStatus, ReporterCommand['type']> = {
  none: ['register'],
  anonymous: ['check-identity', ...whileSealed],
  'real-name': whileSealed,
  // Asked again, an order that was not carried out to the end is.
  'sealed-off': ['order-key-destruction', 'confirm-key-destruction'],
  forgotten: ['order-key-destruction', 'confirm-key-destruction'],
};
