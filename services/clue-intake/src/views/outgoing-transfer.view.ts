import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { outgoingTransfer, outgoingTransferActions, type OutgoingTransferStatus } from '../outgoing-transfer/outgoing-transfer.decider.js';
import type { OutgoingTransferEvent } from '../outgoing-transfer/outgoing-transfer.events.js';
import {
  outgoingTransferRegister,
  type OutgoingTransferRow,
} from '../read/outgoing-transfer-register/outgoing-transfer-register.projection.js';

/** Without its place in the log, which says nothing to whoever decides. */
export interface ShownOutgoingTransfer extends Omit<OutgoingTransferRow, 'position'> {
  readonly allowed: readonly string[];
}

/** What the system alone does is offered to nobody. */
const offered = ({ status }: OutgoingTransferRow) =>
  outgoingTransferActions[status as OutgoingTransferStatus].filter((command) => command !== 'give-up');

/** Before a transfer could be recalled. */
const version1: ViewVersion<OutgoingTransferRow, Omit<ShownOutgoingTransfer, 'recallReason' | 'recalledOn'>> = {
  project: (events) => rowOf(outgoingTransferRegister, events),
  mask: (whole) => {
    const { position: _position, recallReason: _reason, recalledOn: _recalled, ...row } = whole;
    return { ...row, allowed: offered(whole).filter((command) => command !== 'recall') };
  },
};

/** Since what an agency does not react to may be recalled (0.14). */
const version2: ViewVersion<OutgoingTransferRow, ShownOutgoingTransfer> = {
  project: version1.project,
  mask: (whole) => {
    const { position: _position, ...row } = whole;
    return { ...row, allowed: offered(whole) };
  },
};

/** A transfer as it lies before whoever approves it, or signs for its answer. */
export const outgoingTransferView = decisionView<OutgoingTransferEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'outgoing-transfer',
  category: outgoingTransfer.category,
  decisions: ['TransferSent', 'TransferRejected', 'TransferRecalled', 'TransferAnswerAcknowledged'],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
