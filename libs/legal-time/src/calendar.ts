import chineseDays from 'chinese-days';

/** A calendar in the version that a deadline was computed with; stored with it. */
export interface CalendarVersion {
  readonly id: string;
  readonly version: string;
}

/** A calendar day in China, `YYYY-MM-DD`. */
export type CalendarDate = string;

export interface Calendar extends CalendarVersion {
  isWorkingDay(date: CalendarDate): boolean;
}

/**
 * Working days of the People's Republic of China: the State Council's yearly notices on public holidays and make-up days
 * (国务院办公厅关于节假日安排的通知), from the package `chinese-days`. For a year whose notice has not been published yet it knows
 * Saturdays and Sundays only; a later version of the package never changes a deadline that is already stored.
 */
export const chineseCalendar: Calendar = {
  id: 'cn-public-holidays',
  version: 'chinese-days-1.5.7',
  isWorkingDay: (date) => chineseDays.isWorkday(date),
};

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in China on which an instant falls. China has had one zone without daylight saving since 1992. */
export function dateInChina(instant: string): CalendarDate {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The first moment of a calendar day in China: what a paper dated that day is measured by. */
export function startOfDay(date: CalendarDate): string {
  return `${date}T00:00:00.000+08:00`;
}

/** The last millisecond of a calendar day in China. */
export function endOfDay(date: CalendarDate): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS + DAY_MS - 1).toISOString();
}

/** Whether a business date lies after the day of `at` in China: such dates are refused everywhere. */
export function isAfter(date: CalendarDate, at: string): boolean {
  return date > dateInChina(at);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `months` later, or that month's last day where it has no such day (Civil Code, art. 202). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** The `count`-th working day after the date. */
export function addWorkingDays(date: CalendarDate, count: number, calendar: Calendar): CalendarDate {
  let result = date;
  for (let left = count; left > 0;) {
    result = addDays(result, 1);
    if (calendar.isWorkingDay(result)) left -= 1;
  }
  return result;
}

/** The day itself when it is a working day, else the next one (Civil Code, art. 203). */
export function orNextWorkingDay(date: CalendarDate, calendar: Calendar): CalendarDate {
  let result = date;
  while (!calendar.isWorkingDay(result)) result = addDays(result, 1);
  return result;
}
