import type { ServiceSlice } from '@liandong/service-kit';
import { ReporterRegisterController, SignatoriesRegisterController } from '../read/reporter-register/reporter-register.controller.js';
import { reporterRegister } from '../read/reporter-register/reporter-register.projection.js';
import { ReporterRegisterQuery } from '../read/reporter-register/reporter-register.query.js';
import { Reporter } from '../read/reporter-register/reporter.entity.js';
import { reporterView } from '../views/reporter.view.js';
import { ReporterController } from './reporter.controller.js';
import { ReporterService } from './reporter.service.js';
import { SignatoriesController } from './signatories.controller.js';

/** 举报人 / who reported, sealed (B1.16, B4.4). */
export const reporterSlice: ServiceSlice = {
  categories: ['reporter'],
  projections: [reporterRegister],
  entities: [Reporter],
  decisionViews: [reporterView],
  controllers: [ReporterController, SignatoriesController, ReporterRegisterController, SignatoriesRegisterController],
  providers: [ReporterService, ReporterRegisterQuery],
};
