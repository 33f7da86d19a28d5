import { type CalendarDate, startOfDay } from './calendar.js';
import { type Deadline, deadline, isOverdue } from './deadline.js';
import { isLaw, limitInForce } from './local-limits.js';
import { ruleInForce } from './rules.js';
import { timeLimits } from './time-limits.js';

/**
 * The limit of a rule in the version in force on a day, counted from that day; where an organisation is named, its own version if it has one.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function limitFrom(ruleId: string, date: CalendarDate, organisationId?: string): Deadline {
  const start = startOfDay(date);
  const rule = limitInForce(ruleId, date, organisationId);
  const national = ruleInForce(timeLimits, ruleId, date);
  const limit = deadline(rule, start);
  if (rule === national || !isLaw(national)) return limit;
  // Thirty-one days or a month: which is shorter depends on the day. The law's is never passed.
  const lawful = deadline(national, start);
  return lawful.dueAt < limit.dueAt ? lawful : limit;
}

/** Whether what happened on that day came within the limit. */
export function isInTime(limit: Deadline, date: CalendarDate): boolean {
  return !isOverdue(limit, startOfDay(date));
}
