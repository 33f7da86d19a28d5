import { ensure, type Instant } from '@liandong/event-sourcing';
import { deadline, type Deadline, earliestDate, endOfDay, isAfter, ruleInForce, startOfDay, timeLimits } from '@liandong/legal-time';
import { rectificationErrors } from './rectification.errors.js';

/**
 * B3.1: the concentrated rectification's limit, counted from `date`, in the version that was in force when the tour's round started,
 * else on `date`; `dueOn` shortens it.
 *
 * @throws DomainError rectification.due-too-late: `dueOn` lies beyond the limit or not after `date`
 */
export function limitFrom(date: string, roundStartedOn?: string, dueOn?: string): Deadline {
  const limit = deadline(ruleInForce(timeLimits, 'B3.1', roundStartedOn ?? date), startOfDay(date));
  if (dueOn === undefined) return limit;
  ensure(dueOn > date && endOfDay(dueOn) <= limit.dueAt, rectificationErrors.dueTooLate(limit.dueAt));
  return { ...limit, dueAt: endOfDay(dueOn) };
}

/** A step's date lies neither in the future nor before the step that precedes it. */
export function ensureDate(
  field: string,
  date: string,
  at: Instant,
  { latestOn = earliestDate }: { readonly latestOn?: string | undefined },
): void {
  ensure(!isAfter(date, at), rectificationErrors.dateInFuture(field));
  ensure(date >= latestOn, rectificationErrors.dateTooEarly(field, latestOn));
}
