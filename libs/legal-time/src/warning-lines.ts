import { addDays, addMonths, addWorkingDays, type Calendar, chineseCalendar, dateInChina, endOfDay } from './calendar.js';
import type { Deadline } from './deadline.js';
import type { DueMoment } from './due.js';
import type { Limit } from './rules.js';

export const bands = ['blue', 'yellow', 'red'] as const;
/** 蓝色 · 黄色 · 红色预警 (B1.23) */
export type Band = (typeof bands)[number];

/** From when on a colour holds: a time after the limit's start, or before its end. */
export interface WarningLine {
  readonly band: Band;
  readonly from: 'start' | 'end';
  readonly distance: Limit;
}

/** How one organisation warns (预警办法), as versioned data. */
export interface WarningPractice {
  /** Part of the rule that events name: `B1.23:changwu`. */
  readonly practice: string;
  readonly version: string;
  /** Limits that start on this day or later follow this version. */
  readonly effectiveFrom: string;
  readonly source: string;
  /** The first entry that names the limit's rule, or names none. */
  readonly lines: readonly { readonly rules?: readonly string[]; readonly lines: readonly WarningLine[] }[];
}

export function linesOf({ lines }: Pick<WarningPractice, 'lines'>, ruleId: string): readonly WarningLine[] {
  return lines.find(({ rules }) => rules === undefined || rules.includes(ruleId))?.lines ?? [];
}

/**
 * When the colours of a limit change, and when it has passed (`overdue`): each colour once, at the first of its lines that lies within the
 * limit. A line counted from the start ends with its day, and time that does not count moves it; nothing is due while the clock stands still.
 */
export function warningMoments(limit: Deadline, lines: readonly WarningLine[], calendar: Calendar = chineseCalendar): readonly DueMoment[] {
  if (limit.pausedAt !== undefined) return [];
  const within = lines
    .map((line) => ({ stage: line.band, at: momentOf(limit, line, calendar) }))
    .filter(({ at }) => at > limit.startedAt && at <= limit.dueAt);
  const colours = bands.flatMap((band) =>
    within
      .filter(({ stage }) => stage === band)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .slice(0, 1),
  );
  return [...colours, { stage: 'overdue', at: new Date(Date.parse(limit.dueAt) + 1).toISOString() }];
}

function momentOf(
  { startedAt, dueAt, excludedDays = 0 }: Deadline,
  { from, distance: { amount, unit } }: WarningLine,
  calendar: Calendar,
): string {
  if (unit === 'hours')
    return new Date(from === 'start' ? Date.parse(startedAt) + amount * 3_600_000 : Date.parse(dueAt) - amount * 3_600_000).toISOString();
  if (from === 'end' && unit === 'working-days') throw new RangeError('a line before the end is counted in days or months');
  const day = dateInChina(from === 'start' ? startedAt : dueAt);
  const count = from === 'start' ? amount : -amount;
  const moved =
    unit === 'years'
      ? addMonths(day, count * 12)
      : unit === 'months'
        ? addMonths(day, count)
        : unit === 'days'
          ? addDays(day, count)
          : addWorkingDays(day, amount, calendar);
  return endOfDay(from === 'start' ? addDays(moved, excludedDays) : moved);
}
