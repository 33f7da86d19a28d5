import { DomainError } from './errors.js';
import type { RuleVersion } from './events.js';

/** A rule as versioned data: a new version gets a new row, a row is never edited. */
export interface Versioned extends RuleVersion {
  /** First day (`YYYY-MM-DD`) on which decisions follow this version. */
  readonly effectiveFrom: string;
  /** The clause, as quoted to whoever asks. */
  readonly clause: string;
}

/**
 * The version that governs a decision of that day: an older date keeps the older version.
 *
 * @throws DomainError rule.none-in-force
 */
export function versionInForce<R extends Versioned>(versions: readonly R[], date: string): R {
  const newest = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .reduce<R | undefined>((best, row) => (!best || row.effectiveFrom > best.effectiveFrom ? row : best), undefined);
  if (newest) return newest;
  const ruleId = versions[0]?.ruleId;
  throw new DomainError({
    code: 'rule.none-in-force',
    kind: 'invalid',
    zh: `${date} 尚无可适用的规定版本`,
    en: `No version of the rule was in force on ${date}`,
    ...(ruleId === undefined ? {} : { rule: ruleId }),
    details: { date },
  });
}

/** What an event stores of a version that took part. */
export function ruleOf({ ruleId, version }: RuleVersion): RuleVersion {
  return { ruleId, version };
}
