import type { RaisingEvent } from '../../clue/clue.raising.decider.js';
import type { RoutingEvent } from '../../clue/clue.routing.decider.js';
import type { Crossing, Handling } from '../../clue/clue.routing.terms.js';
import { type AcquaintanceCheck, withFound } from '../../person-facts/acquaintance.js';

/** Where a clue is handled, or is to be: part of its line in the register. */
export interface RoutingColumns {
  readonly zoneId: string | null;
  readonly leaderPersonId: string | null;
  readonly level: string | null;
  /** 自办 · 转办 · 交办 · 督办 · 协办; null where nothing but the zone was said. */
  readonly handling: Handling | null;
  /** 交叉 (2.8); null: not crossed. */
  readonly crossed: Crossing | null;
  /** Why another leader of the commission leads it in the place of the zone's lead (0.3, B1.3); null: its lead does. */
  readonly leadReason: string | null;
  /** The version of the plan that it was proposed, and then approved, under; null where none was known. */
  readonly planVersion: number | null;
  /** Whether whoever would handle it, or does, may know the subjects (2.5); null where nothing was compared. */
  readonly acquaintances: (Omit<AcquaintanceCheck, 'rule'> & { readonly acceptance?: string }) | null;
}

/** 提级 (3.15): proposed and not decided yet, by itself or with a routing. */
export interface RaiseColumn {
  readonly raise: { readonly reason: string; readonly proposedBy: string; readonly withRouting?: true } | null;
}

export const noRouting: RoutingColumns = {
  zoneId: null,
  leaderPersonId: null,
  level: null,
  handling: null,
  crossed: null,
  leadReason: null,
  planVersion: null,
  acquaintances: null,
};

type Data<Events extends RoutingEvent | RaisingEvent, Type extends Events['type']> = Extract<Events, { readonly type: Type }>['data'];

export function proposedRouting({
  zoneId,
  leaderPersonId,
  level,
  handling,
  crossed,
  leadReason,
  planVersion,
  acquaintances,
  raiseReason,
  proposedBy,
}: Data<RoutingEvent, 'RoutingProposed'>) {
  const raise = raiseReason === undefined ? {} : { raise: { reason: raiseReason, proposedBy, withRouting: true as const } };
  return {
    zoneId,
    leaderPersonId,
    level,
    handling: handling ?? null,
    crossed: crossed ?? null,
    leadReason: leadReason ?? null,
    planVersion: planVersion ?? null,
    acquaintances: found(acquaintances),
    ...raise,
  };
}

/** What was proposed with it falls with it. */
export function rejectedRouting({ raise }: RaiseColumn) {
  return { status: 'disposal-approved', ...noRouting, ...(raise?.withRouting ? { raise: null } : {}) };
}

export function approvedRouting(
  { crossed, planVersion, acquaintances, acceptance }: Data<RoutingEvent, 'ClueRouted'>,
  before: RoutingColumns,
) {
  const check = found(acquaintances) ?? before.acquaintances;
  return {
    crossed: crossed ?? null,
    planVersion: planVersion ?? null,
    acquaintances: check && { ...check, ...(acceptance === undefined ? {} : { acceptance }) },
  };
}

export function supervisedRouting({ assignmentId, unitId, ground, way }: Data<RoutingEvent, 'ClueSupervised'>) {
  return { handling: { kind: 'supervised' as const, assignmentId, unitId, ground, way } };
}

/** 3.15: what had gone to a township is distributed anew. */
export function raisedRouting(
  { anew }: Data<RaisingEvent, 'LevelRaised'>,
  { level, status }: { readonly level: string | null; readonly status: string },
) {
  const left =
    level === 'township' || anew
      ? { ...noRouting, status: status === 'routed' || status === 'routing-proposed' ? 'disposal-approved' : status }
      : {};
  return { raisedLevel: true, raise: null, ...left };
}

/** What was found about subjects who were added or identified since stands beside what was found before. */
export function withAdded(before: RoutingColumns['acquaintances'], added: AcquaintanceCheck | undefined): RoutingColumns['acquaintances'] {
  return before && added ? withFound(before, added) : (before ?? found(added));
}

function found(check: AcquaintanceCheck | undefined) {
  return check ? { checked: check.checked, hits: check.hits } : null;
}
