import { clueRoutingFell } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** B1.4, 3.15: nobody has to sign for a distribution (分办) that fell. */
export const whenRoutingFellThenWithdrawStep = automation(
  'when-routing-fell-then-withdraw-step',
  clueRoutingFell,
  ({ data: { clueId: id, organisationId, routingNo } }) => [
    { type: 'let-routing-fall', id, organisationId, data: { organisationId, routingNo } },
  ],
);
