import { Module } from '@nestjs/common';
import { defineService, publisher, reaction } from '@liandong/service-kit';
import { whenEcologyReferencedThenReceiveReferences } from './automation/when-ecology-referenced-then-receive-references.js';
import {
  whenTourClueConcludedThenRecordResult,
  whenTourClueEndedThenRecordResult,
} from './automation/when-tour-clue-concluded-then-record-result.js';
import { whenTourClueRoutedThenRecordProgress } from './automation/when-tour-clue-routed-then-record-progress.js';
import { EvaluationReferenceController } from './evaluation-reference/evaluation-reference.controller.js';
import { EvaluationReferenceService } from './evaluation-reference/evaluation-reference.service.js';
import { HandoverItemController } from './handover/handover-item.controller.js';
import { HandoverController } from './handover/handover.controller.js';
import { handover } from './handover/handover.decider.js';
import { HandoverService } from './handover/handover.service.js';
import { publishHandover } from './publishing/inspection-liaison.integration-events.js';
import { ListedReference } from './read/evaluation-references/evaluation-reference.entity.js';
import { EvaluationReferencesController } from './read/evaluation-references/evaluation-references.controller.js';
import { evaluationReferences } from './read/evaluation-references/evaluation-references.projection.js';
import { EvaluationReferencesQuery } from './read/evaluation-references/evaluation-references.query.js';
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
import { evaluationReferenceView } from './views/evaluation-reference.view.js';
import { handoverView } from './views/handover.view.js';

/** Hands a tour's findings over, item by item and signed on both sides, and brings the results back to the tour office. */
@Module(
  defineService({
    name: 'inspection-liaison',
    categories: ['handover', 'evaluationReference'],
    projections: [handoverRegister, handoverItems, evaluationReferences],
    entities: [RegisteredHandover, RegisteredItem, ListedReference],
    decisionViews: [handoverView, evaluationReferenceView],
    figures: inspectionLiaisonFigures,
    publish: [publisher(handover, publishHandover)],
    reactions: [
      reaction(whenEcologyReferencedThenReceiveReferences, EvaluationReferenceService, (references, request, { id, data }) =>
        references.receive(request, id, data),
      ),
      reaction(whenTourClueRoutedThenRecordProgress, HandoverService, (handovers, request, { id, data }) =>
        handovers.recordProgress(request, id, data),
      ),
      reaction(whenTourClueConcludedThenRecordResult, HandoverService, (handovers, request, { id, data }) =>
        handovers.recordResult(request, id, data),
      ),
      reaction(whenTourClueEndedThenRecordResult, HandoverService, (handovers, request, { id, data }) =>
        handovers.recordResult(request, id, data),
      ),
    ],
    controllers: [
      HandoverController,
      HandoverItemController,
      HandoverRegisterController,
      HandoverItemsController,
      ReceivedItemsController,
      EvaluationReferenceController,
      EvaluationReferencesController,
    ],
    providers: [HandoverService, HandoverRegisterQuery, HandoverItemsQuery, EvaluationReferenceService, EvaluationReferencesQuery],
  }),
)
export class InspectionLiaisonModule {}
