import type { ServiceSlice } from '@liandong/service-kit';
import { KeyMarkRegisterController } from '../read/key-mark-register/key-mark-register.controller.js';
import { keyMarkRegister } from '../read/key-mark-register/key-mark-register.projection.js';
import { KeyMarkRegisterQuery } from '../read/key-mark-register/key-mark-register.query.js';
import { KeyMark } from '../read/key-mark-register/key-mark.entity.js';
import { KeyMarkController } from './key-mark.controller.js';
import { KeyMarkService } from './key-mark.service.js';

/** 重点标定 / key persons, matters and problems (1.25). */
export const keyMarkSlice: ServiceSlice = {
  categories: ['keyMark'],
  projections: [keyMarkRegister],
  entities: [KeyMark],
  controllers: [KeyMarkController, KeyMarkRegisterController],
  providers: [KeyMarkService, KeyMarkRegisterQuery],
};
