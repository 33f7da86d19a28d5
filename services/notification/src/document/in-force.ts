import type { CalendarDate } from '@liandong/legal-time';

/** One version of data that changes over the years. A new version gets a new row; a row is never edited. */
export interface Versioned {
  readonly version: string;
  /** First day on which this version holds. */
  readonly effectiveFrom: CalendarDate;
}

/**
 * The version that holds on a day.
 *
 * @throws RangeError none holds yet on that day
 */
export function inForce<T extends Versioned>(versions: readonly T[], date: CalendarDate): T {
  const newest = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .reduce<T | undefined>((best, one) => (!best || one.effectiveFrom > best.effectiveFrom ? one : best), undefined);
  if (!newest) throw new RangeError(`no version is in force on ${date}`);
  return newest;
}
