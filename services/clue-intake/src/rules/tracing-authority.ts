import { type OrganisationLevel, standingOf } from '@liandong/access';
import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { organisationLevels } from '@liandong/legal-time';

interface TracingAuthority extends Versioned {
  /** The lowest level that may find a false accusation: the law’s, and no matter of an installation. */
  readonly lowest: OrganisationLevel;
}

/** 诬告陷害认定权限 (B1.16). Which commissions are how high, and what they stand over, the installation says. */
export const tracingAuthorities: readonly TracingAuthority[] = [
  {
    ruleId: 'B1.16-authority',
    version: '2020',
    effectiveFrom: '2017-01-08',
    clause: '处理检举控告工作规则第三十九条:认定诬告陷害,应当经设区的市级以上党委或者纪检监察机关批准',
    lowest: 'prefecture',
  },
];

export interface TracingRight {
  readonly rules: readonly RuleVersion[];
  readonly level: OrganisationLevel;
  /** High enough, and the same organisation or one that stands over it. */
  readonly sufficient: boolean;
}

/** B1.16: whether an organisation may find a false accusation in a clue of another's library on that day. */
export function tracingRight(approver: string, owner: string, date: string, authorities = tracingAuthorities): TracingRight {
  const authority = versionInForce(authorities, date);
  const { level, over, rules } = standingOf(approver, date);
  const high = organisationLevels.indexOf(level) >= organisationLevels.indexOf(authority.lowest);
  return { rules: [ruleOf(authority), ...rules], level, sufficient: high && (approver === owner || over.includes(owner)) };
}
