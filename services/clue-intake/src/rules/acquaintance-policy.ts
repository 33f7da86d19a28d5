import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { type acquaintanceKinds, localRows, nearestRowOn } from '@liandong/legal-time';

export type AcquaintanceKind = (typeof acquaintanceKinds)[number];

interface AcquaintancePolicy extends Versioned {
  readonly kinds: readonly AcquaintanceKind[];
  /** Years after its end for which a former post still counts. */
  readonly formerPostYears: number;
}

/** “熟人社会”比对口径 (2.5, 3.15) where an organisation has set nothing for itself; no rule names the number of years. */
const acquaintancePolicies: readonly AcquaintancePolicy[] = [
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

/** What this organisation compares on that day: by its own row, else by ours. */
export function acquaintanceRuleOn(organisationId: string, date: string): AcquaintanceRule {
  const own = nearestRowOn(localRows('acquaintance'), organisationId, date);
  if (own) return { rule: { ruleId: 'acquaintance-check', version: own.version }, kinds: own.kinds, formerPostYears: own.formerPostYears };
  const policy = versionInForce(acquaintancePolicies, date);
  return { rule: ruleOf(policy), kinds: policy.kinds, formerPostYears: policy.formerPostYears };
}
