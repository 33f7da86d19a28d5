import { collaborationPlanInForce } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** 0.2: a routing is decided under the zones of its day, so every version is kept. */
export const whenCollaborationPlanInForceThenRecordZonePlan = automation(
  'when-collaboration-plan-in-force-then-record-zone-plan',
  collaborationPlanInForce,
  ({ data }) => [{ type: 'record', id: data.organisationId, organisationId: data.organisationId, data }],
);
