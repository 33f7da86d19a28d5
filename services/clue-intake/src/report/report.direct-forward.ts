import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { isAfter, isInTime, limitFrom, type QuietDue, quietWarning } from '@liandong/legal-time';
import { reportErrors } from './report.errors.js';
import type { DirectForwardGround, ReportEvent } from './report.events.js';
import type { ReportState } from './report.state.js';

/** B1.7: up within five working days of receipt, never entered in the local library. */
export function findDirectForward(ground: DirectForwardGround, by: string, state: ReportState): readonly ReportEvent[] {
  const limit = limitFrom('B1.7', state.receivedOn!, state.organisationId);
  return [{ type: 'ReportDirectForwardFound', data: { ground, foundBy: by, deadline: limit }, rules: [ruleOf(limit)] }];
}

/** B1.7: by the principal; where it is about the principal, by the reception office past him. Repeated, nothing happens again. */
export function sendUp(
  data: { readonly toOrganisation: string; readonly sentOn: string },
  by: Actor,
  at: Instant,
  state: ReportState,
): readonly ReportEvent[] {
  const { ground, deadline: limit } = state.directForward!;
  ensure((by.role === 'principal') === (ground === 'upper-managed'), reportErrors.upperAlone);
  if (state.status !== 'direct-forward') return [];
  ensure(!isAfter(data.sentOn, at), reportErrors.dateInFuture('sentOn'));
  ensure(data.sentOn >= state.receivedOn!, reportErrors.sentEarly);
  return [{ type: 'ReportSentUp', data: { ...data, sentBy: by.personId, inTime: isInTime(limit, data.sentOn) } }];
}

/** B1.7, B1.23: while it waits to be sent up. */
export function warnSendingUp(due: QuietDue, at: Instant): readonly ReportEvent[] {
  const warning = quietWarning(due, at);
  return warning ? [{ type: 'ReportSendingUpWarned', ...warning }] : [];
}
