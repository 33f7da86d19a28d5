import type { ServiceSlice } from '@liandong/service-kit';
import { ClarificationRegisterController } from '../read/clarification-register/clarification-register.controller.js';
import { clarificationRegister } from '../read/clarification-register/clarification-register.projection.js';
import { ClarificationRegisterQuery } from '../read/clarification-register/clarification-register.query.js';
import { Clarification } from '../read/clarification-register/clarification.entity.js';
import { clarificationView } from '../views/clarification.view.js';
import { ClarificationController } from './clarification.controller.js';
import { ClarificationService } from './clarification.service.js';

/** 澄清正名 / clearing a name (B1.17). */
export const clarificationSlice: ServiceSlice = {
  categories: ['clarification'],
  projections: [clarificationRegister],
  entities: [Clarification],
  decisionViews: [clarificationView],
  controllers: [ClarificationController, ClarificationRegisterController],
  providers: [ClarificationService, ClarificationRegisterQuery],
};
