import { type Actor, type Ask, ensure, type Instant } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import type { PlanVersion } from '../zone-plan/zone-plan.decider.js';
import { disposalErrors } from './clue.disposal.errors.js';
import type { ClueEvent } from './clue.events.js';
import { routingErrors } from './clue.routing.errors.js';
import { inTownships } from './clue.routing.terms.js';
import type { ClueState } from './clue.state.js';

/** 提级办理 (3.15): the own township takes no part; proposed by case management and approved by the principal, whatever the source. */
export type RaisingEvent =
  | { readonly type: 'RaiseProposed'; readonly data: { readonly reason: string; readonly proposedBy: string } }
  /** From now on it is the county's; what had gone to a township is distributed anew. With a routing: proposed and approved with that. */
  | {
      readonly type: 'LevelRaised';
      readonly data: {
        readonly reason: string;
        readonly proposedBy: string;
        readonly approvedBy: string;
        readonly approvedAt: Instant;
        /** A township took part at the county level: that is distributed anew, too. */ readonly anew?: true;
      };
    }
  | { readonly type: 'RaiseRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } };

export interface Raising {
  readonly raise?: { readonly reason: string; readonly proposedBy: string } | undefined;
}

export function evolveRaising(state: ClueState, event: RaisingEvent): ClueState {
  switch (event.type) {
    case 'RaiseProposed':
      return { ...state, raise: event.data };
    case 'RaiseRejected':
      return { ...state, raise: undefined };
    case 'LevelRaised':
      return {
        ...state,
        raise: undefined,
        raisedLevel: true,
        ...(state.routing?.level === 'township' || event.data.anew
          ? { routing: undefined, addedAcquaintances: undefined, ...leftTownship(state) }
          : {}),
      };
  }
}

/** A change of the mode that waits for its approval goes on. */
function leftTownship({ status }: ClueState): Pick<ClueState, 'status'> {
  return { status: status === 'routed' || status === 'routing-proposed' ? 'disposal-approved' : status };
}

export type RaisingCommand =
  | Ask<'propose-raise', { readonly reason: string }>
  | Ask<'approve-raise', { readonly plan?: PlanVersion | undefined }>
  | Ask<'reject-raise', { readonly reason: string }>;

/** 3.15: while it may still go to a township, or stands there without a result. */
export function decideRaising(command: RaisingCommand, state: ClueState): readonly ClueEvent[] {
  ensure(!state.raisedLevel, routingErrors.raisedBefore);
  const { by, at } = command;
  if (command.type === 'propose-raise') {
    ensure(!state.raise && state.routing?.raiseReason === undefined, routingErrors.raiseProposed);
    ensureMayRise(state);
    return [{ type: 'RaiseProposed', data: { ...command.data, proposedBy: by.personId } }];
  }
  ensure(state.raise, routingErrors.noRaise);
  if (command.type === 'reject-raise') return [{ type: 'RaiseRejected', data: { ...command.data, rejectedBy: by.personId } }];
  ensureMayRise(state);
  const { routing } = state;
  const anew = routing?.level === 'county' && inTownships(routing, { plan: command.data.plan, day: dateInChina(at) }).length > 0;
  const event = raised(state.raise, by, at);
  return [anew ? { ...event, data: { ...event.data, anew } } : event];
}

export function raised(
  proposal: NonNullable<Raising['raise']>,
  by: Actor,
  at: Instant,
): Extract<RaisingEvent, { readonly type: 'LevelRaised' }> {
  ensure(proposal.proposedBy !== by.personId, disposalErrors.proposerApproves);
  return { type: 'LevelRaised', data: { ...proposal, approvedBy: by.personId, approvedAt: at } };
}

function ensureMayRise({ status, routing }: ClueState): void {
  ensure(status !== 'routed' || routing?.level === 'township', routingErrors.raiseAtCounty);
}
