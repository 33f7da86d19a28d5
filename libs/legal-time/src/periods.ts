import { addDays, addMonths, type CalendarDate, endOfDay } from './calendar.js';
import type { periodKinds } from './local-rules.js';

export type PeriodKind = (typeof periodKinds)[number];

/** A calendar period in China, both days included. */
export interface Period {
  readonly name: string;
  readonly kind: PeriodKind;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

const months: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };
/** A Monday. */
const MONDAY = '1949-10-03';
const DAY_MS = 86_400_000;
const daysBetween = (from: CalendarDate, to: CalendarDate) => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
const exists = (date: CalendarDate) => !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && addDays(date, 0) === date;
const mondayOf = (date: CalendarDate) => addDays(date, -(((daysBetween(MONDAY, date) % 7) + 7) % 7));

/** `2020`, `2020-Q2`, `2020-06`, `2020-W24` (ISO 8601) or `2020-06-11`; undefined for what is no period. */
export function periodNamed(name: string): Period | undefined {
  const [, year, quarter, week, month, day] = /^(\d{4})(?:-Q([1-4])|-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?$/.exec(name) ?? [];
  if (year === undefined) return undefined;
  if (week !== undefined) return weekNamed(name, year, Number(week));
  if (day !== undefined) return exists(name) ? { name, kind: 'day', first: name, last: name } : undefined;
  const kind = quarter !== undefined ? 'quarter' : month !== undefined ? 'month' : 'year';
  const first = `${year}-${month ?? String(Number(quarter ?? 1) * 3 - 2).padStart(2, '0')}-01`;
  return exists(first) ? { name, kind, first, last: addDays(addMonths(first, months[kind]), -1) } : undefined;
}

/** The first week of a year is the one with the fourth of January. */
function weekNamed(name: string, year: string, week: number): Period | undefined {
  const first = addDays(mondayOf(`${year}-01-04`), (week - 1) * 7);
  const named = { name, kind: 'week', first, last: addDays(first, 6) } as const;
  return week >= 1 && periodAround('week', first).name === name ? named : undefined;
}

/** The period of a kind in which a day lies. */
export function periodAround(kind: PeriodKind, date: CalendarDate): Period {
  const [year, month] = [date.slice(0, 4), date.slice(0, 7)];
  if (kind === 'week') {
    const first = mondayOf(date);
    const ofYear = addDays(first, 3).slice(0, 4);
    const number = daysBetween(mondayOf(`${ofYear}-01-04`), first) / 7 + 1;
    return { name: `${ofYear}-W${String(number).padStart(2, '0')}`, kind, first, last: addDays(first, 6) };
  }
  const name = { day: date, month, quarter: `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`, year }[kind];
  return periodNamed(name)!;
}

/** The period of the same kind before it. */
export function periodBefore({ kind, first }: Period): Period {
  return periodAround(kind, addDays(first, -1));
}

/** The last moment before it, and its last one. */
export function momentsOf({ first, last }: Period): { readonly before: string; readonly until: string } {
  return { before: endOfDay(addDays(first, -1)), until: endOfDay(last) };
}
