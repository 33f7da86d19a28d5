import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { outgoingTransfer, outgoingTransferActions, type OutgoingTransferStatus } from '../outgoing-transfer/outgoing-transfer.decider.js';
import type { OutgoingTransferEvent } from '../outgoing-transfer/outgoing-transfer.events.js';
import { outgoingTransferRegister, type OutgoingTransferRow } from '../read/outgoing-transfer-register/outgoing-transfer-register.projection.js';

/** Without its place in the log, which says nothing to whoever decides. */
export interface ShownOutgoingTransfer extends Omit<OutgoingTransferRow, 'position'> {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<OutgoingTransferRow, ShownOutgoingTransfer> = {
  project: (events) => rowOf(outgoingTransferRegister, events),
  mask: ({ position: _position, ...row }) => ({ ...row, allowed: outgoingTransferActions[row.status as OutgoingTransferStatus] }),
};

/** A transfer as it lies before whoever approves it, or signs for its answer. */
export const outgoingTransferView = decisionView<OutgoingTransferEvent, { 1: typeof version1 }, 1>({
  name: 'outgoing-transfer',
  category: outgoingTransfer.category,
  decisions: ['TransferSent', 'TransferRejected', 'TransferAnswerAcknowledged'],
  versions: { 1: version1 },
  current: 1,
});
