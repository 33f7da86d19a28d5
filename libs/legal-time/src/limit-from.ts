import { type CalendarDate, startOfDay } from './calendar.js';
import { type Deadline, deadline, isOverdue } from './deadline.js';
import { ruleInForce } from './rules.js';
import { timeLimits } from './time-limits.js';

/**
 * The limit of a rule in the version in force on a day, counted from that day.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function limitFrom(ruleId: string, date: CalendarDate): Deadline {
  return deadline(ruleInForce(timeLimits, ruleId, date), startOfDay(date));
}

/** Whether what happened on that day came within the limit. */
export function isInTime(limit: Deadline, date: CalendarDate): boolean {
  return !isOverdue(limit, startOfDay(date));
}
