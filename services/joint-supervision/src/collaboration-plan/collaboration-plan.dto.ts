import { z } from 'zod';
import { collaborationSystems, memberKinds } from './collaboration-plan.events.js';

const id = z.string().trim().min(1).max(100);
const name = z.string().trim().min(1).max(200);

const group = z.strictObject({ groupId: id, name, memberIds: z.array(id).min(1).max(200) });
const member = { organisationId: id, kind: z.enum(memberKinds) };
const zone = z.strictObject({
  zoneId: id,
  name,
  leadPersonId: id,
  liaisonRoomId: id,
  members: z.array(z.strictObject(member)).min(1).max(500),
  groups: z.array(group).max(100),
});

export const AdoptPlanBody = z
  .strictObject({
    organisationId: id,
    title: name,
    upperBodyId: id,
    coordinatorIds: z.array(id).min(1).max(20),
    systems: z.array(z.enum(collaborationSystems)).min(1),
    zones: z.array(zone).min(1).max(50),
    adoptedOn: z.iso.date(),
  })
  .meta({ id: 'AdoptCollaborationPlan' });

export const MoveMemberBody = z.strictObject({ organisationId: id, toZoneId: id, movedOn: z.iso.date() }).meta({ id: 'MoveZoneMember' });

export const JoinBody = z.strictObject({ ...member, zoneId: id, joinedOn: z.iso.date() }).meta({ id: 'JoinZone' });

export const LeaveBody = z.strictObject({ organisationId: id, leftOn: z.iso.date() }).meta({ id: 'LeaveZone' });

export const ChangeLeadBody = z.strictObject({ zoneId: id, leadPersonId: id, changedOn: z.iso.date() }).meta({ id: 'ChangeZoneLead' });

export const ChangeLiaisonRoomBody = z
  .strictObject({ zoneId: id, liaisonRoomId: id, changedOn: z.iso.date() })
  .meta({ id: 'ChangeLiaisonRoom' });

export const ChangeGroupBody = z.strictObject({ zoneId: id, group, changedOn: z.iso.date() }).meta({ id: 'ChangeZoneGroup' });
