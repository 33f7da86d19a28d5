import { isWithin } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import type { AssignmentKind, Supervision } from '../assignment/assignment.events.js';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import { homeZonesOf, type PlanVersion, type PlanZone, zoneOfUnit } from '../zone-plan/zone-plan.decider.js';
import { townshipOf } from '../rules/organisation-kinds.js';
import { routingErrors } from './clue.routing.errors.js';
import type { ClueState } from './clue.state.js';
import { subjectErrors } from './clue.subjects.errors.js';

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
  readonly leadReason?: string | undefined;
}

/** Under what it is judged. */
export interface Ground {
  /** Of the day; undefined: none is known. */
  readonly plan: PlanVersion | undefined;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** 提级 (3.15): the clue is raised, or is with this routing. */
  readonly raised: boolean;
}

export interface JudgedTerms {
  /** Absent: no plan was known. */
  readonly planVersion?: number | undefined;
  readonly crossed?: Crossing | undefined;
  /** Why another leader of the commission leads it in the place of the zone's lead, who may be the principal (0.3, B1.3). */
  readonly leadReason?: string | undefined;
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
 * 0.3, 2.5, 2.8: a routing holds under the zones of its day. Without a plan there are no zones to compare with: the unit is the commission's own, and what the
 * installation calls a township handles nothing at the county level. 3.15: what is raised goes to nobody in a township, as handler or assisting. B4.1: an institution
 * handles nothing about itself.
 *
 * @throws DomainError clue.zone-unknown, clue.not-zone-lead, clue.lead-in-place, clue.unit-unfit, clue.level-unfit, clue.raised-from-township, clue.cross-reason-required, clue.not-crossed,
 * clue.institution-handles-itself
 */
export function judge(
  terms: RoutingTerms,
  ground: Ground,
  { organisationId = '', subjects }: Pick<ClueState, 'organisationId' | 'subjects'>,
  instead: 'propose-routing' | 'reject-routing',
): JudgedTerms {
  const { zoneId, level, handling, crossReason } = terms;
  const { plan, day, raised } = ground;
  ensureUnits(terms, organisationId, instead);
  const own = institutionsAmong(terms, subjects);
  ensure(own.length === 0, subjectErrors.handledByItself(own, instead));
  const townships = raised ? inTownships(terms, ground) : [];
  ensure(townships.length === 0, routingErrors.raisedFromTownship(townships, instead));
  if (!plan) {
    ensure(level === 'township' || townshipOf(unitOf(terms), day) === undefined, routingErrors.levelUnfit(level, [], instead));
    ensure(terms.leadReason === undefined, routingErrors.leadInPlace(undefined, instead));
    ensure(crossReason === undefined, routingErrors.notCrossed([], instead));
    return {};
  }
  const zone = zoneOfUnit(plan, zoneId);
  ensure(zone !== undefined && (level === 'township' || zone.zoneId === zoneId), routingErrors.zoneUnknown(plan, level, instead));
  ensureLead(terms, zone, instead);
  ensureMembers(terms, zone, plan, instead);
  if (handling?.kind !== 'self-handled')
    ensure((level === 'township') === isInTownshipOf(zone, unitOf(terms)), routingErrors.levelUnfit(level, zone.members, instead));
  const homeZoneIds = homeZonesOf(
    plan,
    subjects.map((subject) => subject.organisationId),
  );
  const crosses = homeZoneIds.length > 0 && !homeZoneIds.includes(zone.zoneId);
  ensure(!crosses || crossReason !== undefined, routingErrors.crossReasonRequired(homeZoneIds, instead));
  ensure(crosses || crossReason === undefined, routingErrors.notCrossed(homeZoneIds, instead));
  const { leadReason } = terms;
  return {
    planVersion: plan.version,
    ...(crosses ? { crossed: { homeZoneIds, reason: crossReason! } } : {}),
    ...(leadReason === undefined ? {} : { leadReason }),
  };
}

/** B4.1: units that it names and that the clue is about, or that are part of what it is about. */
export function institutionsAmong(terms: Pick<RoutingTerms, 'zoneId' | 'handling'>, subjects: ClueState['subjects']): readonly string[] {
  return unitsOf(terms).filter((unit) =>
    subjects.some(({ kind, organisationId }) => kind === 'institution' && isWithin(unit, organisationId)),
  );
}

/** Every unit that it names, as handler or assisting, and that is in a township by the plan or by the table of that day (3.15). */
export function inTownships(
  terms: Pick<RoutingTerms, 'zoneId' | 'handling'>,
  { plan, day }: Pick<Ground, 'plan' | 'day'>,
): readonly string[] {
  return unitsOf(terms).filter((id) => townshipOf(id, day) !== undefined || plan?.zones.some((zone) => isInTownshipOf(zone, id)));
}

/** 0.3: the lead of the zone leads. B1.3: whom the principal approves as leading in their place, with a reason; nobody approves what they would lead. */
function ensureLead({ leaderPersonId, leadReason }: RoutingTerms, zone: PlanZone, instead: string): void {
  if (leadReason === undefined) ensure(zone.leadPersonId === leaderPersonId, routingErrors.notZoneLead(zone, instead));
  else ensure(zone.leadPersonId !== leaderPersonId, routingErrors.leadInPlace(zone, instead));
}

/** What holds with and without a plan. */
function ensureUnits(terms: RoutingTerms, organisationId: string, instead: string): void {
  const foreign = unitsOf(terms).filter((id) => id === organisationId || !isWithin(id, organisationId));
  ensure(foreign.length === 0, routingErrors.unitUnfit(foreign, [], instead));
  ensure(terms.handling?.kind !== 'self-handled' || terms.level === 'county', routingErrors.selfHandledAtCounty(instead));
  const assisting = assistingOf(terms);
  ensure(
    new Set(assisting).size === assisting.length && !assisting.includes(terms.zoneId),
    routingErrors.unitUnfit(assisting, [], instead),
  );
}

/** 转办、交办、督办 go to a member of the zone; who assists is a member of any, and an own department may stand outside of all. */
function ensureMembers(terms: RoutingTerms, zone: PlanZone, { zones }: PlanVersion, instead: string): void {
  const idsOf = (of: readonly PlanZone[]) => of.flatMap(({ members }) => members.map(({ organisationId }) => organisationId));
  const { handling } = terms;
  if (handling === undefined) return;
  if (handling.kind === 'self-handled') {
    const township = zones.some((one) => isInTownshipOf(one, handling.departmentId));
    ensure(
      !township,
      routingErrors.unitUnfit(
        [handling.departmentId],
        zone.members.filter(({ kind }) => kind !== 'township').map(({ organisationId }) => organisationId),
        instead,
      ),
    );
    return;
  }
  const [asked, members] = handling.kind === 'assisted' ? [handling.assistingIds, idsOf(zones)] : [[handling.unitId], idsOf([zone])];
  const strangers = asked.filter((id) => !members.includes(id));
  ensure(strangers.length === 0, routingErrors.unitUnfit(strangers, members, instead));
}

/** Every unit that it names, once. */
function unitsOf(terms: Pick<RoutingTerms, 'zoneId' | 'handling'>): readonly string[] {
  return [...new Set([terms.zoneId, unitOf(terms), ...assistingOf(terms)])];
}

/** B1.13: 交办 and 督办 name the assignment of this clue, to that unit, which the deputy approved; 督办 for a ground and in a way that the deputy approved, too. It may be reported or withdrawn between the proposal and the approval: asked at both. */
export function ensureAssigned(
  handling: Handling | undefined,
  clueId: string,
  assignment: NamedAssignment | undefined,
  instead: 'propose-routing' | 'reject-routing',
): Handling | undefined {
  if (handling?.kind !== 'assigned' && handling?.kind !== 'supervised') return handling;
  const { kind, unitId, assignmentId } = handling;
  const fits =
    assignment?.assignmentId === assignmentId &&
    assignment.direction === 'to-below' &&
    assignment.kind === kind &&
    assignment.clueId === clueId &&
    assignment.unitId === unitId;
  ensure(fits, routingErrors.assignmentUnfit(kind, instead));
  ensure(assignment.status === 'open', routingErrors.assignmentNotApproved(assignment.status, instead));
  if (kind === 'assigned') return handling;
  ensure(assignment.supervision, routingErrors.supervisionNotOrdered(instead));
  return { ...handling, ground: assignment.supervision.ground, way: assignment.supervision.way };
}

function assistingOf({ handling }: Pick<RoutingTerms, 'handling'>): readonly string[] {
  return handling?.kind === 'assisted' ? handling.assistingIds : [];
}

function isInTownshipOf({ members }: PlanZone, unitId: string): boolean {
  return members.some(({ organisationId, kind }) => kind === 'township' && isWithin(unitId, organisationId));
}
