import { type Actor, type Ask, ensure, type Instant, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { type Acquaintance, type AcquaintanceCheck, decideAcquaintances, rulesOf } from '../person-facts/acquaintance.js';
import type { Supervision } from '../assignment/assignment.events.js';
import type { PlanVersion } from '../zone-plan/zone-plan.decider.js';
import { ensureApprovalReaches } from './clue.approval-reach.js';
import { acquaintanceErrors } from './clue.acquaintance.errors.js';
import { disposalErrors } from './clue.disposal.errors.js';
import type { ClueEvent } from './clue.events.js';
import { raised } from './clue.raising.decider.js';
import { routingErrors } from './clue.routing.errors.js';
import {
  assignmentIdOf,
  ensureAssigned,
  type Handling,
  judge,
  type JudgedTerms,
  type NamedAssignment,
  unitOf,
} from './clue.routing.terms.js';
import type { ClueState } from './clue.state.js';

/** To which zone (片区) or township, under whose lead, at which level and how the clue is handled. */
export interface Routing {
  readonly zoneId: string;
  readonly leaderPersonId: string;
  readonly level: 'county' | 'township';
  /** Absent in what was routed before the five kinds were told apart, and where nothing but the zone was said. */
  readonly handling?: Handling;
}

/** Whom else the unit would let handle it, and whether those know the subjects (2.5, 3.15); what followed from the plan of the day. */
export interface CheckedRouting extends JudgedTerms {
  readonly handlerIds?: readonly string[];
  /** Absent in what was proposed before routing was checked. */
  readonly acquaintances?: AcquaintanceCheck;
  /** 提级: it is to be handled at the raised level from this routing on (3.15). */
  readonly raiseReason?: string;
}

/** 分办 (B1.3): to whom the clue goes, proposed by case management and approved by the principal. */
export type RoutingEvent =
  /** 拟办意见 for the distribution (分办). */
  | {
      readonly type: 'RoutingProposed';
      readonly data: Routing & CheckedRouting & { readonly proposedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  /** 分办 approved by the principal (B1.3). `routingNo`: which one of this clue, from 1. */
  | {
      readonly type: 'ClueRouted';
      readonly data: Routing &
        JudgedTerms &
        Pick<CheckedRouting, 'acquaintances'> & {
          /** Why it goes there in spite of what was found (2.5). */ readonly acceptance?: string;
          readonly approvedBy: string;
          readonly approvedAt: Instant;
          readonly routingNo?: number;
        };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'RoutingRejected'; readonly data: { readonly rejectedBy: string; readonly reason: string } }
  /** 督办 of what had been routed, on a ground and in a way that the deputy approved (B1.13): from now on its result is owed. */
  | {
      readonly type: 'ClueSupervised';
      readonly data: Pick<Supervision, 'ground' | 'way'> & {
        readonly assignmentId: string;
        readonly unitId: string;
        readonly recordedBy: string;
      };
    };

export interface Routed {
  readonly routing?: Routing & CheckedRouting & { readonly proposedBy: string };
  /** How often it was routed, as far as those were counted. */
  readonly routings: number;
}

export function evolveRouting(state: ClueState, event: RoutingEvent): ClueState {
  switch (event.type) {
    case 'RoutingProposed':
      return { ...state, status: 'routing-proposed', routing: event.data };
    case 'ClueRouted':
      return {
        ...state,
        status: 'routed',
        routings: event.data.routingNo ?? state.routings,
        routing: { ...state.routing!, crossed: event.data.crossed, planVersion: event.data.planVersion },
        // Whoever handles it now was compared with everybody.
        addedAcquaintances: undefined,
      };
    case 'RoutingRejected':
      return { ...state, status: 'disposal-approved', routing: undefined };
    case 'ClueSupervised': {
      const { recordedBy: _by, ...supervision } = event.data;
      return { ...state, routing: { ...state.routing!, handling: { kind: 'supervised', ...supervision } } };
    }
  }
}

/** What was found about who handles it, and approved nevertheless (2.5). */
export function acceptedAcquaintances({ status, routing }: Pick<ClueState, 'status' | 'routing'>): readonly Acquaintance[] {
  return status === 'routing-proposed' ? [] : (routing?.acquaintances?.hits ?? []);
}

/** What is read for the decision, beside what was asked. `plan`: of the day. */
interface Known {
  readonly check?: AcquaintanceCheck;
  readonly plan?: PlanVersion | undefined;
}

export type RoutingCommand =
  | Ask<
      'propose-routing',
      Routing &
        Known & {
          readonly handlerIds?: readonly string[];
          readonly crossReason?: string | undefined;
          readonly leadReason?: string | undefined;
          readonly raiseReason?: string | undefined;
          readonly clueId?: string;
          readonly assignment?: NamedAssignment | undefined;
        }
    >
  | Ask<
      'approve-routing',
      Known & {
        readonly acceptance?: string | undefined;
        readonly clueId?: string;
        /** As it stands by now. */ readonly assignment?: NamedAssignment | undefined;
      }
    >
  | Ask<'reject-routing', { readonly reason: string }>
  | Ask<'supervise', { readonly clueId: string; readonly assignment: NamedAssignment }>;

type Data<Type extends RoutingCommand['type']> = Extract<RoutingCommand, { readonly type: Type }>['data'];

export function decideRouting(command: RoutingCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'propose-routing':
      return proposeRouting(command.data, by, at, state);
    case 'approve-routing':
      return approveRouting(command.data, by, at, state);
    case 'reject-routing':
      return [{ type: 'RoutingRejected', data: { rejectedBy: by.personId, reason: command.data.reason } }];
    case 'supervise':
      return supervise(command.data, by, state);
    default:
      return command satisfies never;
  }
}

/** B1.1: under an approval that reaches its subjects. B3.6, 3.15: a raised clue never goes to the township. 2.5: what was found about who would handle it lies before whoever approves. */
function proposeRouting(data: Data<'propose-routing'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  const { check, plan, crossReason, leadReason, raiseReason, clueId = '', assignment, handling, ...routing } = data;
  ensure(state.mode === 'initial-verification' || state.mode === 'talk-inquiry', routingErrors.notVerification);
  ensureApprovalReaches(state);
  ensure(raiseReason === undefined || !state.raisedLevel, routingErrors.raisedBefore);
  ensure(raiseReason === undefined || !state.raise, routingErrors.raiseProposed);
  const isUp = isRaised(state, raiseReason);
  ensure(!isUp || routing.level === 'county', routingErrors.raisedLevel);
  const judged = judge(
    { ...routing, ...(handling ? { handling } : {}), crossReason, leadReason },
    { plan, day: dateInChina(at), raised: isUp },
    state,
    'propose-routing',
  );
  const assigned = ensureAssigned(handling, clueId, assignment, 'propose-routing');
  const more = {
    ...(assigned ? { handling: assigned } : {}),
    ...judged,
    ...(raiseReason === undefined ? {} : { raiseReason }),
    ...(check ? { acquaintances: check } : {}),
  };
  return [{ type: 'RoutingProposed', data: { ...routing, ...more, proposedBy: by.personId }, ...(check ? { rules: rulesOf(check) } : {}) }];
}

/** 2.5, 3.15: to those who may know the subject only with a reason, and never on what the approver was not shown; under the plan of this day, not of the proposal's; B1.13: its assignment still stands. */
function approveRouting(
  { acceptance, check, plan, clueId = '', assignment }: Data<'approve-routing'>,
  by: Actor,
  at: Instant,
  state: ClueState,
): readonly ClueEvent[] {
  const {
    proposedBy,
    zoneId,
    leaderPersonId,
    level,
    handling,
    acquaintances,
    crossed,
    leadReason,
    raiseReason,
    handlerIds = [],
  } = state.routing!;
  ensure(proposedBy !== by.personId, disposalErrors.proposerApproves);
  ensure(![leaderPersonId, ...handlerIds].includes(by.personId), routingErrors.approverHandles);
  ensure(!state.raisedLevel || level === 'county', routingErrors.raisedLevel);
  const decided = decideAcquaintances(
    { shown: acquaintances, check, acceptance },
    { unseen: acquaintanceErrors.acquaintancesUnseen, undecided: acquaintanceErrors.acquaintancesUndecided },
  );
  const routing = { zoneId, leaderPersonId, level, ...(handling ? { handling } : {}) };
  const judged = judge(
    { ...routing, crossReason: crossed?.reason, leadReason },
    { plan, day: dateInChina(at), raised: isRaised(state, raiseReason) },
    state,
    'reject-routing',
  );
  ensureAssigned(handling, clueId, assignment, 'reject-routing');
  const signed = { approvedBy: by.personId, approvedAt: at, routingNo: state.routings + 1 };
  const raise = raiseReason === undefined || state.raisedLevel ? [] : [raised({ reason: raiseReason, proposedBy }, by, at)];
  return [
    ...raise,
    { type: 'ClueRouted', data: { ...routing, ...judged, ...decided.data, ...signed }, ...(check ? { rules: decided.rules } : {}) },
  ];
}

/** 3.15: it is raised already, or with this routing. */
function isRaised({ raisedLevel }: Pick<ClueState, 'raisedLevel'>, raiseReason: string | undefined): boolean {
  return raisedLevel || raiseReason !== undefined;
}

/** B1.13: an assignment of this clue to the unit that handles it, which the deputy lets urge on; nobody else gets it so. Another ground or way of the same one is recorded, too. */
function supervise({ clueId, assignment }: Data<'supervise'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  const { direction, assignmentId, unitId = '', status, supervision } = assignment;
  const handlerId = unitOf(state.routing!);
  ensure(
    direction === 'to-below' && assignment.clueId === clueId && unitId === handlerId,
    routingErrors.assignmentUnfit('supervised', 'supervise', handlerId),
  );
  ensure(status === 'open', routingErrors.assignmentNotApproved(status, 'supervise'));
  ensure(supervision, routingErrors.supervisionNotOrdered('supervise'));
  const { ground, way } = supervision;
  const now = state.routing?.handling;
  ensure([undefined, assignmentId].includes(assignmentIdOf(now)), routingErrors.assignmentUnfit('supervised', 'supervise', handlerId));
  if (now?.kind === 'supervised' && now.assignmentId === assignmentId && now.ground === ground && now.way === way) return [];
  return [{ type: 'ClueSupervised', data: { assignmentId, unitId, ground, way, recordedBy: by.personId } }];
}
