import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import { sameAcquaintance } from '../person-facts/acquaintance.js';
import type { ClueData } from './clue.decider.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import type { ClueState } from './clue.state.js';

/** B3.6: a village cadre's tour clue never goes to the township. 2.5: what was found about who would handle it lies before whoever approves. */
export function proposeRouting({ check, ...routing }: ClueData<'propose-routing'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  ensure(state.mode === 'initial-verification' || state.mode === 'talk-inquiry', clueErrors.notVerification);
  ensure(!state.raisedLevel || routing.level === 'county', clueErrors.raisedLevel);
  const checked = check ? { acquaintances: check } : {};
  return [{ type: 'RoutingProposed', data: { ...routing, ...checked, proposedBy: by.personId }, ...(check ? { rules: [check.rule] } : {}) }];
}

/** 2.5, 3.15: to those who may know the subject only with a reason, and never on what the approver was not shown. */
export function approveRouting({ acceptance, check }: ClueData<'approve-routing'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  const { proposedBy, zoneId, leaderPersonId, level, acquaintances } = state.routing!;
  ensure(proposedBy !== by.personId, clueErrors.proposerApproves);
  const shown = acquaintances?.hits ?? [];
  const unseen = (check?.hits ?? []).filter((hit) => !shown.some((one) => sameAcquaintance(one, hit)));
  ensure(unseen.length === 0, clueErrors.acquaintancesUnseen(unseen));
  ensure(shown.length === 0 || acceptance !== undefined, clueErrors.acquaintancesUndecided(shown));
  const decided = shown.length > 0 && acceptance !== undefined ? { acceptance } : {};
  const checked = check ? { acquaintances: check } : {};
  return [{ type: 'ClueRouted', data: { zoneId, leaderPersonId, level, ...checked, ...decided, approvedBy: by.personId, approvedAt: at }, ...(check ? { rules: [check.rule] } : {}) }];
}
