import type { Role } from '@liandong/access';
import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { addDays, earliestDate, type knownRhythms, localRows, nearestRowOn, type Period, type PeriodKind } from '@liandong/legal-time';

/** One review (审核、排查、研判 …) of a rhythm. */
export interface ReviewTerms {
  /** Part of the ids of reviews: never renamed. */
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly every: PeriodKind;
  /** Days after the period's end within which it is held. The places tell the rhythm alone: these days are ours. */
  readonly within: number;
  /** Who holds it. */
  readonly by: readonly Role[];
}

export interface ReviewRhythm extends Versioned {
  readonly rhythm: (typeof knownRhythms)[number];
  readonly reviews: readonly ReviewTerms[];
}

const caseManagement = ['intake-officer', 'case-director'] as const satisfies readonly Role[];
const within: Readonly<Record<PeriodKind, number>> = { day: 1, week: 3, month: 5, quarter: 10, year: 30 };
const review = (kind: string, zh: string, en: string, every: PeriodKind, by: readonly Role[] = caseManagement): ReviewTerms => ({
  kind,
  zh,
  en,
  every,
  within: within[every],
  by,
});

/** How the places named in B1.24 review their clues. A row is never edited. */
export const reviewRhythms: readonly ReviewRhythm[] = [
  {
    rhythm: 'changwu',
    ruleId: 'B1.24-changwu',
    version: '1',
    effectiveFrom: earliestDate,
    clause: '长武县:日审核、周排查、月研判',
    reviews: [
      review('daily-check', '日审核', 'daily check', 'day'),
      review('weekly-screening', '周排查', 'weekly screening', 'week'),
      review('monthly-study', '月研判', 'monthly study', 'month', [...caseManagement, 'deputy', 'principal']),
    ],
  },
  {
    rhythm: 'hangzhou',
    ruleId: 'B1.24-hangzhou',
    version: '1',
    effectiveFrom: earliestDate,
    clause: '杭州市:承办室每周、分管领导每月、书记每季研究',
    reviews: [
      review('weekly-room', '室周研究', 'weekly, by the room', 'week', ['supervisor', 'case-director']),
      review('monthly-deputy', '分管领导月研究', 'monthly, by the deputy', 'month', ['deputy']),
      review('quarterly-secretary', '书记季研究', 'quarterly, by the secretary', 'quarter', ['principal']),
    ],
  },
  {
    rhythm: 'yongshou',
    ruleId: 'B1.24-yongshou',
    version: '1',
    effectiveFrom: earliestDate,
    clause: '永寿县:周清理、月小结、季通报',
    reviews: [
      review('weekly-clearing', '周清理', 'weekly clearing', 'week'),
      review('monthly-summary', '月小结', 'monthly summary', 'month'),
      review('quarterly-bulletin', '季通报', 'quarterly bulletin', 'quarter'),
    ],
  },
];

/** What an organisation follows where nothing was set for it. */
const DEFAULT = 'changwu';

export interface RhythmInForce {
  readonly reviews: readonly ReviewTerms[];
  readonly rules: readonly RuleVersion[];
}

/** The rhythm that an organisation follows on a day, and the versions behind it: its own row, which may follow a known rhythm, else 长武's. */
export function rhythmOf(organisationId: string, date: string, rows = localRows('reviewRhythms'), rhythms = reviewRhythms): RhythmInForce {
  const own = nearestRowOn(rows, organisationId, date);
  const ownRule = own ? [{ ruleId: 'B1.24', version: own.version }] : [];
  // The file's schema knows the roles.
  if (own?.reviews) return { reviews: own.reviews as readonly ReviewTerms[], rules: ownRule };
  const followed = versionInForce(
    rhythms.filter(({ rhythm }) => rhythm === (own?.follows ?? DEFAULT)),
    date,
  );
  return { reviews: followed.reviews, rules: [ruleOf(followed), ...ownRule] };
}

/** The last day on which the review of a period is in time. */
export function dueOn(terms: ReviewTerms, { last }: Period): string {
  return addDays(last, terms.within);
}
