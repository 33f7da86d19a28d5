import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';

/** 县级 · 设区市级 · 省级 · 中央 */
export const organisationLevels = ['county', 'prefecture', 'province', 'central'] as const;
export type OrganisationLevel = (typeof organisationLevels)[number];

/** A commission above the county, and the jurisdictions that it stands over. What is not listed is of the county's level. */
interface HigherCommission {
  readonly organisationId: string;
  readonly level: OrganisationLevel;
  readonly over: readonly string[];
}

interface TracingAuthority extends Versioned {
  /** The lowest level that may find a false accusation. */
  readonly lowest: OrganisationLevel;
  readonly commissions: readonly HigherCommission[];
}

/** 诬告陷害认定权限 (B1.16), with the commissions of the demo directory; a deployment has rows of its own. */
export const tracingAuthorities: readonly TracingAuthority[] = [
  {
    ruleId: 'B1.16-authority',
    version: '2020',
    effectiveFrom: '2017-01-08',
    clause: '处理检举控告工作规则第三十九条:认定诬告陷害,应当经设区的市级以上党委或者纪检监察机关批准',
    lowest: 'prefecture',
    commissions: [{ organisationId: 'upper', level: 'prefecture', over: ['mhk', 'pj'] }],
  },
];

export interface TracingRight {
  readonly rule: RuleVersion;
  readonly level: OrganisationLevel;
  /** High enough, and the same organisation or one that stands over it. */
  readonly sufficient: boolean;
}

/** B1.16: whether an organisation may find a false accusation in a clue of another's library on that day. */
export function tracingRight(approver: string, owner: string, date: string, authorities = tracingAuthorities): TracingRight {
  const authority = versionInForce(authorities, date);
  const known = authority.commissions.find(({ organisationId }) => organisationId === approver);
  const level = known?.level ?? 'county';
  const high = organisationLevels.indexOf(level) >= organisationLevels.indexOf(authority.lowest);
  return { rule: ruleOf(authority), level, sufficient: high && (approver === owner || (known?.over.includes(owner) ?? false)) };
}

/** Jurisdictions over which an organisation stands. */
export function jurisdictionsBelow(organisationId: string, authorities = tracingAuthorities): readonly string[] {
  return authorities.at(-1)!.commissions.find((one) => one.organisationId === organisationId)?.over ?? [];
}
