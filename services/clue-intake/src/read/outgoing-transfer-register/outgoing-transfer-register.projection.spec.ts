import { outgoingTransfer } from '../../outgoing-transfer/outgoing-transfer.decider.js';
import {
  accepted,
  acknowledged,
  after,
  command,
  deputy,
  proposed,
  recall,
  refuse,
  sent,
} from '../../outgoing-transfer/outgoing-transfer.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { outgoingTransferRegister } from './outgoing-transfer-register.projection.js';

const histories = [
  acknowledged,
  after(sent, refuse),
  after(accepted, recall()),
  after(proposed, command('reject', { reason: 'x' }, deputy)),
];

describe('register of transfers', () => {
  itIsAReadModel(outgoingTransferRegister, ...histories.map((history, index) => [`outgoingTransfer-t${index}`, history] as const));

  it('0.14: after every event of every history the row says the same as the transfer', () => {
    for (const history of histories) {
      for (const [index, row] of rowAfterEach(outgoingTransferRegister, ['outgoingTransfer-t1', history]).entries()) {
        const state = history.slice(0, index + 1).reduce(outgoingTransfer.evolve, outgoingTransfer.initial);
        expect(row).toMatchObject({
          transferId: 't1',
          matterId: 'm1',
          position: 10n,
          status: state.status,
          subjects: state.subjects,
          sentOn: state.sentOn ?? null,
          acceptDueAt: state.acceptBy?.dueAt ?? null,
          acceptedOn: state.acceptedOn ?? null,
          answerText: state.answer?.text ?? null,
          revision: index,
        });
      }
    }
  });
});
