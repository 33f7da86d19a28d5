import { ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { type Band, dateInChina, earliestDate, type LimitDue, type WarningLine, type WarningPractice } from '@liandong/legal-time';

const verification = ['B1.23-verification'];
const inquiry = ['B1.23-inquiry'];
const handling = [...verification, ...inquiry];
const line = (band: Band, from: WarningLine['from'], amount: number, unit: 'months' | 'days' = 'months'): WarningLine => ({ band, from, distance: { amount, unit } });
/** Where a practice says nothing of its own about a limit. */
const otherwise = { lines: [line('yellow', 'end', 3, 'days')] };

/** How the places named in B1.23 warn about what is being handled; every other limit three days before its end. A row is never edited. */
export const warningPractices: readonly WarningPractice[] = [
  {
    practice: 'kuitun', version: '1', effectiveFrom: earliestDate, source: '奎屯市:一个月以内蓝色,超过一个月黄色,超过两个月红色;到期前三日黄色',
    lines: [{ rules: handling, lines: [line('yellow', 'start', 1), line('red', 'start', 2), line('yellow', 'end', 3, 'days')] }, otherwise],
  },
  {
    practice: 'changwu', version: '1', effectiveFrom: earliestDate, source: '长武县:满一个月蓝色;初步核实满三个月、谈话函询满两个月黄色;初步核实满六个月、谈话函询满三个月红色',
    lines: [
      { rules: verification, lines: [line('blue', 'start', 1), line('yellow', 'start', 3), line('red', 'start', 6)] },
      { rules: inquiry, lines: [line('blue', 'start', 1), line('yellow', 'start', 2), line('red', 'start', 3)] },
      otherwise,
    ],
  },
  {
    practice: 'xingan', version: '1', effectiveFrom: earliestDate, source: '兴安县:距期限三个月蓝色、两个月黄色、一个月红色',
    lines: [{ rules: handling, lines: [line('blue', 'end', 3), line('yellow', 'end', 2), line('red', 'end', 1)] }, otherwise],
  },
];

/** Which practice an organisation follows for limits that start on that day or later. Others follow 奎屯's. */
export const practiceOfOrganisation: readonly { readonly organisationId: string; readonly practice: string; readonly effectiveFrom: string }[] = [
  { organisationId: 'pj', practice: 'xingan', effectiveFrom: '2020-01-01' },
];

/** The practice that an organisation follows for a limit that starts on that day. */
export function practiceOf(organisationId: string, date: string, choices = practiceOfOrganisation, practices = warningPractices): WarningPractice {
  const chosen = newest(choices.filter((choice) => choice.organisationId === organisationId), date)?.practice ?? 'kuitun';
  const found = newest(practices.filter(({ practice }) => practice === chosen), date);
  if (!found) throw new RangeError(`no version of the warning practice ${chosen} is in force on ${date}`);
  return found;
}

/** How loud a moment of a limit is, and by which versions (B1.23): whatever warns about a limit says it alike. */
export function loudnessOf({ stage, organisationId, limit }: Pick<LimitDue, 'stage' | 'organisationId' | 'limit'>): { readonly band: Band; readonly overdue: boolean; readonly rules: readonly RuleVersion[] } {
  const overdue = stage === 'overdue';
  const { practice, version } = practiceOf(organisationId, dateInChina(limit.startedAt));
  return { band: overdue ? 'red' : (stage as Band), overdue, rules: [ruleOf(limit), { ruleId: `B1.23:${practice}`, version }] };
}

function newest<T extends { readonly effectiveFrom: string }>(rows: readonly T[], date: string): T | undefined {
  return rows.filter(({ effectiveFrom }) => effectiveFrom <= date).reduce<T | undefined>((best, row) => (!best || row.effectiveFrom > best.effectiveFrom ? row : best), undefined);
}
