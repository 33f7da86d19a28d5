import { clueRoutingFell } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** B1.3, 3.15: nobody goes on verifying under a distribution (分办) that fell. */
export const whenRoutingFellThenEndVerification = automation(
  'when-routing-fell-then-end-verification',
  clueRoutingFell,
  ({ data: { clueId, verificationId: id = clueId, organisationId, routingNo } }) => [
    { type: 'let-routing-fall', id, organisationId, data: { organisationId, routingNo } },
  ],
);
