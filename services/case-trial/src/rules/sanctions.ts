import type { RuleVersion } from '@liandong/event-sourcing';
import { type Versioned, versionInForce } from './versioned.js';

/** 党纪 · 政务: the two tracks on which a person may answer for one act. */
export const tracks = ['party', 'government'] as const;
export type Track = (typeof tracks)[number];

/** 警告 · 严重警告 · 撤销党内职务 · 留党察看 · 开除党籍 (B2.22) */
export const partySanctions = [
  'party-warning',
  'party-serious-warning',
  'party-post-removal',
  'party-probation',
  'party-expulsion',
] as const;
/** 政务警告 · 记过 · 记大过 · 降级 · 撤职 · 开除 (B2.23) */
export const governmentSanctions = [
  'government-warning',
  'government-demerit',
  'government-major-demerit',
  'government-demotion',
  'government-removal',
  'government-dismissal',
] as const;
export const sanctionKinds = [...partySanctions, ...governmentSanctions] as const;
export type SanctionKind = (typeof sanctionKinds)[number];

/** What has to be executed: personnel file, post, pay (B2.28). */
export const executionKinds = ['personnel-file', 'post', 'pay', 'property'] as const;
export type ExecutionKind = (typeof executionKinds)[number];

/** 四种形态 (B2.26): 1 criticism and education · 2 light · 3 heavy · 4 transfer to justice. */
export type Form = 1 | 2 | 3 | 4;

export interface SanctionTerms {
  readonly kind: SanctionKind;
  readonly track: Track;
  readonly zh: string;
  /** Within its track; a higher one is heavier. */
  readonly rank: number;
  readonly form: Form;
  /** Influence period (影响期) in months; several where the decision chooses; none for dismissal. */
  readonly months: readonly number[];
  /** Whether a manager of a village or community (基层群众性自治组织管理人员) may get it. */
  readonly forVillageManagers: boolean;
  readonly execution: readonly ExecutionKind[];
}

interface Catalogue extends Versioned {
  readonly sanctions: readonly SanctionTerms[];
}

function terms(
  kind: SanctionKind,
  zh: string,
  rank: number,
  form: Form,
  months: readonly number[],
  execution: readonly ExecutionKind[] = [],
  forVillageManagers = true,
): SanctionTerms {
  const track = kind.startsWith('party') ? 'party' : 'government';
  return { kind, track, zh, rank, form, months, forVillageManagers, execution: ['personnel-file', ...execution] };
}

const party: readonly SanctionTerms[] = [
  terms('party-warning', '党内警告', 1, 2, [12]),
  terms('party-serious-warning', '党内严重警告', 2, 2, [18]),
  terms('party-post-removal', '撤销党内职务', 3, 3, [24], ['post']),
  terms('party-probation', '留党察看', 4, 3, [12, 24]),
  terms('party-expulsion', '开除党籍', 5, 3, [60]),
];

const government: readonly SanctionTerms[] = [
  terms('government-warning', '政务警告', 1, 2, [6]),
  terms('government-demerit', '政务记过', 2, 2, [12]),
  terms('government-major-demerit', '政务记大过', 3, 2, [18]),
  terms('government-demotion', '政务降级', 4, 3, [24], ['pay'], false),
  terms('government-removal', '政务撤职', 5, 3, [24], ['post', 'pay'], false),
  terms('government-dismissal', '政务开除', 6, 3, [], ['post', 'pay'], false),
];

/** The sanctions of both tracks, as versioned data. */
export const sanctionCatalogues: Readonly<Record<Track, readonly Catalogue[]>> = {
  party: [
    {
      ruleId: 'B2.22',
      version: '2015',
      effectiveFrom: '2016-01-01',
      clause: '中国共产党纪律处分条例(2015)第八条至第十三条',
      sanctions: party,
    },
    {
      ruleId: 'B2.22',
      version: '2018',
      effectiveFrom: '2018-10-01',
      clause: '中国共产党纪律处分条例(2018)第八条至第十三条',
      sanctions: party,
    },
    {
      ruleId: 'B2.22',
      version: '2023',
      effectiveFrom: '2024-01-01',
      clause: '中国共产党纪律处分条例(2023)第八条至第十三条',
      sanctions: party,
    },
  ],
  government: [
    { ruleId: 'B2.23', version: '2018', effectiveFrom: '2018-04-16', clause: '公职人员政务处分暂行规定(2018)', sanctions: government },
    {
      ruleId: 'B2.23',
      version: '2020',
      effectiveFrom: '2020-07-01',
      clause: '公职人员政务处分法第七条、第八条、第二十二条',
      sanctions: government,
    },
  ],
};

/**
 * What a sanction means when it is decided on that day (`YYYY-MM-DD`). Rules B2.22, B2.23.
 *
 * @throws DomainError rule.none-in-force
 */
export function sanctionTerms(kind: SanctionKind, date: string): SanctionTerms & { readonly rule: RuleVersion } {
  const track: Track = kind.startsWith('party') ? 'party' : 'government';
  const { ruleId, version, sanctions } = versionInForce(sanctionCatalogues[track], date);
  const found = sanctions.find((sanction) => sanction.kind === kind);
  if (!found) throw new RangeError(`catalogue ${ruleId} ${version} lacks ${kind}`);
  return { ...found, rule: { ruleId, version } };
}
