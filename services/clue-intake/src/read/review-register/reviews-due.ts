import { localRows, type Period, periodAround, periodBefore } from '@liandong/legal-time';
import { dueOn, rhythmOf, type ReviewTerms } from '../../rules/review-rhythms.js';

/** A review that is to be held, or was. */
export interface DueReview extends Pick<ReviewTerms, 'kind' | 'zh' | 'en' | 'by'> {
  readonly period: Period;
  readonly dueOn: string;
  /** `running`: its period goes on. `due`: the period is over. */
  readonly status: 'running' | 'due' | 'overdue' | 'held';
  readonly rule: { readonly ruleId: string; readonly version: string };
}

/** How far back it is looked: periods of each kind that are over. */
const PERIODS_BACK = 3;

/** B1.24: the reviews of the period that goes on and of the last ones, as they stand on a day; `isHeld` by kind and name of the period. */
export function reviewsDue(
  organisationId: string,
  date: string,
  isHeld: (kind: string, period: string) => boolean,
  rows = localRows('reviewRhythms'),
): readonly DueReview[] {
  return rhythmOf(organisationId, date, rows).reviews.flatMap(({ kind, every }) =>
    lastPeriods(periodAround(every, date)).flatMap((period) => {
      // Each period follows the rhythm of its own last day.
      const rhythm = rhythmOf(organisationId, period.last < date ? period.last : date, rows);
      const terms = rhythm.reviews.find((one) => one.kind === kind);
      if (!terms) return [];
      const due = dueOn(terms, period);
      const status = isHeld(kind, period.name) ? 'held' : period.last >= date ? 'running' : due < date ? 'overdue' : 'due';
      return [{ kind, zh: terms.zh, en: terms.en, by: terms.by, period, dueOn: due, status, rule: rhythm.rules[0]! } as const];
    }),
  );
}

function lastPeriods(running: Period): readonly Period[] {
  const periods = [running];
  for (let back = 0; back < PERIODS_BACK; back += 1) periods.push(periodBefore(periods.at(-1)!));
  return periods;
}
