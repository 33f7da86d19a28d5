import { addDays, type CalendarDate, periodAround, periodNamed, startOfDay } from '@liandong/legal-time';

/** The quarter (季度) of a calendar day in China, such as `2026q1`: a part of ids, which has no hyphen. */
export function quarterOf(date: CalendarDate): string {
  return periodAround('quarter', date).name.replace('-Q', 'q');
}

export function lastDayOf(quarter: string): CalendarDate {
  return periodNamed(quarter.replace('q', '-Q'))!.last;
}

/** The first moment after a quarter, in UTC. */
export function endOfQuarter(quarter: string): string {
  return new Date(startOfDay(addDays(lastDayOf(quarter), 1))).toISOString();
}
