import type { ServiceSlice } from '@liandong/service-kit';
import { QuarterlyListRegisterController } from '../read/quarterly-list-register/quarterly-list-register.controller.js';
import { quarterlyListRegister } from '../read/quarterly-list-register/quarterly-list-register.projection.js';
import { QuarterlyListRegisterQuery } from '../read/quarterly-list-register/quarterly-list-register.query.js';
import { QuarterlyListLine } from '../read/quarterly-list-register/quarterly-list.entity.js';
import { QuarterlyListController } from './quarterly-list.controller.js';
import { QuarterlyListService } from './quarterly-list.service.js';
import { quarterlyListTimer } from './quarterly-list.timer.js';

/** 季度反馈 / what the reception office is told each quarter (B1.11). Its limit runs with the others of the service, in clocks/. */
export const quarterlyListSlice: ServiceSlice = {
  categories: ['quarterlyList'],
  projections: [quarterlyListRegister],
  entities: [QuarterlyListLine],
  timers: [quarterlyListTimer],
  controllers: [QuarterlyListController, QuarterlyListRegisterController],
  providers: [QuarterlyListService, QuarterlyListRegisterQuery],
};
