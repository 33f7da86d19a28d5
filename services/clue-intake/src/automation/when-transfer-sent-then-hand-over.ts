import { outgoingTransferSent } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** B1.6: whoever is handed over leaves the clue, though whoever approved it was interrupted before. */
export const whenTransferSentThenHandOver = automation('when-transfer-sent-then-hand-over', outgoingTransferSent, ({ data }) => [
  { type: 'hand-over', id: data.transferId, organisationId: data.organisationId, data: {} },
]);
