import type { ServiceSlice } from '@liandong/service-kit';
import { ReportLine } from '../read/report-register/report-line.entity.js';
import { ReportRegisterController } from '../read/report-register/report-register.controller.js';
import { reportRegister } from '../read/report-register/report-register.projection.js';
import { ReportRegisterQuery } from '../read/report-register/report-register.query.js';
import { ReportChannelController } from '../report-channel/report-channel.controller.js';
import { ReportChannelService } from '../report-channel/report-channel.service.js';
import { reportView } from '../views/report.view.js';
import { CodeHasher } from './code-hasher.js';
import { ReportPageController } from './page/report-page.controller.js';
import { DarkRoom } from './photograph/dark-room.js';
import { ReportPhotographs1764500000000 } from './photograph/photograph.migration.js';
import { PhotographStore } from './photograph/photograph.store.js';
import { PublicGate } from './public-gate.js';
import { PublicReportController } from './public-report.controller.js';
import { PublicReportService } from './public-report.service.js';
import { ReportController } from './report.controller.js';
import { ReportService } from './report.service.js';
import { reportTimer } from './report.timer.js';

/** 举报件与渠道 / reports of the public channel, and its terms (4.15, 4.16). */
export const reportSlice: ServiceSlice = {
  categories: ['report', 'reportChannel'],
  projections: [reportRegister],
  entities: [ReportLine],
  decisionViews: [reportView],
  timers: [reportTimer],
  migrations: [ReportPhotographs1764500000000],
  controllers: [PublicReportController, ReportPageController, ReportController, ReportChannelController, ReportRegisterController],
  providers: [
    CodeHasher,
    DarkRoom,
    PhotographStore,
    PublicGate,
    PublicReportService,
    ReportService,
    ReportChannelService,
    ReportRegisterQuery,
  ],
};
