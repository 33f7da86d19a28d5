import { legClosed } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** When the last leg is closed, the matter can be. */
export const whenLegClosedThenCloseLeg = automation('when-leg-closed-then-close-leg', legClosed, ({ matterId, source, time, data }) => [
  { type: 'close-leg', id: matterId, organisationId: data.organisationId, data: { ...data, source, closedAt: time } },
]);
