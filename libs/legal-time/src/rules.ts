import type { CalendarDate } from './calendar.js';

export interface Limit {
  /** Positive whole number. */
  readonly amount: number;
  /** years: for how long something is barred, no term to act in; it ends with its day, on a day off too. */
  readonly unit: 'years' | 'months' | 'working-days' | 'days' | 'hours';
}

/** A rule and its version, as events keep them. */
export interface NamedVersion {
  readonly ruleId: string;
  readonly version: string;
}

/** How sure the figure is: H full text or two agreeing quotes · M one good secondary source · L local practice · G general knowledge · C configurable default. */
export type Confidence = 'H' | 'M' | 'L' | 'G' | 'C';

/** A time limit (时限规则) as versioned data. A new version gets a new row; a row is never edited. */
export interface TimeLimitRule {
  /** As in the rule list: B1.2; a suffix tells several limits of one rule apart: B1.12-extension. */
  readonly ruleId: string;
  readonly version: string;
  /** First day on which a limit that starts then follows this version. */
  readonly effectiveFrom: CalendarDate;
  readonly limit: Limit;
  readonly clause: { readonly zh: string; readonly en: string };
  readonly confidence: Confidence;
}

/**
 * The version of a rule that governs a limit starting on that day: an older date keeps the older version.
 *
 * @throws RangeError no such rule, or none in force yet on that day
 */
export function ruleInForce(rules: readonly TimeLimitRule[], ruleId: string, date: CalendarDate): TimeLimitRule {
  const versions = rules.filter((rule) => rule.ruleId === ruleId && rule.effectiveFrom <= date);
  const newest = versions.reduce<TimeLimitRule | undefined>(
    (best, rule) => (!best || rule.effectiveFrom > best.effectiveFrom ? rule : best),
    undefined,
  );
  if (!newest) throw new RangeError(`no version of time limit ${ruleId} is in force on ${date}`);
  return newest;
}
