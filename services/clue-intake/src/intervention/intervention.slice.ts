import type { ServiceSlice } from '@liandong/service-kit';
import { interventionFigures } from '../figures/intervention.figures.js';
import {
  ClueInterventionsController,
  InterventionRegisterController,
} from '../read/intervention-register/intervention-register.controller.js';
import { interventionRegister } from '../read/intervention-register/intervention-register.projection.js';
import { InterventionRegisterQuery } from '../read/intervention-register/intervention-register.query.js';
import { Intervention } from '../read/intervention-register/intervention.entity.js';
import { interventionView } from '../views/intervention.view.js';
import { InterventionController } from './intervention.controller.js';
import { InterventionService } from './intervention.service.js';
import { interventionTimer } from './intervention.timer.js';

/** 打听说情登记 / the register of inquiring and pleading (B4.6). */
export const interventionSlice: ServiceSlice = {
  categories: ['intervention'],
  projections: [interventionRegister],
  entities: [Intervention],
  timers: [interventionTimer],
  decisionViews: [interventionView],
  figures: interventionFigures,
  controllers: [InterventionController, InterventionRegisterController, ClueInterventionsController],
  providers: [InterventionService, InterventionRegisterQuery],
};
