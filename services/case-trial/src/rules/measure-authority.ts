import { type InstitutionMeasure, institutionMeasures } from '@liandong/contracts';
import type { RuleVersion } from '@liandong/event-sourcing';
import { ruleOf, type Versioned, versionInForce } from './versioned.js';

/** 诫勉谈话 · 批评教育: what the first form (第一种形态) knows here, of persons. */
export const talkMeasures = ['admonish', 'criticise-educate'] as const;
export type TalkMeasure = (typeof talkMeasures)[number];

/** And of institutions 问责 (检查、通报、改组) and 建议, by a document. */
export const measureKinds = [...talkMeasures, ...institutionMeasures] as const;
export type MeasureKind = (typeof measureKinds)[number];

export function isTalk(kind: MeasureKind): kind is TalkMeasure {
  return talkMeasures.some((known) => known === kind);
}

/** 主要负责人 · 分管领导 */
export type MeasureApprover = 'principal' | 'deputy';

interface DocumentTerms {
  readonly approvers: readonly MeasureApprover[];
  /** Whether the institution answers in writing (书面检查、整改) before the measure ends. */
  readonly followUp: boolean;
  /** Whether it needs the approval of the same-level party committee, by its number. */
  readonly upperApproval: boolean;
}

interface MeasureTerms {
  readonly approvers: readonly MeasureApprover[];
  readonly leastTalkers: number;
  /** Influence period in months; null where there is none. */
  readonly months: number | null;
  /** Whether the person's written follow-up (整改、检查材料) is awaited after the talk. */
  readonly followUp: boolean;
}

interface MeasureAuthority extends Versioned {
  readonly kinds: Readonly<Record<TalkMeasure, MeasureTerms>>;
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

interface DocumentAuthority extends Versioned {
  readonly kinds: Readonly<Record<InstitutionMeasure, DocumentTerms>>;
}

/** 对单位的问责与建议, as versioned data. */
export const institutionMeasureAuthorities: readonly DocumentAuthority[] = [
  {
    ruleId: 'B6.1',
    version: '2019',
    effectiveFrom: '2016-07-08',
    clause:
      '《中国共产党问责条例》第八条:对党组织的问责方式为检查、通报、改组;监督执纪工作规则第十九条、监察法第十一条:纪律检查建议、监察建议',
    kinds: {
      examination: { approvers: ['principal'], followUp: true, upperApproval: false },
      circular: { approvers: ['principal'], followUp: true, upperApproval: false },
      reorganisation: { approvers: ['principal'], followUp: false, upperApproval: true },
      suggestion: { approvers: ['deputy', 'principal'], followUp: false, upperApproval: false },
    },
  },
];

/** B6.1: what holds for a measure about an institution on that day. */
export function documentTerms(kind: InstitutionMeasure, date: string): DocumentTerms & { readonly rule: RuleVersion } {
  const authority = versionInForce(institutionMeasureAuthorities, date);
  return { ...authority.kinds[kind], rule: ruleOf(authority) };
}

/** Who approves a measure of any kind on that day. */
export function approvalTerms(
  kind: MeasureKind,
  date: string,
): { readonly approvers: readonly MeasureApprover[]; readonly rule: RuleVersion } {
  return isTalk(kind) ? measureTerms(kind, date) : documentTerms(kind, date);
}

/** B1.18, B2.26: what holds for a measure of that kind on that day. */
export function measureTerms(kind: TalkMeasure, date: string): MeasureTerms & { readonly rule: RuleVersion } {
  const authority = versionInForce(measureAuthorities, date);
  return { ...authority.kinds[kind], rule: ruleOf(authority) };
}
