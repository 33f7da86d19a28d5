import type { ServiceSlice } from '@liandong/service-kit';
import { HandlerItemsQuery } from '../read/reconciliation-register/handler-items.query.js';
import { ReconciliationRegisterController } from '../read/reconciliation-register/reconciliation-register.controller.js';
import { reconciliationRegister } from '../read/reconciliation-register/reconciliation-register.projection.js';
import { ReconciliationRegisterQuery } from '../read/reconciliation-register/reconciliation-register.query.js';
import { Reconciliation } from '../read/reconciliation-register/reconciliation.entity.js';
import { reconciliationView } from '../views/reconciliation.view.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { ReconciliationService } from './reconciliation.service.js';

/** 定期核对 / the library and its handlers compare what they have (B1.3). */
export const reconciliationSlice: ServiceSlice = {
  categories: ['reconciliation'],
  projections: [reconciliationRegister],
  entities: [Reconciliation],
  decisionViews: [reconciliationView],
  controllers: [ReconciliationController, ReconciliationRegisterController],
  providers: [ReconciliationService, ReconciliationRegisterQuery, HandlerItemsQuery],
};
