import type { CalendarDate } from './calendar.js';
import { localRows, upwards } from './local-rules.js';
import type { LocalProblemType } from './local-problem-types.js';
import { nationalProblemTypes, type ProblemType } from './problem-types.table.js';

/** The two levels of 问题类型 as they bind an organisation on a day. */
export interface ProblemTypeTable {
  /** The version of the national table; a row of the organisation's own has its own. */
  readonly version: string;
  /** Areas and kinds that are used, areas first within each. */
  readonly types: readonly ProblemType[];
  /** Kinds that were used before. */
  readonly retired: readonly ProblemType[];
}

/** B1.22: the table that is in force on a day: the national one, with what the organisation and those above it have added. */
export function problemTypesOn(
  date: CalendarDate,
  organisationId?: string,
  national: readonly ProblemType[] = nationalProblemTypes,
): ProblemTypeTable {
  const own = upwards(organisationId).flatMap((id) => localRows('problemTypes').filter((row) => row.organisationId === id));
  const rows = newest(national, date);
  const local = newest(own, date);
  const named = rows.map((row) =>
    withNames(
      row,
      own.filter(({ code, effectiveFrom }) => code === row.code && effectiveFrom <= date),
    ),
  );
  const all = [...named, ...local.filter(({ code }) => !rows.some((row) => row.code === code)).flatMap(ownType)];
  const version = rows.reduce((best, row) => (row.effectiveFrom > best.effectiveFrom ? row : best), national[0]!).version;
  return { version, types: all.filter(({ retired }) => !retired), retired: all.filter(({ retired }) => retired) };
}

/** Of each code the row that counts on a day, in the order in which the codes first stand. */
function newest<R extends Pick<ProblemType, 'code' | 'effectiveFrom'>>(rows: readonly R[], date: CalendarDate): readonly R[] {
  const found = new Map<string, R>();
  for (const row of rows) {
    const known = found.get(row.code);
    if (row.effectiveFrom <= date && (!known || row.effectiveFrom > known.effectiveFrom)) found.set(row.code, row);
  }
  return [...found.values()];
}

const withNames = (row: ProblemType, own: readonly LocalProblemType[]): ProblemType =>
  own.length === 0 ? row : { ...row, aliases: [...new Set([...row.aliases, ...own.flatMap(({ aliases = [] }) => aliases)])] };

/** A row whose code is in no national table of that day: of an own kind, since only such rows have a parent. */
function ownType({
  code,
  zh,
  en,
  parent,
  clause,
  version,
  effectiveFrom,
  aliases = [],
  retired,
}: LocalProblemType): readonly ProblemType[] {
  return zh === undefined || parent === undefined
    ? []
    : [{ code, zh, en: en ?? zh, parent, clause, version, effectiveFrom, aliases, ...(retired ? { retired } : {}) }];
}

/** Kinds under which a clue may be filed that came in on one day and is filed on another: what was in use on either. A retired one takes no new clue, and the older one is still filed as it was called in its day. */
export function kindsBetween(
  receivedOn: CalendarDate,
  filedOn: CalendarDate,
  organisationId?: string,
  national: readonly ProblemType[] = nationalProblemTypes,
): readonly ProblemType[] {
  const kindsOn = (date: CalendarDate) => problemTypesOn(date, organisationId, national).types.filter(({ parent }) => parent !== null);
  const today = kindsOn(filedOn);
  return [...today, ...kindsOn(receivedOn).filter(({ code }) => !today.some((one) => one.code === code))];
}

/** The kind that a word means: a code, a term, or one of its other names; an area's name means what remains of the area. */
export function kindNamed(kinds: readonly ProblemType[], word: string): ProblemType | undefined {
  return kinds.find(({ code, zh }) => code === word || zh === word) ?? kinds.find(({ aliases }) => aliases.includes(word));
}

/** How many terms are told where a word is none of them. */
const NEAREST = 5;

/** The terms that share most with a word that means nothing; where none shares anything, what remains of each area. */
export function nearestTerms(kinds: readonly ProblemType[], word: string): readonly string[] {
  const letters = [...new Set(word)].filter((letter) => /\p{Script=Han}/u.test(letter) && letter !== '的');
  const shared = (name: string) => letters.filter((letter) => name.includes(letter)).length / Math.max(1, name.length);
  const ranked = kinds
    .map(({ zh, aliases }) => ({ zh, rank: Math.max(...[zh, ...aliases].map(shared)) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  if (ranked.length > 0) return ranked.slice(0, NEAREST).map(({ zh }) => zh);
  return [...new Map(kinds.map(({ parent, zh }) => [parent, zh])).values()];
}

/**
 * What a code is called, in use or retired, as its newest row says. Organisations that have nothing to do with each other may use one code:
 * where an organisation is given, its own rows and those above it come first; else the national table, and whichever organisation added it.
 * The code itself where nobody has it.
 */
export function problemTypeTerm(code: string, organisationId?: string): string {
  const local = localRows('problemTypes');
  const own = upwards(organisationId).flatMap((id) => local.filter((row) => row.organisationId === id));
  const termIn = (rows: readonly ProblemType[]) =>
    rows
      .filter((row) => row.code === code)
      .reduce<ProblemType | undefined>((best, row) => (best && best.effectiveFrom >= row.effectiveFrom ? best : row), undefined)?.zh;
  return termIn(own.flatMap(ownType)) ?? termIn([...nationalProblemTypes, ...local.flatMap(ownType)]) ?? code;
}
