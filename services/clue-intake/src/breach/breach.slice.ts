import type { ServiceSlice } from '@liandong/service-kit';
import { breachFigures } from '../figures/breach.figures.js';
import { BreachRegisterController } from '../read/breach-register/breach-register.controller.js';
import { breachRegister } from '../read/breach-register/breach-register.projection.js';
import { BreachRegisterQuery } from '../read/breach-register/breach-register.query.js';
import { Breach } from '../read/breach-register/breach.entity.js';
import { breachView } from '../views/breach.view.js';
import { BreachController } from './breach.controller.js';
import { BreachService } from './breach.service.js';

/** 违规违纪行为登记 / the register of breaches of the rules on reports and secrecy (B4.5, B4.8). */
export const breachSlice: ServiceSlice = {
  categories: ['breach'],
  projections: [breachRegister],
  entities: [Breach],
  decisionViews: [breachView],
  figures: breachFigures,
  controllers: [BreachController, BreachRegisterController],
  providers: [BreachService, BreachRegisterQuery],
};
