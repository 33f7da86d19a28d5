import {
  addDays,
  addMonths,
  addWorkingDays,
  type Calendar,
  type CalendarDate,
  type CalendarVersion,
  chineseCalendar,
  dateInChina,
  endOfDay,
  orNextWorkingDay,
} from './calendar.js';
import type { Limit, TimeLimitRule } from './rules.js';

/** An instant, RFC 3339 with its zone. */
type Instant = string;

/** A time limit as it is stored in the event that set it: a later version of rule or calendar never changes it. */
export interface Deadline {
  readonly ruleId: string;
  readonly version: string;
  /** The clause that sets the limit, as quoted to whoever asks. */
  readonly clause: string;
  readonly calendar: CalendarVersion;
  readonly startedAt: Instant;
  /** The last moment that is in time, UTC. */
  readonly dueAt: Instant;
  /** Set while the clock stands still. */
  readonly pausedAt?: Instant;
  /** Time that does not count, in whole days, so far. */
  readonly excludedDays?: number;
}

/**
 * The deadline that a rule sets from a starting moment. The day of the event does not count (Civil Code, art. 201); a limit in
 * months ends on the same day or the month's last (art. 202); an end on a day off moves to the next working day (art. 203).
 * Limits in hours run from the moment itself. A bar of years ends with its day: nobody is barred for longer because a holiday follows.
 */
export function deadline(rule: TimeLimitRule, startedAt: Instant, calendar: Calendar = chineseCalendar): Deadline {
  return {
    ruleId: rule.ruleId,
    version: rule.version,
    clause: rule.clause.zh,
    calendar: { id: calendar.id, version: calendar.version },
    startedAt: new Date(startedAt).toISOString(),
    dueAt: dueFrom(rule.limit, startedAt, calendar),
  };
}

function dueFrom(limit: Limit, startedAt: Instant, calendar: Calendar): Instant {
  if (limit.unit === 'hours') return new Date(Date.parse(startedAt) + limit.amount * 3_600_000).toISOString();
  if (limit.unit === 'years') return endOfDay(addMonths(dateInChina(startedAt), limit.amount * 12));
  return endOfDay(orNextWorkingDay(lastDay(limit, dateInChina(startedAt), calendar), calendar));
}

function lastDay({ amount, unit }: Limit, start: CalendarDate, calendar: Calendar): CalendarDate {
  if (unit === 'months') return addMonths(start, amount);
  if (unit === 'working-days') return addWorkingDays(start, amount, calendar);
  return addDays(start, amount);
}

/** Whether the moment lies after the deadline. A paused deadline cannot pass. */
export function isOverdue(set: Deadline, at: Instant): boolean {
  return set.pausedAt === undefined && Date.parse(at) > Date.parse(set.dueAt);
}

/**
 * Stops the clock, as while evidence is supplemented (B2.15).
 *
 * @throws RangeError already paused, or paused before it started
 */
export function pause(set: Deadline, at: Instant): Deadline {
  if (set.pausedAt !== undefined) throw new RangeError('the deadline is already paused');
  if (Date.parse(at) < Date.parse(set.startedAt)) throw new RangeError('a deadline cannot be paused before it has started');
  return { ...set, pausedAt: new Date(at).toISOString() };
}

/**
 * Lets the clock go on: the days between are added, the day of the pause not counted; the end moves to a working day.
 *
 * @throws RangeError not paused, or resumed before the pause
 */
export function resume(set: Deadline, at: Instant, calendar: Calendar = chineseCalendar): Deadline {
  const { pausedAt, ...running } = set;
  if (pausedAt === undefined) throw new RangeError('the deadline is not paused');
  const days = (Date.parse(`${dateInChina(at)}T00:00:00Z`) - Date.parse(`${dateInChina(pausedAt)}T00:00:00Z`)) / 86_400_000;
  if (days < 0) throw new RangeError('a deadline cannot be resumed before it was paused');
  const dueAt = endOfDay(orNextWorkingDay(addDays(dateInChina(set.dueAt), days), calendar));
  return { ...running, dueAt: days === 0 ? set.dueAt : dueAt, excludedDays: (set.excludedDays ?? 0) + days };
}

/**
 * A later end, counted from the present one. Who approved it and why is in the event that stores the result.
 *
 * @throws RangeError an amount that is not positive
 */
export function extend(set: Deadline, by: Limit, calendar: Calendar = chineseCalendar): Deadline {
  if (!(by.amount > 0)) throw new RangeError('an extension adds time');
  return { ...set, dueAt: dueFrom(by, set.dueAt, calendar) };
}
