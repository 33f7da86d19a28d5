import { type CalendarDate, startOfDay } from './calendar.js';
import { deadline } from './deadline.js';
import { ruleInForce, type TimeLimitRule } from './rules.js';
import { timeLimits } from './time-limits.js';

/** A limit that an organisation sets for itself (本地时限), for itself and everybody below it: its own measures, or a document that is not public (B1.25). Versioned as the national ones. */
export interface LocalTimeLimit extends TimeLimitRule {
  readonly organisationId: string;
}

/** Rules for which somebody looks for a row of the organisation. */
export const localRuleIds: readonly string[] = ['B1.2', 'B1.2-extension', 'B1.11', 'B1.15', 'B1.15-result'];

let localLimits: readonly LocalTimeLimit[] = [];

/**
 * The installation's own limits, for the life of the process: set once, before anything is decided. What was decided keeps its date.
 *
 * @throws RangeError a limit of a rule for which no row is looked for, one that is longer than the law allows, or two rows of one version
 */
export function setLocalLimits(rows: readonly LocalTimeLimit[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const name = `${row.organisationId} ${row.ruleId} ${row.version}`;
    if (seen.has(name)) throw new RangeError(`the local limit ${name} is there twice`);
    seen.add(name);
    if (!localRuleIds.includes(row.ruleId)) throw new RangeError(`no local limit is looked for under ${row.ruleId}: there are ${localRuleIds.join(', ')}`);
    ensureWithinLaw(row, name);
  }
  localLimits = rows;
}

/**
 * The version that governs a limit of this organisation starting on that day: the nearest organisation's own one, else the national one.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function limitInForce(ruleId: string, date: CalendarDate, organisationId?: string): TimeLimitRule {
  for (const id of upwards(organisationId)) {
    const own = localLimits.filter((row) => row.organisationId === id && row.ruleId === ruleId && row.effectiveFrom <= date);
    if (own.length > 0) return ruleInForce(own, ruleId, date);
  }
  return ruleInForce(timeLimits, ruleId, date);
}

/** Not a default of ours. */
export function isLaw({ confidence }: Pick<TimeLimitRule, 'confidence'>): boolean {
  return confidence === 'H' || confidence === 'M';
}

/** `a.b.c`, `a.b`, `a`. */
function upwards(organisationId: string | undefined): readonly string[] {
  const parts = organisationId?.split('.') ?? [];
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('.'));
}

/** Whoever has a shorter one of their own may have it; what the law sets is not made longer, what is a default of ours may be. */
function ensureWithinLaw(row: LocalTimeLimit, name: string): void {
  const national = ruleInForce(timeLimits, row.ruleId, row.effectiveFrom);
  const start = startOfDay(row.effectiveFrom);
  if (isLaw(national) && deadline(row, start).dueAt > deadline(national, start).dueAt) throw new RangeError(`the local limit ${name} is longer than ${national.ruleId} allows`);
}
