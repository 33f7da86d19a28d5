import { addDays, type CalendarDate, startOfDay } from '@liandong/legal-time';

/** The quarter (季度) of a calendar day in China, such as `2026q1`. */
export function quarterOf(date: CalendarDate): string {
  return `${date.slice(0, 4)}q${String(Math.ceil(Number(date.slice(5, 7)) / 3))}`;
}

/** The first day after a quarter. */
function dayAfter(quarter: string): CalendarDate {
  const [year, number] = quarter.split('q').map(Number) as [number, number];
  return number === 4 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(number * 3 + 1).padStart(2, '0')}-01`;
}

export function lastDayOf(quarter: string): CalendarDate {
  return addDays(dayAfter(quarter), -1);
}

/** The first moment after a quarter, in UTC. */
export function endOfQuarter(quarter: string): string {
  return new Date(startOfDay(dayAfter(quarter))).toISOString();
}
