import type { ServiceSlice } from '@liandong/service-kit';
import { FalseAccusationRegisterController } from '../read/false-accusation-register/false-accusation-register.controller.js';
import { falseAccusationRegister } from '../read/false-accusation-register/false-accusation-register.projection.js';
import { FalseAccusationRegisterQuery } from '../read/false-accusation-register/false-accusation-register.query.js';
import { FalseAccusation } from '../read/false-accusation-register/false-accusation.entity.js';
import { falseAccusationView } from '../views/false-accusation.view.js';
import { FalseAccusationController } from './false-accusation.controller.js';
import { FalseAccusationService } from './false-accusation.service.js';

/** 诬告陷害认定 / findings of false accusation (B1.16). */
export const falseAccusationSlice: ServiceSlice = {
  categories: ['falseAccusation'],
  projections: [falseAccusationRegister],
  entities: [FalseAccusation],
  decisionViews: [falseAccusationView],
  controllers: [FalseAccusationController, FalseAccusationRegisterController],
  providers: [FalseAccusationService, FalseAccusationRegisterQuery],
};
