import { type CalendarDate, dateInChina, startOfDay } from './calendar.js';
import { type Deadline, deadline, extend, isOverdue } from './deadline.js';
import { isLaw } from './local-limits.js';
import { localRows, nearestRowOn } from './local-rules.js';
import { ruleInForce, type TimeLimitRule } from './rules.js';
import { timeLimits } from './time-limits.js';

/**
 * The version that governs a limit of this organisation starting on that day: the nearest organisation's own one, else the national one.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function limitInForce(ruleId: string, date: CalendarDate, organisationId?: string): TimeLimitRule {
  return (
    nearestRowOn(
      localRows('timeLimits').filter((row) => row.ruleId === ruleId),
      organisationId,
      date,
    ) ?? ruleInForce(timeLimits, ruleId, date)
  );
}

/**
 * The limit of a rule in the version in force on a day, counted from that day; where an organisation is named, its own version if it has one.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function limitFrom(ruleId: string, date: CalendarDate, organisationId?: string): Deadline {
  return lawful(ruleId, date, organisationId, (rule) => deadline(rule, startOfDay(date)));
}

/**
 * The same, counted from a moment.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function limitSince(ruleId: string, startedAt: string, organisationId?: string): Deadline {
  return lawful(ruleId, dateInChina(startedAt), organisationId, (rule) => deadline(rule, startedAt));
}

/** The limit that an organisation has of its own from a moment on; undefined where the national one governs, which follows from the moment alone. */
export function ownLimitSince(ruleId: string, startedAt: string, organisationId: string | undefined): Deadline | undefined {
  const date = dateInChina(startedAt);
  return limitInForce(ruleId, date, organisationId) === ruleInForce(timeLimits, ruleId, date)
    ? undefined
    : limitSince(ruleId, startedAt, organisationId);
}

/**
 * A later end of a limit, by the rule of its extension in the version in force on a day, with that version.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function extendedBy(
  ruleId: string,
  set: Deadline,
  date: CalendarDate,
  organisationId?: string,
): { readonly deadline: Deadline; readonly rule: TimeLimitRule } {
  const [own, national] = [limitInForce(ruleId, date, organisationId), ruleInForce(timeLimits, ruleId, date)];
  const [deadline, lawful] = [extend(set, own.limit), extend(set, national.limit)];
  return isLaw(national) && lawful.dueAt < deadline.dueAt ? { deadline: lawful, rule: national } : { deadline, rule: own };
}

/** Whether what happened on that day came within the limit. */
export function isInTime(limit: Deadline, date: CalendarDate): boolean {
  return !isOverdue(limit, startOfDay(date));
}

/** Thirty-one days or a month: which is shorter depends on the day. The law's is never passed. */
function lawful(ruleId: string, date: CalendarDate, organisationId: string | undefined, from: (rule: TimeLimitRule) => Deadline): Deadline {
  const [own, national] = [limitInForce(ruleId, date, organisationId), ruleInForce(timeLimits, ruleId, date)];
  const limit = from(own);
  if (own === national || !isLaw(national)) return limit;
  const byLaw = from(national);
  return byLaw.dueAt < limit.dueAt ? byLaw : limit;
}
