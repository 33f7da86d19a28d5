import { type Actor, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { deadline, type Deadline, extend, isAfter, isOverdue, ruleInForce, timeLimits } from '@liandong/legal-time';
import { rectificationActions } from './rectification.allowed-actions.js';
import { rectificationErrors } from './rectification.errors.js';
import type { CheckResult, Evidence, RectificationEvent } from './rectification.events.js';
import { evolveRectification, initialRectification, type RectificationState } from './rectification.state.js';

type Ask<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly by: Actor; readonly at: Instant };

export interface ProposeRectification {
  readonly organisationId: string;
  readonly unitId: string;
  readonly problem: string;
  readonly foundBy: { readonly service: string; readonly id: string };
}

export type RectificationCommand =
  | Ask<'propose', ProposeRectification>
  | Ask<'assign', { readonly unitId: string; readonly requirement: string; readonly assignedOn: string }>
  | Ask<'extend-deadline', { readonly days: number; readonly reason: string }>
  | Ask<'submit-evidence', { readonly evidence: readonly Evidence[]; readonly report: string; readonly submittedOn: string }>
  | Ask<'check', { readonly result: CheckResult; readonly findings: string; readonly checkedBy: readonly string[]; readonly checkedOn: string }>
  | Ask<'close', { readonly supervisorApproval: string; readonly closedOn: string }>
  | Ask<'look-back', { readonly passed: boolean; readonly findings: string; readonly lookedBackBy: readonly string[]; readonly heldOn: string }>;

function decide(command: RectificationCommand, state: RectificationState): readonly RectificationEvent[] {
  ensureAllowed('rectification', rectificationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'propose':
      return [{ type: 'RectificationProposed', data: command.data }];
    case 'assign': {
      ensureNotFuture('assignedOn', command.data.assignedOn, at);
      const limit = limitFrom(command.data.assignedOn);
      return [{ type: 'RectificationAssigned', data: { ...command.data, approvedBy: by.personId, deadline: limit }, rules: [ruleOf(limit)] }];
    }
    case 'extend-deadline': {
      const { days, reason } = command.data;
      ensure(days > 0 && !isOverdue(state.deadline!, at), rectificationErrors.extensionNotLater);
      return [{ type: 'DeadlineExtended', data: { deadline: extend(state.deadline!, { amount: days, unit: 'days' }), approvedBy: by.personId, reason } }];
    }
    case 'submit-evidence':
      return submit(command.data, by, at, state);
    case 'check': {
      ensureNotFuture('checkedOn', command.data.checkedOn, at);
      ensure(new Set(command.data.checkedBy).size >= 2, rectificationErrors.twoCheckers);
      return [{ type: 'RectificationChecked', data: command.data }];
    }
    case 'close':
      return close(command.data, by, at, state);
    case 'look-back':
      return lookBack(command.data, at);
    default:
      return command satisfies never;
  }
}

/** B3.1: the limit of the concentrated rectification, in the version that is in force on the day of assignment. */
function limitFrom(date: string): Deadline {
  return deadline(ruleInForce(timeLimits, 'B3.1', date), `${date}T00:00:00.000+08:00`);
}

function ruleOf({ ruleId, version }: Deadline) {
  return { ruleId, version };
}

function submit(data: Extract<RectificationCommand, { type: 'submit-evidence' }>['data'], by: Actor, at: Instant, state: RectificationState): readonly RectificationEvent[] {
  ensureNotFuture('submittedOn', data.submittedOn, at);
  ensure(by.organisationId === state.unitId, rectificationErrors.notResponsibleUnit);
  for (const [index, { evidenceId }] of data.evidence.entries()) {
    const twice = data.evidence.findIndex((other) => other.evidenceId === evidenceId) !== index;
    ensure(!twice && !state.evidenceIds.includes(evidenceId), rectificationErrors.evidenceRepeated(evidenceId));
  }
  return [{ type: 'EvidenceSubmitted', data: { ...data, submittedBy: by.personId } }];
}

/** B3.9: evidence, consent of the daily supervisor, approval by somebody who did not check. */
function close(data: { readonly supervisorApproval: string; readonly closedOn: string }, by: Actor, at: Instant, state: RectificationState): readonly RectificationEvent[] {
  ensureNotFuture('closedOn', data.closedOn, at);
  ensure(state.evidenceIds.length > 0, rectificationErrors.noEvidence);
  ensure(data.supervisorApproval !== by.personId, rectificationErrors.secondBody);
  ensure(!state.checkedBy.includes(by.personId), rectificationErrors.closerChecked);
  const inTime = !isOverdue(state.deadline!, `${data.closedOn}T00:00:00.000+08:00`);
  return [{ type: 'RectificationClosed', data: { ...data, closedBy: by.personId, inTime } }];
}

function lookBack(data: Extract<RectificationCommand, { type: 'look-back' }>['data'], at: Instant): readonly RectificationEvent[] {
  ensureNotFuture('heldOn', data.heldOn, at);
  ensure(new Set(data.lookedBackBy).size >= 2, rectificationErrors.twoCheckers);
  const { heldOn, findings, lookedBackBy } = data;
  const held: RectificationEvent = { type: 'LookBackHeld', data: { heldOn, findings, lookedBackBy } };
  if (data.passed) return [held];
  return [held, { type: 'RectificationReopened', data: { reason: findings, reopenedOn: heldOn, deadline: limitFrom(heldOn) } }];
}

function ensureNotFuture(field: string, date: string, at: Instant): void {
  ensure(!isAfter(date, at), rectificationErrors.dateInFuture(field));
}

/** One rectification item (整改事项). */
export const rectification: Decider<RectificationState, RectificationCommand, RectificationEvent> = {
  category: 'rectification',
  initial: initialRectification,
  evolve: evolveRectification,
  decide,
  owner: (state) => state.organisationId,
};
