import { legOpened } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** The matter follows the legs of every service, our own included. */
export const whenLegOpenedThenOpenLeg = automation('when-leg-opened-then-open-leg', legOpened, ({ matterId, source, time, data }) => [
  { type: 'open-leg', id: matterId, organisationId: data.organisationId, data: { ...data, source, openedAt: time } },
]);
