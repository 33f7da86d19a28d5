import { type Actor, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { planActions } from './collaboration-plan.allowed-actions.js';
import { planErrors } from './collaboration-plan.errors.js';
import type { CollaborationPlanEvent, Group, PlanTerms, Zone, ZoneMember } from './collaboration-plan.events.js';
import { type CollaborationPlanState, evolvePlan, initialPlan, memberIn, newest } from './collaboration-plan.state.js';
import { ensureZones } from './zones.decider.js';

type Ask<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly by: Actor; readonly at: Instant };

export interface AdoptPlan extends PlanTerms {
  readonly adoptedOn: string;
}

export type CollaborationPlanCommand =
  | Ask<'adopt', AdoptPlan>
  | Ask<'move-member', { readonly organisationId: string; readonly toZoneId: string; readonly movedOn: string }>
  | Ask<'join', ZoneMember & { readonly zoneId: string; readonly joinedOn: string }>
  | Ask<'leave', { readonly organisationId: string; readonly leftOn: string }>
  | Ask<'change-lead', { readonly zoneId: string; readonly leadPersonId: string; readonly changedOn: string }>
  | Ask<'change-liaison-room', { readonly zoneId: string; readonly liaisonRoomId: string; readonly changedOn: string }>
  | Ask<'change-group', { readonly zoneId: string; readonly group: Group; readonly changedOn: string }>;

function decidePlan(command: CollaborationPlanCommand, state: CollaborationPlanState): readonly CollaborationPlanEvent[] {
  ensureAllowed('collaboration-plan', planActions, state.status, command.type);
  const { at } = command;
  const version = state.version + 1;
  switch (command.type) {
    case 'adopt':
      return adopt(command.data, command.by, at, state);
    case 'move-member': {
      const { organisationId, toZoneId, movedOn } = command.data;
      ensureDated('movedOn', movedOn, at, state);
      const from = leaving(organisationId, state);
      if (from.zoneId === toZoneId) return [];
      ensureMayLeave(organisationId, from);
      ensure(zoneIn(state, toZoneId), planErrors.unknownZone(toZoneId));
      return [{ type: 'MemberMoved', data: { version, organisationId, fromZoneId: from.zoneId, toZoneId, movedOn } }];
    }
    case 'join':
      return join(command.data, at, state);
    case 'leave': {
      const { organisationId, leftOn } = command.data;
      ensureDated('leftOn', leftOn, at, state);
      const from = leaving(organisationId, state);
      ensureMayLeave(organisationId, from);
      return [{ type: 'MemberLeft', data: { version, organisationId, zoneId: from.zoneId, leftOn } }];
    }
    case 'change-lead': {
      const zone = ensureChange(command.data, at, state);
      if (zone.leadPersonId === command.data.leadPersonId) return [];
      return [{ type: 'LeadChanged', data: { ...command.data, version, formerLeadPersonId: zone.leadPersonId } }];
    }
    case 'change-liaison-room': {
      const zone = ensureChange(command.data, at, state);
      if (zone.liaisonRoomId === command.data.liaisonRoomId) return [];
      ensureZones(state.organisationId!, [{ ...zone, liaisonRoomId: command.data.liaisonRoomId }]);
      return [{ type: 'LiaisonRoomChanged', data: { ...command.data, version } }];
    }
    case 'change-group': {
      const zone = ensureChange(command.data, at, state);
      const { group } = command.data;
      const elsewhere = newest(state).zones.some(
        ({ zoneId, groups }) => zoneId !== zone.zoneId && groups.some(({ groupId }) => groupId === group.groupId),
      );
      ensure(!elsewhere, planErrors.idRepeated(group.groupId));
      ensureZones(state.organisationId!, [{ ...zone, groups: [group] }]);
      return [{ type: 'GroupChanged', data: { ...command.data, version } }];
    }
    default:
      return command satisfies never;
  }
}

/** 0.2: the commission splits its bodies into zones and groups. The same terms again change nothing. */
function adopt(data: AdoptPlan, by: Actor, at: Instant, state: CollaborationPlanState): readonly CollaborationPlanEvent[] {
  ensureDated('adoptedOn', data.adoptedOn, at, state);
  ensure(
    data.coordinatorIds.every((id) => id.startsWith(`${data.organisationId}.`)),
    planErrors.foreignOrganisation(data.coordinatorIds.join()),
  );
  ensureZones(data.organisationId, data.zones);
  if (sameTerms(data, state)) return [];
  return [{ type: 'PlanAdopted', data: { ...data, version: state.version + 1, adoptedBy: by.personId } }];
}

function sameTerms(data: AdoptPlan, state: CollaborationPlanState): boolean {
  const zones = state.arrangements.at(-1)?.zones;
  const terms = (of: Partial<AdoptPlan>) =>
    JSON.stringify([of.adoptedOn, of.title, of.upperBodyId, of.coordinatorIds, of.systems, of.zones]);
  return terms(data) === terms({ ...state, ...(zones ? { zones } : {}) });
}

function join(
  data: ZoneMember & { readonly zoneId: string; readonly joinedOn: string },
  at: Instant,
  state: CollaborationPlanState,
): readonly CollaborationPlanEvent[] {
  ensureDated('joinedOn', data.joinedOn, at, state);
  const { organisationId, zoneId } = data;
  ensure(organisationId.startsWith(`${state.organisationId}.`), planErrors.foreignOrganisation(organisationId));
  ensure(zoneIn(state, zoneId), planErrors.unknownZone(zoneId));
  const member = memberIn(newest(state).zones, organisationId);
  if (member?.zone.zoneId === zoneId && member.kind === data.kind) return [];
  ensure(!member, planErrors.organisationInTwoZones(organisationId, [member?.zone.zoneId ?? '', zoneId]));
  return [{ type: 'MemberJoined', data: { ...data, version: state.version + 1 } }];
}

function leaving(organisationId: string, state: CollaborationPlanState): Zone {
  const member = memberIn(newest(state).zones, organisationId);
  ensure(member, planErrors.notMember(organisationId));
  return member.zone;
}

function ensureMayLeave(organisationId: string, zone: Zone): void {
  ensure(zone.liaisonRoomId !== organisationId, planErrors.liaisonRoomLeaves(zone.zoneId));
  ensure(zone.members.length > 1, planErrors.zoneEmpty(zone.zoneId));
}

function ensureChange(data: { readonly zoneId: string; readonly changedOn: string }, at: Instant, state: CollaborationPlanState): Zone {
  ensureDated('changedOn', data.changedOn, at, state);
  const zone = zoneIn(state, data.zoneId);
  ensure(zone, planErrors.unknownZone(data.zoneId));
  return zone;
}

function zoneIn(state: CollaborationPlanState, zoneId: string): Zone | undefined {
  return newest(state).zones.find((zone) => zone.zoneId === zoneId);
}

function ensureDated(field: string, date: string, at: Instant, state: CollaborationPlanState): void {
  ensure(!isAfter(date, at), planErrors.dateInFuture(field));
  const lastChange = state.arrangements.at(-1)?.from;
  ensure(lastChange === undefined || date >= lastChange, planErrors.beforeLastChange(lastChange ?? ''));
}

/** A commission's collaboration plan (实施方案); its id is the commission's. */
export const collaborationPlan: Decider<CollaborationPlanState, CollaborationPlanCommand, CollaborationPlanEvent> = {
  category: 'collaborationPlan',
  initial: initialPlan,
  evolve: evolvePlan,
  decide: decidePlan,
  owner: (state) => state.organisationId,
};
