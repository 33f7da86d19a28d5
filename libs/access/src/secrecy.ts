import { type Refusal, ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import type { Role } from './principal.js';

/** 公开 · 内部 · 秘密 · 机密 · 绝密 (B4.9), from the lowest to the highest. */
export const secrecyLevels = ['public', 'internal', 'confidential', 'secret', 'top-secret'] as const;
export type SecrecyLevel = (typeof secrecyLevels)[number];

/** What nobody has classified. */
export const unclassified: SecrecyLevel = 'internal';

interface Clearances extends Versioned {
  readonly byRole: { readonly [R in Role]?: SecrecyLevel };
  /** Of roles that are not named. */
  readonly others: SecrecyLevel;
}

/** 知密范围 by role (B4.9). The rule names five levels and no names; those of the field are used, and a deployment has rows of its own. */
export const clearances: readonly Clearances[] = [
  {
    ruleId: 'B4.9-clearance',
    version: '2019',
    effectiveFrom: '2017-01-08',
    clause: '案卷材料分五级管理,按岗位确定知密范围',
    byRole: {
      principal: 'top-secret',
      'party-chief': 'top-secret',
      deputy: 'secret',
      'case-director': 'secret',
      'trial-director': 'secret',
      supervisor: 'confidential',
      investigator: 'confidential',
      'intake-officer': 'confidential',
      'reception-officer': 'confidential',
      'trial-officer': 'confidential',
    },
    others: unclassified,
  },
  {
    ruleId: 'B4.9-clearance',
    version: '2026',
    effectiveFrom: '2026-01-01',
    clause: '案卷材料分五级管理,按岗位确定知密范围;干部监督部门核查泄密等违规违纪行为,列入知密范围',
    byRole: {
      principal: 'top-secret',
      'party-chief': 'top-secret',
      deputy: 'secret',
      'case-director': 'secret',
      'trial-director': 'secret',
      'cadre-supervisor': 'secret',
      supervisor: 'confidential',
      investigator: 'confidential',
      'intake-officer': 'confidential',
      'reception-officer': 'confidential',
      'trial-officer': 'confidential',
    },
    others: unclassified,
  },
];

export function isAbove(level: SecrecyLevel, other: SecrecyLevel): boolean {
  return secrecyLevels.indexOf(level) > secrecyLevels.indexOf(other);
}

/** The version of the clearances on a day (`YYYY-MM-DD`). */
export function clearanceRuleOn(date: string): RuleVersion {
  return ruleOf(versionInForce(clearances, date));
}

/** The highest level that somebody with these roles may work on and read, by the newest version. */
export function clearanceOf(roles: readonly Role[], versions = clearances): SecrecyLevel {
  const { byRole, others } = versions.at(-1)!;
  return roles.reduce<SecrecyLevel>((highest, role) => (isAbove(byRole[role] ?? others, highest) ? byRole[role]! : highest), others);
}

/** B4.9: what somebody is told who asks for what is classified above their clearance; nothing of the matter. */
export const aboveClearance: Refusal = {
  code: 'access.above-clearance',
  kind: 'forbidden',
  rule: 'B4.9',
  zh: '该事项的密级高于您的知密范围',
  en: 'The matter is classified above your clearance',
};

/** Whoever is of another body: they are not even told that something is classified (B4.9, B4.4). */
export function isOutsider(roles: readonly Role[]): boolean {
  return roles.every((role) => role === 'agency-integrator');
}
