import { type CalendarDate, startOfDay } from './calendar.js';
import { type Deadline, deadline, isOverdue } from './deadline.js';
import { limitInForce } from './local-limits.js';

/**
 * The limit of a rule in the version in force on a day, counted from that day; where an organisation is named, its own version if it has one.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function limitFrom(ruleId: string, date: CalendarDate, organisationId?: string): Deadline {
  return deadline(limitInForce(ruleId, date, organisationId), startOfDay(date));
}

/** Whether what happened on that day came within the limit. */
export function isInTime(limit: Deadline, date: CalendarDate): boolean {
  return !isOverdue(limit, startOfDay(date));
}
