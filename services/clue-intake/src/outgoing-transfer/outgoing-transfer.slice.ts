import { publisher, reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenTransferSentThenHandOver } from '../automation/when-transfer-sent-then-hand-over.js';
import { outgoingTransferFigures } from '../figures/outgoing-transfer.figures.js';
import { publishOutgoingTransfer } from '../publishing/outgoing-transfer.integration-events.js';
import { OutgoingTransferRegisterController } from '../read/outgoing-transfer-register/outgoing-transfer-register.controller.js';
import { outgoingTransferRegister } from '../read/outgoing-transfer-register/outgoing-transfer-register.projection.js';
import { OutgoingTransferRegisterQuery } from '../read/outgoing-transfer-register/outgoing-transfer-register.query.js';
import { OutgoingTransfer } from '../read/outgoing-transfer-register/outgoing-transfer.entity.js';
import { outgoingTransferView } from '../views/outgoing-transfer.view.js';
import { OutgoingTransferController } from './outgoing-transfer.controller.js';
import { outgoingTransfer } from './outgoing-transfer.decider.js';
import { OutgoingTransferService } from './outgoing-transfer.service.js';

/** 移送与通报 / what goes to agencies, and what they answer (0.14, 1.12, 1.25). */
export const outgoingTransferSlice: ServiceSlice = {
  categories: ['outgoingTransfer'],
  projections: [outgoingTransferRegister],
  entities: [OutgoingTransfer],
  decisionViews: [outgoingTransferView],
  figures: outgoingTransferFigures,
  publish: [publisher(outgoingTransfer, publishOutgoingTransfer)],
  reactions: [
    reaction(whenTransferSentThenHandOver, OutgoingTransferService, (transfers, request, { id }) => transfers.completeSending(request, id)),
  ],
  controllers: [OutgoingTransferController, OutgoingTransferRegisterController],
  providers: [OutgoingTransferService, OutgoingTransferRegisterQuery],
};
