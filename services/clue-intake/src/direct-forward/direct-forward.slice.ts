import type { ServiceSlice } from '@liandong/service-kit';
import { DirectForwardRegisterController } from '../read/direct-forward-register/direct-forward-register.controller.js';
import { directForwardRegister } from '../read/direct-forward-register/direct-forward-register.projection.js';
import { DirectForwardRegisterQuery } from '../read/direct-forward-register/direct-forward-register.query.js';
import { DirectForward } from '../read/direct-forward-register/direct-forward.entity.js';
import { DirectForwardController } from './direct-forward.controller.js';
import { DirectForwardService } from './direct-forward.service.js';
import { directForwardTimer } from './direct-forward.timer.js';

/** 径送密封件 / envelopes passed on unopened (B1.7). */
export const directForwardSlice: ServiceSlice = {
  categories: ['directForward'],
  projections: [directForwardRegister],
  entities: [DirectForward],
  timers: [directForwardTimer],
  controllers: [DirectForwardController, DirectForwardRegisterController],
  providers: [DirectForwardService, DirectForwardRegisterQuery],
};
