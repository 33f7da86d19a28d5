import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { extend, isInTime } from '@liandong/legal-time';
import { rectificationActions } from './rectification.allowed-actions.js';
import { approveClosure, check, close, lookBack, submit } from './rectification.closing.decider.js';
import { rectificationErrors } from './rectification.errors.js';
import type { CheckResult, Evidence, RectificationEvent } from './rectification.events.js';
import { ensureDate, limitFrom } from './rectification.limit.decider.js';
import { evolveRectification, initialRectification, type RectificationState } from './rectification.state.js';

export interface ProposeRectification {
  /** The commission that supervises the rectification. */
  readonly organisationId: string;
  readonly unitId: string;
  readonly problem: string;
  readonly foundBy: { readonly service: string; readonly id: string };
}

export interface AssignRectification {
  readonly unitId: string;
  readonly requirement: string;
  readonly assignedOn: string;
  /** Start of the tour's round, for items of a tour. */
  readonly roundStartedOn?: string;
  /** A day earlier than the limit, where the deputy sets one. */
  readonly dueOn?: string;
}

export type RectificationCommand =
  | Ask<'propose', ProposeRectification>
  | Ask<'dismiss', { readonly reason: string; readonly dismissedOn: string }>
  | Ask<'assign', AssignRectification>
  | Ask<'record-document', { readonly documentId: string }>
  | Ask<'record-answer', { readonly documentId: string; readonly repliedOn: string }>
  | Ask<'extend-deadline', { readonly days: number; readonly reason: string; readonly approvedOn: string }>
  | Ask<'submit-evidence', { readonly evidence: readonly Evidence[]; readonly report: string; readonly submittedOn: string }>
  | Ask<
      'check',
      { readonly result: CheckResult; readonly findings: string; readonly checkedBy: readonly string[]; readonly checkedOn: string }
    >
  | Ask<'approve-closure', { readonly approvedOn: string }>
  | Ask<'close', { readonly closedOn: string }>
  | Ask<
      'look-back',
      { readonly passed: boolean; readonly findings: string; readonly lookedBackBy: readonly string[]; readonly heldOn: string }
    >;

export type RectificationData<Type extends RectificationCommand['type']> = Extract<RectificationCommand, { readonly type: Type }>['data'];

function decide(command: RectificationCommand, state: RectificationState): readonly RectificationEvent[] {
  ensureAllowed('rectification', rectificationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'propose':
      return [{ type: 'RectificationProposed', data: { ...command.data, proposedBy: by.personId } }];
    case 'dismiss':
      ensureDate('dismissedOn', command.data.dismissedOn, at, state);
      return [{ type: 'RectificationDismissed', data: { ...command.data, dismissedBy: by.personId } }];
    case 'assign':
      return assign(command.data, by, at, state);
    case 'record-document': {
      const { documentId } = command.data;
      return state.documents.some((known) => known.documentId === documentId) ? [] : [{ type: 'DocumentLinked', data: { documentId } }];
    }
    case 'record-answer': {
      const { documentId, repliedOn } = command.data;
      const answered = state.documents.some((known) => known.documentId === documentId && known.repliedOn === repliedOn);
      return answered ? [] : [{ type: 'DocumentAnswerRecorded', data: { documentId, repliedOn } }];
    }
    case 'extend-deadline':
      return extendDeadline(command.data, by, at, state);
    case 'submit-evidence':
      return submit(command.data, by, at, state);
    case 'check':
      return check(command.data, by, at, state);
    case 'approve-closure':
      return approveClosure(command.data, by, at, state);
    case 'close':
      return close(command.data, by, at, state);
    case 'look-back':
      return lookBack(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** B3.1: the limit in the version that the start of the round, else the assignment, falls under; the deputy may set an earlier day. */
function assign(data: AssignRectification, by: Actor, at: Instant, state: RectificationState): readonly RectificationEvent[] {
  const { dueOn, ...rest } = data;
  ensureDate('assignedOn', data.assignedOn, at, state);
  if (data.roundStartedOn) ensureDate('roundStartedOn', data.roundStartedOn, at, { latestOn: undefined });
  const deadline = limitFrom(data.assignedOn, data.roundStartedOn, dueOn);
  return [{ type: 'RectificationAssigned', data: { ...rest, approvedBy: by.personId, deadline }, rules: [ruleOf(deadline)] }];
}

function extendDeadline(
  data: RectificationData<'extend-deadline'>,
  by: Actor,
  at: Instant,
  state: RectificationState,
): readonly RectificationEvent[] {
  const { days, approvedOn } = data;
  ensureDate('approvedOn', approvedOn, at, { latestOn: undefined });
  ensure(Number.isInteger(days) && days > 0 && isInTime(state.deadline!, approvedOn), rectificationErrors.extensionNotLater);
  const deadline = extend(state.deadline!, { amount: days, unit: 'days' });
  return [{ type: 'DeadlineExtended', data: { ...data, deadline, approvedBy: by.personId }, rules: [ruleOf(deadline)] }];
}

/** One rectification item (整改事项). */
export const rectification: Decider<RectificationState, RectificationCommand, RectificationEvent> = {
  category: 'rectification',
  initial: initialRectification,
  evolve: evolveRectification,
  decide,
  owner: (state) => state.organisationId,
};
