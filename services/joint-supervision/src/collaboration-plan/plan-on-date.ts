import { type MemberKind, memberKinds, type Zone } from './collaboration-plan.events.js';
import { type Arrangement, type CollaborationPlanState, memberIn } from './collaboration-plan.state.js';

/** How the zones stood on a day (`YYYY-MM-DD`); undefined before the first adoption. Of several changes on one day the last holds. */
export function arrangementOn(plan: Pick<CollaborationPlanState, 'arrangements'>, date: string): Arrangement | undefined {
  return plan.arrangements.findLast(({ from }) => from <= date);
}

/** The zone that an organisation belonged to on a day, and as what. */
export function zoneOf(
  plan: Pick<CollaborationPlanState, 'arrangements'>,
  organisationId: string,
  date: string,
): { readonly zone: Zone; readonly kind: MemberKind } | undefined {
  return memberIn(arrangementOn(plan, date)?.zones ?? [], organisationId);
}

export interface PlanFigures {
  readonly zones: number;
  readonly groups: number;
  readonly bodies: number;
  readonly byKind: Readonly<Record<MemberKind, number>>;
  /** Department rooms that steer the whole as well, such as the party-conduct room (党风政风监督室). */
  readonly coordinatingRooms: number;
}

/** How many zones, groups and bodies an arrangement has: in Meihekou 4, 10 and 1 + 9 + 8 + 24 (0.2). */
export function figuresOf({ zones }: Pick<Arrangement, 'zones'>, coordinatorIds: readonly string[]): PlanFigures {
  const members = zones.flatMap((zone) => zone.members);
  const count = (kind: MemberKind) => members.filter((member) => member.kind === kind).length;
  return {
    zones: zones.length,
    groups: zones.flatMap((zone) => zone.groups).length,
    bodies: members.length,
    byKind: Object.fromEntries(memberKinds.map((kind) => [kind, count(kind)])) as Record<MemberKind, number>,
    coordinatingRooms: members.filter(({ organisationId }) => coordinatorIds.includes(organisationId)).length,
  };
}
