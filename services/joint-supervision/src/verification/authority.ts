import type { RuleVersion } from '@liandong/event-sourcing';

/** Who may approve: 主要负责人, or the chief of the party committee of the same level (同级党委主要负责人). */
export type ApprovalRole = 'principal' | 'party-chief';

/** Who approves a verification (审批权限), as versioned data: a new version gets a new row, a row is never edited. */
export interface ApprovalAuthority extends RuleVersion {
  /** First day on which approvals follow this version. */
  readonly effectiveFrom: string;
  readonly clause: string;
  readonly ordinary: ApprovalRole;
  /** When a subject is the chief of a next-lower party organisation (下一级党委(党组)主要负责人). */
  readonly nextLowerPartyChief: ApprovalRole;
}

export const approvalAuthorities: readonly ApprovalAuthority[] = [
  {
    ruleId: 'B2.1',
    version: '2019',
    effectiveFrom: '2017-01-08',
    clause: '监督执纪工作规则第三十三条:初核方案报主要负责人审批;被核查人为下一级党委(党组)主要负责人的,报同级党委主要负责人批准',
    ordinary: 'principal',
    nextLowerPartyChief: 'party-chief',
  },
];

/** The authority that an approval needs; stored with the event that asks for it. */
export interface RequiredAuthority extends RuleVersion {
  readonly role: ApprovalRole;
}

/**
 * B2.1: who approves on that day (`YYYY-MM-DD`).
 *
 * @throws RangeError no version in force on that day
 */
export function authorityOn(date: string, aboutPartyChief: boolean, authorities = approvalAuthorities): RequiredAuthority {
  const inForce = authorities
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .reduce<ApprovalAuthority | undefined>(
      (newest, row) => (!newest || row.effectiveFrom > newest.effectiveFrom ? row : newest),
      undefined,
    );
  if (!inForce) throw new RangeError(`no version of the approval authority is in force on ${date}`);
  const { ruleId, version, ordinary, nextLowerPartyChief } = inForce;
  return { ruleId, version, role: aboutPartyChief ? nextLowerPartyChief : ordinary };
}
