import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import { deadline, isAfter, isOverdue, ruleInForce, timeLimits } from '@liandong/legal-time';
import { reportErrors } from './report.errors.js';
import type { DirectForwardGround, ReportEvent } from './report.events.js';
import type { ReportState } from './report.state.js';

const startOf = (date: string): Instant => `${date}T00:00:00.000+08:00`;

/** B1.7: up within five working days of receipt, never entered in the local library. */
export function findDirectForward(ground: DirectForwardGround, by: string, state: ReportState): readonly ReportEvent[] {
  const limit = deadline(ruleInForce(timeLimits, 'B1.7', state.receivedOn!), startOf(state.receivedOn!));
  return [{ type: 'ReportDirectForwardFound', data: { ground, foundBy: by, deadline: limit }, rules: [{ ruleId: limit.ruleId, version: limit.version }] }];
}

/** B1.7: by the principal; where it is about the principal, by the reception office past him. Repeated, nothing happens again. */
export function sendUp(data: { readonly toOrganisation: string; readonly sentOn: string }, by: Actor, at: Instant, state: ReportState): readonly ReportEvent[] {
  const { ground, deadline: limit } = state.directForward!;
  ensure((by.role === 'principal') === (ground === 'upper-managed'), reportErrors.upperAlone);
  if (state.status !== 'direct-forward') return [];
  ensure(!isAfter(data.sentOn, at), reportErrors.dateInFuture('sentOn'));
  ensure(data.sentOn >= state.receivedOn!, reportErrors.sentEarly);
  return [{ type: 'ReportSentUp', data: { ...data, sentBy: by.personId, inTime: !isOverdue(limit, startOf(data.sentOn)) } }];
}
