import { forwardedClueRegistered, forwardedClueResultAcknowledged, forwardedClueResultGiven, forwardedClueReturned } from '@liandong/contracts';
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

/** What came of it there is the sender’s to know (B1.6, B1.9). */
export const whenForwardedClueResultGivenThenRecordResult = automation('when-forwarded-clue-result-given-then-record-result', forwardedClueResultGiven, ({ data }) => {
  const { forwardingId, fromOrganisation, sentClueId, text, figures, givenOn } = data;
  return [{ type: 'record-forward-result', id: sentClueId, organisationId: fromOrganisation, data: { forwardingId, text, figures, givenOn } }];
});

/** The receiver learns that its feedback was signed for; its clue has the forwarding’s id. */
export const whenForwardedClueResultAcknowledgedThenRecordReceipt = automation('when-forwarded-clue-result-acknowledged-then-record-receipt', forwardedClueResultAcknowledged, ({ data }) => [
  { type: 'record-feedback-receipt', id: data.forwardingId, organisationId: data.toOrganisation, data: { acknowledgedOn: data.acknowledgedOn } },
]);
