import { dateInChina } from './calendar.js';
import type { Deadline } from './deadline.js';
import type { DueMoment, LimitDue } from './due.js';
import { type knownPractices, localRows, nearestRowOn } from './local-rules.js';
import type { NamedVersion } from './rules.js';
import { earliestDate } from './time-limits.js';
import { type Band, linesOf, type WarningLine, warningMoments, type WarningPractice } from './warning-lines.js';

const verification = ['B1.23-verification'];
const inquiry = ['B1.23-inquiry'];
const handling = [...verification, ...inquiry];
const line = (band: Band, from: WarningLine['from'], amount: number, unit: 'months' | 'days' = 'months'): WarningLine => ({
  band,
  from,
  distance: { amount, unit },
});
/** Where a practice says nothing of its own about a limit. */
const otherwise = { lines: [line('yellow', 'end', 3, 'days')] };

/** How the places named in B1.23 warn about what is being handled; every other limit three days before its end. A row is never edited. */
export const warningPractices: readonly (WarningPractice & { readonly practice: (typeof knownPractices)[number] })[] = [
  {
    practice: 'kuitun',
    version: '1',
    effectiveFrom: earliestDate,
    source: '奎屯市:一个月以内蓝色,超过一个月黄色,超过两个月红色;到期前三日黄色',
    lines: [{ rules: handling, lines: [line('yellow', 'start', 1), line('red', 'start', 2), line('yellow', 'end', 3, 'days')] }, otherwise],
  },
  {
    practice: 'changwu',
    version: '1',
    effectiveFrom: earliestDate,
    source: '长武县:满一个月蓝色;初步核实满三个月、谈话函询满两个月黄色;初步核实满六个月、谈话函询满三个月红色',
    lines: [
      { rules: verification, lines: [line('blue', 'start', 1), line('yellow', 'start', 3), line('red', 'start', 6)] },
      { rules: inquiry, lines: [line('blue', 'start', 1), line('yellow', 'start', 2), line('red', 'start', 3)] },
      otherwise,
    ],
  },
  {
    practice: 'xingan',
    version: '1',
    effectiveFrom: earliestDate,
    source: '兴安县:距期限三个月蓝色、两个月黄色、一个月红色',
    lines: [{ rules: handling, lines: [line('blue', 'end', 3), line('yellow', 'end', 2), line('red', 'end', 1)] }, otherwise],
  },
];

/** What an organisation follows where nothing was set for it. */
const DEFAULT = 'kuitun';

/** The lines by which an organisation warns about a limit, and the versions behind them. */
export interface PracticeInForce {
  readonly practice: Pick<WarningPractice, 'lines'>;
  readonly rules: readonly NamedVersion[];
}

/** How an organisation warns about a limit that starts on that day: by its own row, which may follow a known practice, else as 奎屯 does. */
export function practiceOf(
  organisationId: string,
  date: string,
  rows = localRows('warningPractices'),
  practices = warningPractices,
): PracticeInForce {
  const own = nearestRowOn(rows, organisationId, date);
  const ownRule = own ? [{ ruleId: 'B1.23', version: own.version }] : [];
  if (own?.lines) return { practice: { lines: own.lines }, rules: ownRule };
  const followed = versionOf(own?.follows ?? DEFAULT, date, practices);
  return { practice: followed, rules: [{ ruleId: `B1.23:${followed.practice}`, version: followed.version }, ...ownRule] };
}

/** When a limit is warned about, by the practice that the organisation followed when it started: what a limit's timer is given (B1.23). */
export function momentsByPractice(limit: Deadline, organisationId: string): readonly DueMoment[] {
  return warningMoments(limit, linesOf(practiceOf(organisationId, dateInChina(limit.startedAt)).practice, limit.ruleId));
}

/** How loud a moment of a limit is, and by which versions (B1.23): whatever warns about a limit says it alike. */
export function loudnessOf({ stage, organisationId, limit }: Pick<LimitDue, 'stage' | 'organisationId' | 'limit'>): {
  readonly band: Band;
  readonly overdue: boolean;
  readonly rules: readonly NamedVersion[];
} {
  const overdue = stage === 'overdue';
  const { rules } = practiceOf(organisationId, dateInChina(limit.startedAt));
  return { band: overdue ? 'red' : (stage as Band), overdue, rules: [{ ruleId: limit.ruleId, version: limit.version }, ...rules] };
}

function versionOf(name: string, date: string, practices: readonly WarningPractice[]): WarningPractice {
  const found = practices
    .filter(({ practice, effectiveFrom }) => practice === name && effectiveFrom <= date)
    .reduce<WarningPractice | undefined>((best, row) => (!best || row.effectiveFrom > best.effectiveFrom ? row : best), undefined);
  if (!found) throw new RangeError(`no version of the warning practice ${name} is in force on ${date}`);
  return found;
}
