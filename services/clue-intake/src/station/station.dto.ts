import { z } from 'zod';
import { memberPosts, stationDuties, stationKinds } from './station.decider.js';

const name = z.string().trim().min(1).max(200);
const organisationId = z.string().min(1).max(100);
const members = z.array(z.strictObject({ name, post: z.enum(memberPosts) })).max(50);

export const OpenStationBody = z
  .strictObject({
    kind: z.enum(stationKinds),
    name,
    organisationId,
    /** A higher commission that gets the reports straight (2.4); absent: the township's own. */ commissionId: organisationId.optional(),
    members,
    duties: z.array(z.enum(stationDuties)).max(3),
    openedOn: z.iso.date(),
  })
  .meta({ id: 'OpenStation' });
export const ChangeMembersBody = z.strictObject({ members, changedOn: z.iso.date() }).meta({ id: 'ChangeStationMembers' });
export const CloseStationBody = z
  .strictObject({ reason: z.string().trim().min(1).max(2_000), closedOn: z.iso.date() })
  .meta({ id: 'CloseStation' });
