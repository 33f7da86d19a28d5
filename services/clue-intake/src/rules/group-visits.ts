import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { type CalendarDate, earliestDate } from '@liandong/legal-time';

interface GroupVisits extends Versioned {
  /** Persons who speak for a group that visits, at most. */
  readonly representatives: number;
}

/** 走访代表 (B1.5), as versioned data. */
export const groupVisits: readonly GroupVisits[] = [
  {
    ruleId: 'B1.5-representatives',
    version: '2005',
    effectiveFrom: earliestDate,
    clause: '信访条例(2005)第十八条:多人采用走访形式提出共同的信访事项的,应当推选代表,代表人数不得超过5人',
    representatives: 5,
  },
  {
    ruleId: 'B1.5-representatives',
    version: '2022',
    effectiveFrom: '2022-05-01',
    clause: '信访工作条例(2022)第二十条:多人采用走访形式提出共同的信访事项的,应当推选代表,代表人数不得超过5人',
    representatives: 5,
  },
];

/** B1.5: through how many a group is heard that visits on that day, at most. */
export function representativesOn(
  date: CalendarDate,
  versions: readonly GroupVisits[] = groupVisits,
): { readonly most: number; readonly rule: RuleVersion } {
  const version = versionInForce(versions, date);
  return { most: version.representatives, rule: ruleOf(version) };
}
