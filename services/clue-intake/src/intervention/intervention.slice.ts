import type { ServiceSlice } from '@liandong/service-kit';
import { InterventionRegisterController } from '../read/intervention-register/intervention-register.controller.js';
import { interventionRegister } from '../read/intervention-register/intervention-register.projection.js';
import { InterventionRegisterQuery } from '../read/intervention-register/intervention-register.query.js';
import { Intervention } from '../read/intervention-register/intervention.entity.js';
import { InterventionController } from './intervention.controller.js';
import { InterventionService } from './intervention.service.js';

/** 打听说情登记 / the register of inquiring and pleading (B4.6). */
export const interventionSlice: ServiceSlice = {
  categories: ['intervention'],
  projections: [interventionRegister],
  entities: [Intervention],
  controllers: [InterventionController, InterventionRegisterController],
  providers: [InterventionService, InterventionRegisterQuery],
};
