import {
  forwardedClueRegistered,
  forwardedClueResultGiven,
  forwardedClueReturned,
  type IntegrationEvent,
  outgoingTransferSent,
} from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { OutgoingTransferState } from '../outgoing-transfer/outgoing-transfer.decider.js';
import type { OutgoingTransferEvent } from '../outgoing-transfer/outgoing-transfer.events.js';

/** Persons who were handed over belong to a clue, which learns what the agency says as it does of any forwarding (B1.6). What was only made known changes no clue. */
export function publishOutgoingTransfer(
  event: RecordedEvent<OutgoingTransferEvent>,
  transferId: string,
  transfer: OutgoingTransferState,
): readonly IntegrationEvent[] {
  const { way, clueId, organisationId, agencyId, subjects } = transfer;
  if (way !== 'hand-over' || clueId === undefined) return [];
  const forwarding = { forwardingId: transferId, fromOrganisation: organisationId!, toOrganisation: agencyId!, sentClueId: clueId };
  const returned = (reason: string, returnedOn: string) => [
    integrationEvent('clue-intake', forwardedClueReturned, event, {
      ...forwarding,
      subjectIds: subjects.map(({ subjectId }) => subjectId),
      reason,
      returnedOn,
    }),
  ];
  switch (event.type) {
    case 'TransferSent':
      return [integrationEvent('clue-intake', outgoingTransferSent, event, { transferId, organisationId: organisationId! })];
    case 'TransferAccepted': {
      const { reference, acceptedOn } = event.data;
      return [
        integrationEvent('clue-intake', forwardedClueRegistered, event, {
          ...forwarding,
          clueId: transferId,
          clueNumber: reference,
          registeredOn: acceptedOn,
        }),
      ];
    }
    case 'TransferRefused':
      return returned(event.data.reason, event.data.refusedOn);
    case 'TransferRecalled':
      return event.data.handedOver === false ? [] : returned(event.data.reason, event.data.recalledOn);
    case 'TransferAnswered': {
      const { text, figures, answeredOn } = event.data;
      return [integrationEvent('clue-intake', forwardedClueResultGiven, event, { ...forwarding, text, figures, givenOn: answeredOn })];
    }
    default:
      return [];
  }
}
