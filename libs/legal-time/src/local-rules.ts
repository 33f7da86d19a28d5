import type { CalendarDate } from './calendar.js';
import { ensureLocalLimit, type LocalTimeLimit } from './local-limits.js';
import { ensureLocalProblemTypes, type LocalProblemType } from './local-problem-types.js';
import type { Band, WarningPractice } from './warning-lines.js';

/** 同乡镇 · 亲属 · 曾在同一单位任职 */
export const acquaintanceKinds = ['same-township', 'kin', 'former-post'] as const;
/** 县级 · 设区市级 · 省级 · 中央 */
export const organisationLevels = ['county', 'prefecture', 'province', 'central'] as const;
/** 日 · 周 · 月 · 季 · 年 */
export const periodKinds = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** 电话提醒 · 提示函 · 督办函 · 约谈 (B1.23). The first and the last are done by people and recorded; the letters are documents of the notification service. */
export const warningMeasures = ['call', 'reminder-letter', 'supervision-letter', 'talk'] as const;
/** 乡镇 · 街道 · 部门、单位 */
export const organisationKinds = ['township', 'street', 'department'] as const;
/** Warning practices and review rhythms that come with the system, by the place that has them (B1.23, B1.24). */
export const knownPractices = ['kuitun', 'changwu', 'xingan'] as const;
export const knownRhythms = ['changwu', 'hangzhou', 'yongshou'] as const;

/** What an organisation sets for itself, from a day on. A new version is a new row; a row is never edited, since events name its version. */
export interface LocalRow {
  readonly organisationId: string;
  readonly version: string;
  readonly effectiveFrom: CalendarDate;
  /** The decision or document behind it, as quoted to whoever asks. */
  readonly clause: { readonly zh: string; readonly en: string };
}

/** How an organisation warns (B1.23): as one of the known places does, or by lines of its own. */
export interface LocalWarningPractice extends LocalRow {
  readonly follows?: (typeof knownPractices)[number] | undefined;
  readonly lines?: WarningPractice['lines'] | undefined;
}

/** What follows a warning (B1.23). */
export interface LocalWarningMeasures extends LocalRow {
  readonly actions: Readonly<Record<Band, readonly (typeof warningMeasures)[number][]>>;
}

/** A review of the own rhythm; `by`: the roles that hold it. */
export interface LocalReview {
  /** Part of the ids of reviews: never renamed. */
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly every: (typeof periodKinds)[number];
  /** Days after the period's end within which it is held. */
  readonly within: number;
  readonly by: readonly string[];
}

/** How an organisation reviews its clues (B1.24): as one of the known places does, or by reviews of its own. */
export interface LocalReviewRhythm extends LocalRow {
  readonly follows?: (typeof knownRhythms)[number] | undefined;
  readonly reviews?: readonly LocalReview[] | undefined;
}

/** A commission above the county, and the jurisdictions that it stands over (B1.16, B4.2). What is not listed is of the county's level. */
export interface LocalCommission extends LocalRow {
  readonly level: (typeof organisationLevels)[number];
  readonly over: readonly string[];
}

/** What is compared between whoever handles a clue and whom it is about (2.5, 3.15). */
export interface LocalAcquaintance extends LocalRow {
  readonly kinds: readonly (typeof acquaintanceKinds)[number][];
  /** Years after its end for which a former post still counts. */
  readonly formerPostYears: number;
}

/** What kind of unit an organisation is, where that matters to a rule: a township does not handle its own people unseen (3.15). */
export interface LocalOrganisation extends LocalRow {
  readonly kind: (typeof organisationKinds)[number];
}

/** 分管领导 · 主要负责人, in the order in which they approve. */
export const approverRoles = ['deputy', 'principal'] as const;
/** Disposal modes of today, and the levels that manage a subject in an own library (B1.1, B1.7). */
export const approvedModes = ['initial-verification', 'talk-inquiry', 'hold', 'close'] as const;
export const approvedLevels = ['county', 'township', 'village'] as const;

/** Who approves a mode beside those whom the law names (B1.1); nobody is taken away. */
export interface LocalDisposalApprovals extends LocalRow {
  readonly adds: {
    readonly [M in (typeof approvedModes)[number]]?:
      { readonly [L in (typeof approvedLevels)[number]]?: readonly (typeof approverRoles)[number][] | undefined } | undefined;
  };
}

/** What an organisation asks of its talks beyond the law (B1.18, B1.21, B4.9). */
export interface LocalTalks extends LocalRow {
  /** Every plan, and then every outcome, goes to the principal. */
  readonly plansByPrincipal?: true | undefined;
  /** Persons who hold an own talk, and a delegated one, at least. */
  readonly ownTalkers?: number | undefined;
  readonly delegatedTalkers?: number | undefined;
}

/** Everything that an installation sets for itself (B1.25), by section of its file. */
export interface LocalRules {
  readonly timeLimits: readonly LocalTimeLimit[];
  readonly warningPractices: readonly LocalWarningPractice[];
  readonly warningMeasures: readonly LocalWarningMeasures[];
  readonly reviewRhythms: readonly LocalReviewRhythm[];
  readonly commissions: readonly LocalCommission[];
  readonly acquaintance: readonly LocalAcquaintance[];
  readonly organisations: readonly LocalOrganisation[];
  readonly disposalApprovals: readonly LocalDisposalApprovals[];
  readonly talks: readonly LocalTalks[];
  readonly problemTypes: readonly LocalProblemType[];
}
export type LocalSection = keyof LocalRules;

export const noLocalRules: LocalRules = {
  timeLimits: [],
  warningPractices: [],
  warningMeasures: [],
  reviewRhythms: [],
  commissions: [],
  acquaintance: [],
  organisations: [],
  disposalApprovals: [],
  talks: [],
  problemTypes: [],
};

let rules = noLocalRules;

/**
 * What the installation sets for itself, for the life of the process: set once, before anything is decided. What was decided keeps its versions.
 *
 * @throws RangeError a row that cannot be, by section and place; then none of them is taken
 */
export function setLocalRules(given: Partial<LocalRules>): void {
  const all = { ...noLocalRules, ...given };
  for (const section of Object.keys(noLocalRules) as LocalSection[]) {
    ensureOnce(section, all[section]);
  }
  all.timeLimits.forEach((row, index) => ensureLocalLimit(row, `timeLimits.${index}`));
  ensureHierarchy(all.commissions);
  ensureLocalProblemTypes(all.problemTypes);
  rules = all;
}

/** The rows of a section, as the process was started with them. */
export function localRows<S extends LocalSection>(section: S): LocalRules[S] {
  return rules[section];
}

/** The row that binds this very organisation on a day; undefined where it has none. */
export function ownRowOn<R extends Pick<LocalRow, 'organisationId' | 'effectiveFrom'>>(
  rows: readonly R[],
  organisationId: string,
  date: CalendarDate,
): R | undefined {
  return rows
    .filter((row) => row.organisationId === organisationId && row.effectiveFrom <= date)
    .reduce<R | undefined>((best, row) => (!best || row.effectiveFrom > best.effectiveFrom ? row : best), undefined);
}

/** The row that binds an organisation on a day: its own, else that of the nearest one above it. */
export function nearestRowOn<R extends Pick<LocalRow, 'organisationId' | 'effectiveFrom'>>(
  rows: readonly R[],
  organisationId: string | undefined,
  date: CalendarDate,
): R | undefined {
  for (const id of upwards(organisationId)) {
    const own = ownRowOn(rows, id, date);
    if (own) return own;
  }
  return undefined;
}

/** `a.b.c`, `a.b`, `a`. */
export function upwards(organisationId: string | undefined): readonly string[] {
  const parts = organisationId?.split('.') ?? [];
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('.'));
}

/** Nobody stands over themselves, and whoever stands over somebody is of a higher level, whatever the day: else the law's “upper body” (B1.16, B4.2, B4.6) were an equal's. */
function ensureHierarchy(commissions: readonly LocalCommission[]): void {
  const levelsOf = (organisationId: string) => {
    const rows = commissions.filter((row) => row.organisationId === organisationId);
    return rows.length === 0 ? [0] : rows.map(({ level }) => organisationLevels.indexOf(level));
  };
  commissions.forEach(({ level, over }, index) => {
    const equal = over.find((organisationId) => levelsOf(organisationId).some((below) => below >= organisationLevels.indexOf(level)));
    if (equal !== undefined)
      throw new RangeError(`commissions.${index}: a commission of the level ${level} does not stand over ${equal}, which is as high`);
  });
}

/** One version once, and one row for a day: else nobody could say which of two was meant. */
function ensureOnce(
  section: LocalSection,
  rows: readonly (Pick<LocalRow, 'organisationId' | 'version' | 'effectiveFrom'> & { readonly ruleId?: string; readonly code?: string })[],
): void {
  const seen = new Set<string>();
  rows.forEach(({ organisationId, version, effectiveFrom, ruleId, code }, index) => {
    const of = [organisationId, ruleId ?? code].filter((part) => part !== undefined).join(' ');
    for (const name of [`${of} ${version}`, `${of} ${effectiveFrom}`]) {
      if (seen.has(name)) throw new RangeError(`${section}.${index}: ${name} is there twice`);
      seen.add(name);
    }
  });
}
