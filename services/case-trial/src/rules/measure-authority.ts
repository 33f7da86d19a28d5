import type { RuleVersion } from '@liandong/event-sourcing';
import { ruleOf, type Versioned, versionInForce } from './versioned.js';

/** 诫勉谈话 · 批评教育: what the first form (第一种形态) knows here. */
export const measureKinds = ['admonish', 'criticise-educate'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** 主要负责人 · 分管领导 */
export type MeasureApprover = 'principal' | 'deputy';

interface MeasureTerms {
  readonly approvers: readonly MeasureApprover[];
  readonly leastTalkers: number;
  /** Influence period in months; null where there is none. */
  readonly months: number | null;
  /** Whether the person's written follow-up (整改、检查材料) is awaited after the talk. */
  readonly followUp: boolean;
}

interface MeasureAuthority extends Versioned {
  readonly kinds: Readonly<Record<MeasureKind, MeasureTerms>>;
}

/** Who approves a measure of the first form and what it entails, as versioned data. */
export const measureAuthorities: readonly MeasureAuthority[] = [
  {
    ruleId: 'B1.18',
    version: '2019',
    effectiveFrom: '2017-01-08',
    clause: '监督执纪工作规则第二十八条至第三十一条:谈话方案报批,二人以上进行并制作记录;诫勉影响期六个月',
    kinds: {
      admonish: { approvers: ['principal'], leastTalkers: 2, months: 6, followUp: true },
      'criticise-educate': { approvers: ['deputy', 'principal'], leastTalkers: 2, months: null, followUp: false },
    },
  },
];

/** B1.18, B2.26: what holds for a measure of that kind on that day. */
export function measureTerms(kind: MeasureKind, date: string): MeasureTerms & { readonly rule: RuleVersion } {
  const authority = versionInForce(measureAuthorities, date);
  return { ...authority.kinds[kind], rule: ruleOf(authority) };
}
