import { firedLate, type LimitDue } from './due.js';
import type { NamedVersion } from './rules.js';
import type { Band } from './warning-lines.js';
import { loudnessOf } from './warning-practices.js';

/** That the limit of something confidential (B1.7, B4.6) comes near, or has passed (`overdue`). It stands with what it is about, so that whoever may know of that learns of it, and nobody else. */
export interface QuietWarning {
  readonly band: Band;
  readonly overdue: boolean;
  /** RFC 3339, like `firedAt`. */
  readonly dueAt: string;
  readonly firedAt: string;
  /** The service slept through the moment. */
  readonly late: boolean;
}

/** What a timer says about such a limit. */
export type QuietDue = Pick<LimitDue, 'stage' | 'dueAt' | 'organisationId' | 'limit'>;

/** B1.23: undefined where there is nothing to warn about. */
export function quietWarning(
  due: QuietDue,
  at: string,
): { readonly data: QuietWarning; readonly rules: readonly NamedVersion[] } | undefined {
  if (due.stage === 'met' || due.stage === 'moved') return undefined;
  const { band, overdue, rules } = loudnessOf(due);
  return { data: { band, overdue, dueAt: due.dueAt, firedAt: at, late: firedLate(due.dueAt, at) }, rules };
}
