import { Module } from '@nestjs/common';
import { defineService, publisher, reaction } from '@liandong/service-kit';
import { whenTourClueConcludedThenRecordResult, whenTourClueEndedThenRecordResult } from './automation/when-tour-clue-concluded-then-record-result.js';
import { whenTourClueRoutedThenRecordProgress } from './automation/when-tour-clue-routed-then-record-progress.js';
import { HandoverItemController } from './handover/handover-item.controller.js';
import { HandoverController } from './handover/handover.controller.js';
import { handover } from './handover/handover.decider.js';
import { HandoverService } from './handover/handover.service.js';
import { publishHandover } from './publishing/inspection-liaison.integration-events.js';
import { HandoverItemsController } from './read/handover-items/handover-items.controller.js';
import { handoverItems } from './read/handover-items/handover-items.projection.js';
import { HandoverItemsQuery } from './read/handover-items/handover-items.query.js';
import { ReceivedItemsController } from './read/handover-items/received-items.controller.js';
import { RegisteredItem } from './read/handover-items/registered-item.entity.js';
import { HandoverRegisterController } from './read/handover-register/handover-register.controller.js';
import { handoverRegister } from './read/handover-register/handover-register.projection.js';
import { HandoverRegisterQuery } from './read/handover-register/handover-register.query.js';
import { RegisteredHandover } from './read/handover-register/registered-handover.entity.js';
import { inspectionLiaisonFigures } from './figures/inspection-liaison.figures.js';
import { handoverView } from './views/handover.view.js';

/** Hands a tour's findings over, item by item and signed on both sides, and brings the results back to the tour office. */
@Module(
  defineService({
    name: 'inspection-liaison',
    categories: ['handover'],
    projections: [handoverRegister, handoverItems],
    entities: [RegisteredHandover, RegisteredItem],
    decisionViews: [handoverView],
    figures: inspectionLiaisonFigures,
    publish: [publisher(handover, publishHandover)],
    reactions: [
      reaction(whenTourClueRoutedThenRecordProgress, HandoverService, (handovers, request, { id, data }) => handovers.recordProgress(request, id, data)),
      reaction(whenTourClueConcludedThenRecordResult, HandoverService, (handovers, request, { id, data }) => handovers.recordResult(request, id, data)),
      reaction(whenTourClueEndedThenRecordResult, HandoverService, (handovers, request, { id, data }) => handovers.recordResult(request, id, data)),
    ],
    controllers: [HandoverController, HandoverItemController, HandoverRegisterController, HandoverItemsController, ReceivedItemsController],
    providers: [HandoverService, HandoverRegisterQuery, HandoverItemsQuery],
  }),
)
export class InspectionLiaisonModule {}
