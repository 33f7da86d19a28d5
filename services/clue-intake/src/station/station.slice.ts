import type { ServiceSlice } from '@liandong/service-kit';
import { StationRegisterController } from '../read/station-register/station-register.controller.js';
import { stationRegister } from '../read/station-register/station-register.projection.js';
import { StationRegisterQuery } from '../read/station-register/station-register.query.js';
import { Station } from '../read/station-register/station.entity.js';
import { StationController } from './station.controller.js';
import { StationService } from './station.service.js';

/** 直报点与工作站 / direct-report points and work stations (2.4, 2.13). */
export const stationSlice: ServiceSlice = {
  categories: ['station'],
  projections: [stationRegister],
  entities: [Station],
  controllers: [StationController, StationRegisterController],
  providers: [StationService, StationRegisterQuery],
};
