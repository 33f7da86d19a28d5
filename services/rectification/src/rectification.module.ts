import { Module } from '@nestjs/common';
import { defineService, ofSlices, publisher, reaction } from '@liandong/service-kit';
import { whenDocumentRepliedThenRecordAnswer } from './automation/when-document-replied-then-record-answer.js';
import { whenItemOpenedThenAskForOrder } from './automation/when-item-opened-then-ask-for-order.js';
import { whenVerificationConcludedThenProposeItems } from './automation/when-verification-concluded-then-propose-items.js';
import { publishRectification } from './publishing/rectification.integration-events.js';
import { ItemRegisterController } from './read/item-register/item-register.controller.js';
import { itemRegister } from './read/item-register/item-register.projection.js';
import { ItemRegisterQuery } from './read/item-register/item-register.query.js';
import { Item } from './read/item-register/item.entity.js';
import { followed } from './rectification/recusals-followed.js';
import { RectificationController } from './rectification/rectification.controller.js';
import { rectification } from './rectification/rectification.decider.js';
import { RectificationService } from './rectification/rectification.service.js';
import { SupervisionOrderService } from './rectification/supervision-order.service.js';
import { rectificationFigures } from './figures/rectification.figures.js';
import { itemView } from './views/item.view.js';

/** From a unit's problem to its closure with evidence, and the look-back after it. */
@Module(
  defineService(
    ofSlices({ name: 'rectification', recusals: followed.recusals }, [
      followed.slice,
      {
        categories: [rectification.category],
        projections: [itemRegister],
        entities: [Item],
        decisionViews: [itemView],
        figures: rectificationFigures,
        publish: [publisher(rectification, publishRectification)],
        reactions: [
          reaction(whenVerificationConcludedThenProposeItems, RectificationService, (items, request, { id, data }) =>
            items.propose(request, id, data),
          ),
          reaction(whenItemOpenedThenAskForOrder, SupervisionOrderService, (orders, request, { id, data }) =>
            orders.ask(request, id, data),
          ),
          reaction(whenDocumentRepliedThenRecordAnswer, RectificationService, (items, request, { id, data }) =>
            items.recordAnswer(request, id, data),
          ),
        ],
        controllers: [RectificationController, ItemRegisterController],
        providers: [RectificationService, SupervisionOrderService, ItemRegisterQuery],
      },
    ]),
  ),
)
export class RectificationModule {}
