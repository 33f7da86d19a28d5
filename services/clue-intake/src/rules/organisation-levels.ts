import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { localRows, organisationLevels, ownRowOn } from '@liandong/legal-time';

export type OrganisationLevel = (typeof organisationLevels)[number];

interface TracingAuthority extends Versioned {
  /** The lowest level that may find a false accusation: the law’s, and no matter of an installation. */
  readonly lowest: OrganisationLevel;
}

/** 诬告陷害认定权限 (B1.16). Which commissions are how high, and what they stand over, the installation says. */
export const tracingAuthorities: readonly TracingAuthority[] = [
  { ruleId: 'B1.16-authority', version: '2020', effectiveFrom: '2017-01-08', clause: '处理检举控告工作规则第三十九条:认定诬告陷害,应当经设区的市级以上党委或者纪检监察机关批准', lowest: 'prefecture' },
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

/** Jurisdictions over which an organisation stands on a day. */
export function jurisdictionsBelow(organisationId: string, date: string): readonly string[] {
  return standingOf(organisationId, date).over;
}

/** How high an organisation is, what it stands over, and the version that says so; what is not listed is of the county’s level and stands over nobody. */
export function standingOf(organisationId: string, date: string): { readonly level: OrganisationLevel; readonly over: readonly string[]; readonly rules: readonly RuleVersion[] } {
  const row = ownRowOn(localRows('commissions'), organisationId, date);
  return row ? { level: row.level, over: row.over, rules: [{ ruleId: 'commissions', version: row.version }] } : { level: 'county', over: [], rules: [] };
}

/** Whether a body is the commission of that jurisdiction itself, or one that stands over it on that day, with the version that says so. */
export function standsAt(bodyId: string, level: 'own' | 'upper', jurisdiction: string, date: string): { readonly competent: boolean; readonly rules: readonly RuleVersion[] } {
  if (level === 'own') return { competent: bodyId === jurisdiction, rules: [] };
  const { over, rules } = standingOf(bodyId, date);
  return { competent: over.includes(jurisdiction), rules };
}
