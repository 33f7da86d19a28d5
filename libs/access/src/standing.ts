import type { RuleVersion } from '@liandong/event-sourcing';
import { localRows, type organisationLevels, ownRowOn } from '@liandong/legal-time';

/** 县级 · 设区市级 · 省级 · 中央 */
export type OrganisationLevel = (typeof organisationLevels)[number];

/** Jurisdictions over which an organisation stands on a day. */
export function jurisdictionsBelow(organisationId: string, date: string): readonly string[] {
  return standingOf(organisationId, date).over;
}

/** How high an organisation is, what it stands over, and the version that says so; what is not listed is of the county’s level and stands over nobody. */
export function standingOf(
  organisationId: string,
  date: string,
): { readonly level: OrganisationLevel; readonly over: readonly string[]; readonly rules: readonly RuleVersion[] } {
  const row = ownRowOn(localRows('commissions'), organisationId, date);
  return row
    ? { level: row.level, over: row.over, rules: [{ ruleId: 'commissions', version: row.version }] }
    : { level: 'county', over: [], rules: [] };
}

/** Whether a body is the commission of that jurisdiction itself, or one that stands over it on that day, with the version that says so. */
export function standsAt(
  bodyId: string,
  level: 'own' | 'upper',
  jurisdiction: string,
  date: string,
): { readonly competent: boolean; readonly rules: readonly RuleVersion[] } {
  if (level === 'own') return { competent: bodyId === jurisdiction, rules: [] };
  const { over, rules } = standingOf(bodyId, date);
  return { competent: over.includes(jurisdiction), rules };
}
