import type { ServiceSlice } from '@liandong/service-kit';
import { AgencyRegisterController } from '../read/agency-register/agency-register.controller.js';
import { agencyRegister } from '../read/agency-register/agency-register.projection.js';
import { AgencyRegisterQuery } from '../read/agency-register/agency-register.query.js';
import { Agency } from '../read/agency-register/agency.entity.js';
import { AgencyInboxService } from './agency-inbox.service.js';
import { AgencyController } from './agency.controller.js';
import { AgencyService } from './agency.service.js';

/** 协作机关 / partner agencies and what they post. */
export const agencySlice: ServiceSlice = {
  categories: ['agency'],
  projections: [agencyRegister],
  entities: [Agency],
  controllers: [AgencyController, AgencyRegisterController],
  providers: [AgencyService, AgencyInboxService, AgencyRegisterQuery],
};
