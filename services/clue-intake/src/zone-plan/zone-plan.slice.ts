import { reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenCollaborationPlanInForceThenRecordZonePlan } from '../automation/when-collaboration-plan-in-force-then-record-zone-plan.js';
import { ZonePlanService } from './zone-plan.service.js';

/** 协作区方案副本 / the zones of a commission, kept from what joint supervision tells: a routing is decided under them (0.2, 2.5, 3.13). */
export const zonePlanSlice: ServiceSlice = {
  categories: ['zonePlan'],
  reactions: [
    reaction(whenCollaborationPlanInForceThenRecordZonePlan, ZonePlanService, (plans, request, { id, data }) =>
      plans.record(request, id, data),
    ),
  ],
  providers: [ZonePlanService],
};
