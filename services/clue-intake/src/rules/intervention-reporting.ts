import { standsAt } from '@liandong/access';
import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { earliestDate } from '@liandong/legal-time';

/** 上级机关或者本机关领导 · 本机关其他人员 · 外单位人员 */
export const pleaderStandings = ['superior', 'colleague', 'outsider'] as const;
export type PleaderStanding = (typeof pleaderStandings)[number];

/** own: the chief of the organisation · upper: the body that stands over it. */
export type ReportingLevel = 'own' | 'upper';

interface InterventionReporting extends Versioned {
  readonly levels: Readonly<Record<PleaderStanding, ReportingLevel>>;
}

/** To whom inquiring and pleading is reported (B4.6), as versioned data; a superior must not be the one who hears of it. */
export const interventionReporting: readonly InterventionReporting[] = [
  {
    ruleId: 'B4.6-reporting',
    version: '2018',
    effectiveFrom: earliestDate,
    levels: { superior: 'upper', colleague: 'own', outsider: 'own' },
    clause:
      '监察法(2018)第五十七条:打听案情、过问案件、说情干预的,应当及时报告,有关情况登记备案;涉及上级或者本机关领导的,报告上级机关(默认)',
  },
  {
    ruleId: 'B4.6-reporting',
    version: '2024',
    effectiveFrom: '2025-06-01',
    levels: { superior: 'upper', colleague: 'own', outsider: 'own' },
    clause:
      '监察法(2024)第六十六条:打听案情、过问案件、说情干预的,应当及时报告,有关情况登记备案;涉及上级或者本机关领导的,报告上级机关(默认)',
  },
];

/** Whom an entry of an organisation is reported to on that day, and whether the receiver is that body. */
export function reportingOf(
  standing: PleaderStanding,
  receiverId: string,
  organisationId: string,
  date: string,
  versions = interventionReporting,
): { readonly rules: readonly RuleVersion[]; readonly level: ReportingLevel; readonly competent: boolean } {
  const version = versionInForce(versions, date);
  const level = version.levels[standing];
  const { competent, rules } = standsAt(receiverId, level, organisationId, date);
  return { rules: [ruleOf(version), ...rules], level, competent };
}
