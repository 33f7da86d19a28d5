import { type Actor, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, extend, isOverdue, limitInForce, pause, resume } from '@liandong/legal-time';
import { clueLimitActions } from './clue.allowed-actions.js';
import type { ClueCommand } from './clue.decider.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import type { ClueState } from './clue.state.js';

export type LimitCommand = Extract<ClueCommand, { readonly type: 'propose-limit-change' | 'approve-limit-change' | 'reject-limit-change' | 'resume-limit' }>;

export function isLimitCommand(command: ClueCommand): command is LimitCommand {
  return command.type === 'propose-limit-change' || command.type === 'approve-limit-change' || command.type === 'reject-limit-change' || command.type === 'resume-limit';
}

/** B1.2: the limit of the disposal stands still, or ends later, only with the principal’s approval and while it runs. */
export function changeLimit(command: LimitCommand, state: ClueState): readonly ClueEvent[] {
  ensureAllowed('clue', clueLimitActions, state.status, command.type);
  ensure(state.disposalInTime === undefined, clueErrors.limitEnded);
  const { by, at } = command;
  switch (command.type) {
    case 'propose-limit-change':
      ensure(!state.limitChange, clueErrors.limitChangeProposed);
      ensureChangeable(command.data.change, at, state);
      return [{ type: 'LimitChangeProposed', data: { ...command.data, proposedBy: by.personId } }];
    case 'approve-limit-change':
      return approve(by, at, state);
    case 'reject-limit-change':
      ensure(state.limitChange, clueErrors.noLimitChange);
      return [{ type: 'LimitChangeRejected', data: { change: state.limitChange.change, reason: command.data.reason, rejectedBy: by.personId } }];
    case 'resume-limit':
      return goOn(command.data.reason, by, at, state);
    default:
      return command satisfies never;
  }
}

/** The end moves from where it stands: a later version of B1.2 itself changes nothing that runs. */
function approve(by: Actor, at: Instant, { limitChange, ...state }: ClueState): readonly ClueEvent[] {
  ensure(limitChange, clueErrors.noLimitChange);
  ensure(limitChange.proposedBy !== by.personId, clueErrors.proposerApproves);
  ensureChangeable(limitChange.change, at, state);
  const signed = { reason: limitChange.reason, approvedBy: by.personId, approvedAt: at };
  if (limitChange.change === 'pause') return [{ type: 'DisposalLimitPaused', data: { ...signed, deadline: pause(state.disposalDeadline!, at < state.disposalDeadline!.startedAt ? state.disposalDeadline!.startedAt : at) } }];
  const rule = limitInForce('B1.2-extension', dateInChina(at), state.organisationId);
  return [{ type: 'DisposalLimitExtended', data: { ...signed, deadline: extend(state.disposalDeadline!, rule.limit) }, rules: [ruleOf(rule)] }];
}

/** Two clocks may differ a little: it never goes on before it stopped. */
function goOn(reason: string, by: Actor, at: Instant, { disposalDeadline }: ClueState): readonly ClueEvent[] {
  const { pausedAt } = disposalDeadline!;
  ensure(pausedAt !== undefined, clueErrors.limitNotPaused);
  return [{ type: 'DisposalLimitResumed', data: { reason, resumedBy: by.personId, deadline: resume(disposalDeadline!, at < pausedAt ? pausedAt : at) } }];
}

/** What has passed is overdue for good; what stands still neither pauses again nor moves; it is extended once. */
function ensureChangeable(change: 'pause' | 'extend', at: Instant, { disposalDeadline, limitExtended }: Omit<ClueState, 'limitChange'>): void {
  ensure(disposalDeadline!.pausedAt === undefined, clueErrors.limitPaused);
  ensure(!isOverdue(disposalDeadline!, at), clueErrors.limitPassed);
  ensure(change === 'pause' || !limitExtended, clueErrors.limitExtendedBefore);
}
