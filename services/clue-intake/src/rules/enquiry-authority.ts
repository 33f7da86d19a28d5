import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { earliestDate } from '@liandong/legal-time';

/** 选拔任用、晋升 · 换届、提名代表委员 · 评先评优、表彰 · 其他 */
export const enquiryPurposes = ['appointment', 'election', 'award', 'other'] as const;
export type EnquiryPurpose = (typeof enquiryPurposes)[number];

/** 分管领导 · 主要负责人 */
export type EnquiryApprover = 'deputy' | 'principal';

interface EnquiryAuthority extends Versioned {
  /** Who approves a reply, in this order: `clear` where nothing is known of anybody asked about, `known` where something is. */
  readonly chains: {
    readonly [P in EnquiryPurpose]: { readonly clear: readonly EnquiryApprover[]; readonly known: readonly EnquiryApprover[] };
  };
}

const both = ['deputy', 'principal'] as const;

/** 廉政意见审批权限, as versioned data. The working rules ask that replies are strictly checked and name no approver: these are ours. */
export const enquiryAuthorities: readonly EnquiryAuthority[] = [
  {
    ruleId: 'enquiry-authority',
    version: '2019',
    effectiveFrom: earliestDate,
    clause: '监督执纪工作规则:严把党风廉洁意见回复关;回复由分管领导审核,涉及选拔任用、换届或者有问题线索的,报主要负责人批准(默认)',
    chains: {
      appointment: { clear: both, known: both },
      election: { clear: both, known: both },
      award: { clear: ['deputy'], known: both },
      other: { clear: ['deputy'], known: both },
    },
  },
];

export interface EnquiryChain {
  readonly rule: RuleVersion;
  readonly approvers: readonly EnquiryApprover[];
}

/** Who approves a reply that is proposed on that day, and in which order. */
export function enquiryChain(purpose: EnquiryPurpose, known: boolean, date: string, authorities = enquiryAuthorities): EnquiryChain {
  const authority = versionInForce(authorities, date);
  return { rule: ruleOf(authority), approvers: authority.chains[purpose][known ? 'known' : 'clear'] };
}
