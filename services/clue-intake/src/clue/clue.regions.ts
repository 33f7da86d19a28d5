import { isWithin } from '@liandong/access';
import type { Subject } from '@liandong/contracts';
import type { RuleVersion } from '@liandong/event-sourcing';
import { townshipBy, townshipOf } from '../rules/organisation-kinds.js';

/** 所在乡镇、街道 of each subject; whoever is in none is not listed. */
export type Regions = readonly { readonly subjectId: string; readonly townshipId: string }[];

/** Where each of these subjects works, as the installation's table of that day says, with the versions that say so: stored with what names them, since a row that comes later must not move what was counted (B1.22). */
export function regionsOn(
  subjects: readonly Subject[],
  date: string,
): { readonly data: { readonly regions?: Regions }; readonly rules: readonly RuleVersion[] } {
  const found = subjects.flatMap(({ subjectId, organisationId }) => {
    const townshipId = townshipOf(organisationId, date);
    return townshipId === undefined ? [] : [{ subjectId, townshipId }];
  });
  if (found.length === 0) return { data: {}, rules: [] };
  const versions = new Map(found.map(({ townshipId }) => townshipBy(townshipId, date)!).map((rule) => [rule.version, rule]));
  return { data: { regions: found }, rules: [...versions.values()] };
}

/**
 * The region under which a subject counts: the township or street; the commission where it is in none, as the county's own departments are. The unit
 * that an old ledger writes in its own words is no region.
 */
export function regionOf(
  { subjectId, organisationId }: Pick<Subject, 'subjectId' | 'organisationId'>,
  { regions, organisationId: commission = '' }: { readonly regions: Regions; readonly organisationId?: string | undefined },
): string | undefined {
  const known = regions.find((one) => one.subjectId === subjectId);
  if (known) return known.townshipId;
  return isWithin(organisationId, commission) ? commission : undefined;
}
