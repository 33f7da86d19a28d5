import { jurisdictionOf, standsAt } from '@liandong/access';
import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { earliestDate } from '@liandong/legal-time';

/** 领导班子成员 (managed by the upper level) · 其他工作人员 (managed by the own level) */
export const officerStandings = ['leader', 'staff'] as const;
export type OfficerStanding = (typeof officerStandings)[number];

interface BreachCompetence extends Versioned {
  /** own: the commission of the officer's jurisdiction · upper: the commission that stands over it. */
  readonly bodies: Readonly<Record<OfficerStanding, 'own' | 'upper'>>;
}

/** 追责管辖: which discipline body is competent for an officer's liability (B4.5, B4.8), as versioned data; by who manages the officer (干部管理权限). */
export const breachCompetences: readonly BreachCompetence[] = [
  {
    ruleId: 'B4.5-competence',
    version: '2019',
    effectiveFrom: earliestDate,
    clause: '监督执纪工作规则第五条、第七十二条:按照干部管理权限分级负责;领导班子成员由上级纪检监察机关处理,其他工作人员由本机关处理',
    bodies: { leader: 'upper', staff: 'own' },
  },
];

export interface CompetentBody {
  readonly rules: readonly RuleVersion[];
  readonly level: 'own' | 'upper';
  readonly competent: boolean;
}

/** Whether a body is competent for an officer's liability on that day. */
export function bodyCompetent(
  bodyId: string,
  officer: { readonly organisationId: string; readonly standing: OfficerStanding },
  date: string,
  competences = breachCompetences,
): CompetentBody {
  const competence = versionInForce(competences, date);
  const level = competence.bodies[officer.standing];
  const { competent, rules } = standsAt(bodyId, level, jurisdictionOf(officer.organisationId), date);
  return { rules: [ruleOf(competence), ...rules], level, competent };
}
