import { type Actor, type Ask, ensure, type Instant, type RuleVersion } from '@liandong/event-sourcing';
import { type AcquaintanceCheck, decideAcquaintances, rulesOf } from '../person-facts/acquaintance.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import type { ClueState } from './clue.state.js';

/** To which zone (片区), under whose lead, and at which level the clue is handled. */
export interface Routing {
  readonly zoneId: string;
  readonly leaderPersonId: string;
  readonly level: 'county' | 'township';
}

/** Whom else the unit would let handle it, and whether those know the subjects (2.5, 3.15). */
export interface CheckedRouting {
  readonly handlerIds?: readonly string[];
  /** Absent in what was proposed before routing was checked. */
  readonly acquaintances?: AcquaintanceCheck;
}

/** 分办 (B1.3): to whom the clue goes, proposed by case management and approved by the principal. */
export type RoutingEvent =
  /** 拟办意见 for the distribution (分办). */
  | { readonly type: 'RoutingProposed'; readonly data: Routing & CheckedRouting & { readonly proposedBy: string }; readonly rules?: readonly RuleVersion[] }
  /** 分办 approved by the principal (B1.3). */
  | {
      readonly type: 'ClueRouted';
      readonly data: Routing & Pick<CheckedRouting, 'acquaintances'> & { /** Why it goes there in spite of what was found (2.5). */ readonly acceptance?: string; readonly approvedBy: string; readonly approvedAt: Instant };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'RoutingRejected'; readonly data: { readonly rejectedBy: string; readonly reason: string } };

export interface Routed {
  readonly routing?: Routing & CheckedRouting & { readonly proposedBy: string };
}

export function evolveRouting(state: ClueState, event: RoutingEvent): ClueState {
  switch (event.type) {
    case 'RoutingProposed':
      return { ...state, status: 'routing-proposed', routing: event.data };
    case 'ClueRouted':
      return { ...state, status: 'routed' };
    case 'RoutingRejected':
      return { ...state, status: 'disposal-approved', routing: undefined };
  }
}

export type RoutingCommand =
  | Ask<'propose-routing', Routing & { readonly handlerIds?: readonly string[]; readonly check?: AcquaintanceCheck }>
  | Ask<'approve-routing', { readonly acceptance?: string | undefined; readonly check?: AcquaintanceCheck }>
  | Ask<'reject-routing', { readonly reason: string }>;

type Data<Type extends RoutingCommand['type']> = Extract<RoutingCommand, { readonly type: Type }>['data'];

export function decideRouting(command: RoutingCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'propose-routing':
      return proposeRouting(command.data, by, state);
    case 'approve-routing':
      return approveRouting(command.data, by, at, state);
    case 'reject-routing':
      return [{ type: 'RoutingRejected', data: { rejectedBy: by.personId, reason: command.data.reason } }];
    default:
      return command satisfies never;
  }
}

/** B3.6: a village cadre's tour clue never goes to the township. 2.5: what was found about who would handle it lies before whoever approves. */
function proposeRouting({ check, ...routing }: Data<'propose-routing'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  ensure(state.mode === 'initial-verification' || state.mode === 'talk-inquiry', clueErrors.notVerification);
  ensure(!state.raisedLevel || routing.level === 'county', clueErrors.raisedLevel);
  const checked = check ? { acquaintances: check } : {};
  return [{ type: 'RoutingProposed', data: { ...routing, ...checked, proposedBy: by.personId }, ...(check ? { rules: rulesOf(check) } : {}) }];
}

/** 2.5, 3.15: to those who may know the subject only with a reason, and never on what the approver was not shown. */
function approveRouting({ acceptance, check }: Data<'approve-routing'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  const { proposedBy, zoneId, leaderPersonId, level, acquaintances } = state.routing!;
  ensure(proposedBy !== by.personId, clueErrors.proposerApproves);
  const decided = decideAcquaintances({ shown: acquaintances, check, acceptance }, { unseen: clueErrors.acquaintancesUnseen, undecided: clueErrors.acquaintancesUndecided });
  return [{ type: 'ClueRouted', data: { zoneId, leaderPersonId, level, ...decided.data, approvedBy: by.personId, approvedAt: at }, ...(check ? { rules: decided.rules } : {}) }];
}
