import type { RuleVersion } from '@liandong/event-sourcing';
import type { Subject } from '@liandong/contracts';
import type { Accountability } from '../case/case.events.js';
import type { SanctionKind } from './sanctions.js';
import { ruleOf, type Versioned, versionInForce } from './versioned.js';

/** 乡镇纪委 · 乡镇党委 · 县级纪委监委 · 县级党委: bodies that decide collectively. */
export const decidingBodies = ['township-commission', 'township-party-committee', 'county-commission', 'county-party-committee'] as const;
export type DecidingBody = (typeof decidingBodies)[number];

export const decidingBodyNames: Readonly<Record<DecidingBody, string>> = {
  'township-commission': '乡镇纪委',
  'township-party-committee': '乡镇党委',
  'county-commission': '县级纪委监委',
  'county-party-committee': '县级党委',
};

/** Bodies that must all decide; one of several such sets. */
type Alternatives = readonly (readonly DecidingBody[])[];

interface AuthorityRow {
  readonly managedBy: readonly Subject['managedBy'][];
  /** Whether the row holds for simple cases, for complex ones, or for both. */
  readonly cases: 'simple' | 'complex' | 'all';
  readonly sanctions: readonly SanctionKind[];
  readonly bodies: Alternatives;
}

interface SanctionAuthority extends Versioned {
  readonly rows: readonly AuthorityRow[];
  /** 撤案 · 免予处分 · 不予处分 · 移送: by the body that filed. */
  readonly withoutSanction: Alternatives;
  /** 问责 of institutions: no rule of ours names the bodies; 改组 is decided by those that decide the gravest sanctions. */
  readonly accountability: Readonly<Record<Accountability, Alternatives>>;
}

const light: readonly SanctionKind[] = ['party-warning', 'party-serious-warning'];
const belowExpulsion: readonly SanctionKind[] = ['party-post-removal', 'party-probation'];
const government: readonly SanctionKind[] = [
  'government-warning',
  'government-demerit',
  'government-major-demerit',
  'government-demotion',
  'government-removal',
  'government-dismissal',
];
const grassRoots: readonly Subject['managedBy'][] = ['township', 'village'];
const county: Alternatives = [['county-commission']];

const accountability: SanctionAuthority['accountability'] = {
  examination: county,
  circular: county,
  reorganisation: [['county-commission', 'county-party-committee']],
};

const rows: readonly AuthorityRow[] = [
  { managedBy: grassRoots, cases: 'simple', sanctions: light, bodies: [['township-commission'], ['township-party-committee']] },
  { managedBy: grassRoots, cases: 'simple', sanctions: belowExpulsion, bodies: [['township-party-committee']] },
  { managedBy: grassRoots, cases: 'simple', sanctions: ['party-expulsion'], bodies: county },
  { managedBy: grassRoots, cases: 'complex', sanctions: [...light, ...belowExpulsion, 'party-expulsion'], bodies: county },
  { managedBy: grassRoots, cases: 'all', sanctions: government, bodies: county },
  { managedBy: ['county'], cases: 'all', sanctions: [...light, ...government], bodies: county },
  {
    managedBy: ['county'],
    cases: 'all',
    sanctions: [...belowExpulsion, 'party-expulsion'],
    bodies: [['county-commission', 'county-party-committee']],
  },
];

/** 处分批准权限 (B2.21), as versioned data. Persons managed by the upper level are in no row: nobody here may sanction them. */
export const sanctionAuthorities: readonly SanctionAuthority[] = [
  {
    ruleId: 'B2.21',
    version: 'charter',
    effectiveFrom: '1982-09-06',
    clause: '党章第四十二条(处分违犯党纪的党员的批准权限)',
    rows,
    withoutSanction: county,
    accountability,
  },
  {
    ruleId: 'B2.21',
    version: '2022',
    effectiveFrom: '2022-09-22',
    clause: '处分违纪党员批准权限和程序规定(2022)第六条、第二十八条、第三十八条',
    rows,
    withoutSanction: county,
    accountability,
  },
];

export interface Competence {
  readonly managedBy: Subject['managedBy'];
  readonly complex: boolean;
  /** 提级办理 (B3.6): decided where complex cases are, never by the township. */
  readonly raised?: boolean;
  readonly sanctions: readonly SanctionKind[];
  readonly accountability?: Accountability | undefined;
  /** Day of the decision. */
  readonly date: string;
}

/**
 * B2.21: per sanction, the sets of bodies one of which must have decided; an empty list where nobody may. Without a sanction there is
 * one entry, for the other outcomes.
 */
export function competentBodies({ managedBy, complex, raised = false, sanctions, accountability: held, date }: Competence): {
  readonly rule: RuleVersion;
  readonly perSanction: readonly Alternatives[];
} {
  const authority = versionInForce(sanctionAuthorities, date);
  const find = (kind: SanctionKind): Alternatives =>
    authority.rows.find(
      (row) =>
        row.managedBy.includes(managedBy) &&
        row.sanctions.includes(kind) &&
        (row.cases === 'all' || (row.cases === 'complex') === (complex || raised)),
    )?.bodies ?? [];
  return {
    rule: ruleOf(authority),
    perSanction:
      sanctions.length > 0 ? sanctions.map(find) : [held === undefined ? authority.withoutSanction : authority.accountability[held]],
  };
}

/** Whether these bodies together may decide. */
export function areCompetent(met: readonly DecidingBody[], perSanction: readonly Alternatives[]): boolean {
  return perSanction.every((alternatives) => alternatives.some((bodies) => bodies.every((body) => met.includes(body))));
}

/** 审核 · 报批 (B5.1): whether the township may decide by itself after the county's review, or asks the county to decide. */
export type TownshipRoute = 'review' | 'approval';

export function townshipRoute(perSanction: readonly Alternatives[]): TownshipRoute {
  const atHome = (bodies: readonly DecidingBody[]) => bodies.every((body) => body.startsWith('township'));
  return perSanction.every((alternatives) => alternatives.some(atHome)) ? 'review' : 'approval';
}
