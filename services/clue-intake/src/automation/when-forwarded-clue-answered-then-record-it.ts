import { forwardedClueRegistered, forwardedClueReturned } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** The sender learns under which number the receiver has it (B1.6, B1.9). */
export const whenForwardedClueRegisteredThenRecordReceipt = automation('when-forwarded-clue-registered-then-record-receipt', forwardedClueRegistered, ({ data }) => {
  const { forwardingId, fromOrganisation, sentClueId, clueId, clueNumber, registeredOn } = data;
  return [{ type: 'record-forward-receipt', id: sentClueId, organisationId: fromOrganisation, data: { forwardingId, clueId, number: clueNumber, registeredOn } }];
});

/** What the receiver sends back is the sender’s again (B1.6). */
export const whenForwardedClueReturnedThenRecordReturn = automation('when-forwarded-clue-returned-then-record-return', forwardedClueReturned, ({ data }) => {
  const { forwardingId, fromOrganisation, sentClueId, subjectIds, reason, returnedOn } = data;
  return [{ type: 'record-forward-return', id: sentClueId, organisationId: fromOrganisation, data: { forwardingId, subjectIds, reason, returnedOn } }];
});
