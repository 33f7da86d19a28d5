import { isWithin } from '@liandong/access';
import type { AllowedActions, Ask, Decider } from '@liandong/event-sourcing';
import { ensureAllowed } from '@liandong/event-sourcing';

/** A body of a zone; a township is one that clues may go down to (0.2, 2.5). */
export interface PlanMember {
  readonly organisationId: string;
  readonly kind: string;
}

/** 片区 “1+1+N” (2.5): one lead, one liaison room, N members. */
export interface PlanZone {
  readonly zoneId: string;
  readonly name: string;
  readonly leadPersonId: string;
  readonly liaisonRoomId: string;
  readonly members: readonly PlanMember[];
}

/** How the zones stood from a day (`YYYY-MM-DD`) on, until the next version. */
export interface PlanVersion {
  readonly version: number;
  readonly from: string;
  readonly zones: readonly PlanZone[];
}

/** What joint supervision told about a commission's plan. The name is a storage format. */
export interface ZonePlanEvent {
  readonly type: 'ZonePlanRecorded';
  readonly data: PlanVersion & { readonly organisationId: string };
}

export interface ZonePlanState {
  readonly status: 'none' | 'known';
  readonly organisationId?: string;
  /** In the order of their numbers; none is ever removed. */
  readonly versions: readonly PlanVersion[];
}

export type ZonePlanCommand = Ask<'record', PlanVersion & { readonly organisationId: string }>;

export const zonePlanActions: AllowedActions<ZonePlanState['status'], ZonePlanCommand['type']> = { none: ['record'], known: ['record'] };

/** A later version may be told before an earlier one. */
function evolve(state: ZonePlanState, { data: { organisationId, ...told } }: ZonePlanEvent): ZonePlanState {
  return { status: 'known', organisationId, versions: [...state.versions, told].sort((one, other) => one.version - other.version) };
}

/** A version told again says nothing new. */
function decide({ type, data }: ZonePlanCommand, state: ZonePlanState): readonly ZonePlanEvent[] {
  ensureAllowed('zone-plan', zonePlanActions, state.status, type);
  return state.versions.some(({ version }) => version === data.version) ? [] : [{ type: 'ZonePlanRecorded', data }];
}

/** A commission's zones (实施方案) as joint supervision told them; its id is the commission's. */
export const zonePlan: Decider<ZonePlanState, ZonePlanCommand, ZonePlanEvent> = {
  category: 'zonePlan',
  initial: { status: 'none', versions: [] },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};

/** How the zones stood on a day; undefined where no plan was known to hold on it. */
export function planOn({ versions }: Pick<ZonePlanState, 'versions'>, date: string): PlanVersion | undefined {
  return versions.findLast(({ from }) => from <= date);
}

/** The zone that is named, or that the named body belongs to. */
export function zoneOfUnit({ zones }: PlanVersion, unitId: string): PlanZone | undefined {
  return zones.find(({ zoneId, members }) => zoneId === unitId || members.some(({ organisationId }) => organisationId === unitId));
}

/** 本辖区: the zones that the units of these persons belong to, or the townships above them; units of no zone count for nothing. */
export function homeZonesOf({ zones }: PlanVersion, unitIds: readonly string[]): readonly string[] {
  return zones
    .filter(({ members }) => members.some((member) => unitIds.some((unitId) => isWithin(unitId, member.organisationId))))
    .map(({ zoneId }) => zoneId);
}
