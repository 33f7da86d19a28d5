import { isWithin } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import type { AssignmentKind, Supervision } from '../assignment/assignment.events.js';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import { homeZonesOf, type PlanVersion, type PlanZone, zoneOfUnit } from '../zone-plan/zone-plan.decider.js';
import { routingErrors } from './clue.routing.errors.js';
import type { ClueState } from './clue.state.js';

/** How the clue is handled: 自办 · 转办 · 交办 · 督办 · 协办. What is given with a result owed, or supervised, runs as an assignment that the deputy approved (B1.13). */
export type Handling =
  /** 自办: one of the commission's own departments. */
  | { readonly kind: 'self-handled'; readonly departmentId: string }
  /** 转办: a member unit of the zone. */
  | { readonly kind: 'passed-on'; readonly unitId: string }
  /** 交办: the same, which owes the result within the limit of B1.12. */
  | { readonly kind: 'assigned'; readonly unitId: string; readonly assignmentId: string }
  /** 督办: the same, urged on for a ground and in a way that the deputy approved. */
  | ({ readonly kind: 'supervised'; readonly unitId: string; readonly assignmentId: string } & Partial<Pick<Supervision, 'ground' | 'way'>>)
  /** 协办: other members assist whoever handles it. */
  | { readonly kind: 'assisted'; readonly assistingIds: readonly string[] };

/** 交叉: handled outside the zones that its subjects' units belong to, and why (2.8). */
export interface Crossing {
  readonly homeZoneIds: readonly string[];
  readonly reason: string;
}

/** An assignment to those below, as far as a routing asks for it. */
export interface NamedAssignment {
  readonly assignmentId: string;
  readonly status: AssignmentStatus;
  readonly direction?: string | undefined;
  readonly kind?: AssignmentKind | undefined;
  readonly clueId?: string | undefined;
  readonly unitId?: string | undefined;
  /** Ordered by the deputy, and not carried out yet. */
  readonly supervision?: Pick<Supervision, 'ground' | 'way'> | undefined;
}

export interface RoutingTerms {
  readonly zoneId: string;
  readonly leaderPersonId: string;
  readonly level: 'county' | 'township';
  readonly handling?: Handling;
  readonly crossReason?: string | undefined;
}

export interface JudgedTerms {
  /** Absent: no plan was known. */
  readonly planVersion?: number | undefined;
  readonly crossed?: Crossing | undefined;
}

/** The unit that handles it: the one that is named, or the zone. */
export function unitOf({ zoneId, handling }: Pick<RoutingTerms, 'zoneId' | 'handling'>): string {
  if (handling === undefined || handling.kind === 'assisted') return zoneId;
  return handling.kind === 'self-handled' ? handling.departmentId : handling.unitId;
}

/** The assignment that it runs as, where a result is owed. */
export function assignmentIdOf(handling: Handling | undefined): string | undefined {
  return handling?.kind === 'assigned' || handling?.kind === 'supervised' ? handling.assignmentId : undefined;
}

/**
 * 0.3, 2.5, 2.8: a routing holds under the zones of its day. Without a plan there are no zones to compare with: the unit is the commission's own, and that is all.
 *
 * @throws DomainError clue.zone-unknown, clue.not-zone-lead, clue.unit-unfit, clue.level-unfit, clue.cross-reason-required, clue.not-crossed
 */
export function judge(terms: RoutingTerms, plan: PlanVersion | undefined, { organisationId = '', subjects }: Pick<ClueState, 'organisationId' | 'subjects'>, instead: 'propose-routing' | 'reject-routing'): JudgedTerms {
  const { zoneId, leaderPersonId, level, handling, crossReason } = terms;
  ensureUnits(terms, organisationId, instead);
  if (!plan) {
    ensure(crossReason === undefined, routingErrors.notCrossed([], instead));
    return {};
  }
  const zone = zoneOfUnit(plan, zoneId);
  ensure(zone !== undefined && (level === 'township' || zone.zoneId === zoneId), routingErrors.zoneUnknown(plan, level, instead));
  ensure(zone.leadPersonId === leaderPersonId, routingErrors.notZoneLead(zone, instead));
  ensureMembers(terms, zone, plan, instead);
  if (handling?.kind !== 'self-handled') ensure((level === 'township') === isTownshipOf(zone, unitOf(terms)), routingErrors.levelUnfit(level, zone, instead));
  const homeZoneIds = homeZonesOf(plan, subjects.map((subject) => subject.organisationId));
  const crosses = homeZoneIds.length > 0 && !homeZoneIds.includes(zone.zoneId);
  ensure(!crosses || crossReason !== undefined, routingErrors.crossReasonRequired(homeZoneIds, instead));
  ensure(crosses || crossReason === undefined, routingErrors.notCrossed(homeZoneIds, instead));
  return { planVersion: plan.version, ...(crosses ? { crossed: { homeZoneIds, reason: crossReason! } } : {}) };
}

/** What holds with and without a plan. */
function ensureUnits(terms: RoutingTerms, organisationId: string, instead: string): void {
  const named = [terms.zoneId, unitOf(terms), ...assistingOf(terms)];
  const foreign = named.filter((id) => id === organisationId || !isWithin(id, organisationId));
  ensure(foreign.length === 0, routingErrors.unitUnfit(foreign, [], instead));
  ensure(terms.handling?.kind !== 'self-handled' || terms.level === 'county', routingErrors.selfHandledAtCounty(instead));
  const assisting = assistingOf(terms);
  ensure(new Set(assisting).size === assisting.length && !assisting.includes(terms.zoneId), routingErrors.unitUnfit(assisting, [], instead));
}

/** 转办、交办、督办 go to a member of the zone; who assists is a member of any, and an own department may stand outside of all. */
function ensureMembers(terms: RoutingTerms, zone: PlanZone, { zones }: PlanVersion, instead: string): void {
  const idsOf = (of: readonly PlanZone[]) => of.flatMap(({ members }) => members.map(({ organisationId }) => organisationId));
  const { handling } = terms;
  if (handling === undefined) return;
  if (handling.kind === 'self-handled') {
    const township = zones.some((one) => isTownshipOf(one, handling.departmentId));
    ensure(!township, routingErrors.unitUnfit([handling.departmentId], zone.members.filter(({ kind }) => kind !== 'township').map(({ organisationId }) => organisationId), instead));
    return;
  }
  const [asked, members] = handling.kind === 'assisted' ? [handling.assistingIds, idsOf(zones)] : [[handling.unitId], idsOf([zone])];
  const strangers = asked.filter((id) => !members.includes(id));
  ensure(strangers.length === 0, routingErrors.unitUnfit(strangers, members, instead));
}

/** B1.13: 交办 and 督办 name the assignment of this clue, to that unit, which the deputy approved; 督办 for a ground and in a way that the deputy approved, too. */
export function ensureAssigned(handling: Handling | undefined, clueId: string, assignment: NamedAssignment | undefined): Handling | undefined {
  if (handling?.kind !== 'assigned' && handling?.kind !== 'supervised') return handling;
  const { kind, unitId, assignmentId } = handling;
  const fits = assignment?.assignmentId === assignmentId && assignment.direction === 'to-below' && assignment.kind === kind && assignment.clueId === clueId && assignment.unitId === unitId;
  ensure(fits, routingErrors.assignmentUnfit(kind));
  ensure(assignment.status === 'open', routingErrors.assignmentNotApproved(assignment.status));
  if (kind === 'assigned') return handling;
  ensure(assignment.supervision, routingErrors.supervisionNotOrdered);
  return { ...handling, ground: assignment.supervision.ground, way: assignment.supervision.way };
}

function assistingOf({ handling }: Pick<RoutingTerms, 'handling'>): readonly string[] {
  return handling?.kind === 'assisted' ? handling.assistingIds : [];
}

function isTownshipOf({ members }: PlanZone, unitId: string): boolean {
  return members.some(({ organisationId, kind }) => organisationId === unitId && kind === 'township');
}
