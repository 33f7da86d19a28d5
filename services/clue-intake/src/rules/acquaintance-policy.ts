import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';

/** 同乡镇 · 亲属 · 曾在同一单位任职 */
export const acquaintanceKinds = ['same-township', 'kin', 'former-post'] as const;
export type AcquaintanceKind = (typeof acquaintanceKinds)[number];

interface AcquaintancePolicy extends Versioned {
  readonly kinds: readonly AcquaintanceKind[];
  /** Years after its end for which a former post still counts. */
  readonly formerPostYears: number;
}

/** “熟人社会”比对口径 (2.5, 3.15), with the choice of the demo organisations; no rule names the number of years, a deployment has rows of its own. */
export const acquaintancePolicies: readonly AcquaintancePolicy[] = [
  {
    ruleId: 'acquaintance-check',
    version: '2017',
    effectiveFrom: '2017-01-08',
    clause: '分办前比对承办领导、承办人员与被反映人:同乡镇、亲属关系、任职经历(离任十年内)',
    kinds: ['same-township', 'kin', 'former-post'],
    formerPostYears: 10,
  },
];

export interface AcquaintanceRule {
  readonly rule: RuleVersion;
  readonly kinds: readonly AcquaintanceKind[];
  readonly formerPostYears: number;
}

/** What is compared on that day. */
export function acquaintanceRuleOn(date: string, policies = acquaintancePolicies): AcquaintanceRule {
  const policy = versionInForce(policies, date);
  return { rule: ruleOf(policy), kinds: policy.kinds, formerPostYears: policy.formerPostYears };
}
