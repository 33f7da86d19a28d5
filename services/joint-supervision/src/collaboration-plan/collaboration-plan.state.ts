import type { CollaborationPlanEvent, CollaborationSystem, MemberKind, Zone } from './collaboration-plan.events.js';

/** How the zones stood from a day on, until the next arrangement. */
export interface Arrangement {
  readonly from: string;
  readonly version: number;
  readonly zones: readonly Zone[];
}

export interface CollaborationPlanState {
  readonly status: 'none' | 'in-force';
  readonly version: number;
  readonly organisationId?: string;
  readonly upperBodyId?: string;
  readonly title: string;
  readonly adoptedOn?: string;
  readonly coordinatorIds: readonly string[];
  readonly systems: readonly CollaborationSystem[];
  /** In the order of their days; none is ever removed. */
  readonly arrangements: readonly Arrangement[];
}

export const initialPlan: CollaborationPlanState = {
  status: 'none',
  version: 0,
  title: '',
  coordinatorIds: [],
  systems: [],
  arrangements: [],
};

export function evolvePlan(state: CollaborationPlanState, event: CollaborationPlanEvent): CollaborationPlanState {
  const { version } = event.data;
  const rearranged = (from: string, change: (zone: Zone) => Zone): CollaborationPlanState => ({
    ...state,
    version,
    arrangements: [...state.arrangements, { from, version, zones: newest(state).zones.map(change) }],
  });
  switch (event.type) {
    case 'PlanAdopted': {
      const { zones, adoptedOn, organisationId, upperBodyId, title, coordinatorIds, systems } = event.data;
      const arrangements = [...state.arrangements, { from: adoptedOn, version, zones }];
      return { status: 'in-force', version, organisationId, upperBodyId, title, adoptedOn, coordinatorIds, systems, arrangements };
    }
    case 'MemberMoved': {
      const { organisationId, fromZoneId, toZoneId, movedOn } = event.data;
      const kind = memberIn(newest(state).zones, organisationId)!.kind;
      return rearranged(movedOn, (zone) => {
        if (zone.zoneId === fromZoneId) return without(zone, organisationId);
        return zone.zoneId === toZoneId ? withMember(zone, organisationId, kind) : zone;
      });
    }
    case 'MemberJoined': {
      const { organisationId, kind, zoneId, joinedOn } = event.data;
      return rearranged(joinedOn, (zone) => (zone.zoneId === zoneId ? withMember(zone, organisationId, kind) : zone));
    }
    case 'MemberLeft': {
      const { organisationId, zoneId, leftOn } = event.data;
      return rearranged(leftOn, (zone) => (zone.zoneId === zoneId ? without(zone, organisationId) : zone));
    }
    case 'LeadChanged': {
      const { zoneId, leadPersonId, changedOn } = event.data;
      return rearranged(changedOn, (zone) => (zone.zoneId === zoneId ? { ...zone, leadPersonId } : zone));
    }
    case 'LiaisonRoomChanged': {
      const { zoneId, liaisonRoomId, changedOn } = event.data;
      return rearranged(changedOn, (zone) => (zone.zoneId === zoneId ? { ...zone, liaisonRoomId } : zone));
    }
    case 'GroupChanged': {
      const { zoneId, group, changedOn } = event.data;
      const others = (zone: Zone) => zone.groups.filter(({ groupId }) => groupId !== group.groupId);
      return rearranged(changedOn, (zone) => (zone.zoneId === zoneId ? { ...zone, groups: [...others(zone), group] } : zone));
    }
  }
}

/** The arrangement that holds after the last change. */
export function newest(state: CollaborationPlanState): Arrangement {
  return state.arrangements.at(-1)!;
}

export function memberIn(zones: readonly Zone[], organisationId: string): { readonly zone: Zone; readonly kind: MemberKind } | undefined {
  for (const zone of zones) {
    const member = zone.members.find((candidate) => candidate.organisationId === organisationId);
    if (member) return { zone, kind: member.kind };
  }
  return undefined;
}

function withMember(zone: Zone, organisationId: string, kind: MemberKind): Zone {
  return { ...zone, members: [...zone.members, { organisationId, kind }] };
}

/** Whoever leaves a zone leaves its groups too; a group without members is dissolved. */
function without(zone: Zone, organisationId: string): Zone {
  const groups = zone.groups.map((group) => ({ ...group, memberIds: group.memberIds.filter((id) => id !== organisationId) }));
  return {
    ...zone,
    members: zone.members.filter((member) => member.organisationId !== organisationId),
    groups: groups.filter(({ memberIds }) => memberIds.length > 0),
  };
}
