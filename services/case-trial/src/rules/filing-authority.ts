import type { RuleVersion } from '@liandong/event-sourcing';
import type { Subject } from '@liandong/contracts';
import type { Track } from './sanctions.js';
import { ruleOf, type Versioned, versionInForce } from './versioned.js';

/** 主要负责人 · 同级党委主要负责人 */
export const filingApprovers = ['principal', 'party-chief'] as const;
export type FilingApprover = (typeof filingApprovers)[number];

interface FilingAuthority extends Versioned {
  readonly ordinary: readonly FilingApprover[];
  /** 党纪立案 of a person whom the same-level party committee manages. */
  readonly partyTrackSameLevel: readonly FilingApprover[];
}

/** 立案审批 (B2.4), as versioned data: who approves, in this order. */
export const filingAuthorities: readonly FilingAuthority[] = [
  {
    ruleId: 'B2.4',
    version: '2019',
    effectiveFrom: '2017-01-08',
    clause: '监督执纪工作规则第三十八条:经主要负责人审批,报同级党委主要负责人批准,予以立案审查调查',
    ordinary: ['principal'],
    partyTrackSameLevel: ['principal', 'party-chief'],
  },
];

/** B2.4: who has to approve a filing proposed on that day. */
export function filingApproversOf(
  managedBy: Subject['managedBy'],
  tracks: readonly Track[],
  date: string,
): { readonly rule: RuleVersion; readonly approvers: readonly FilingApprover[] } {
  const authority = versionInForce(filingAuthorities, date);
  const sameLevel = managedBy === 'county' && tracks.includes('party');
  return { rule: ruleOf(authority), approvers: sameLevel ? authority.partyTrackSameLevel : authority.ordinary };
}
