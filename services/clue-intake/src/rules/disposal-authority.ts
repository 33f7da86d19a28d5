import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { type Subject, subjectKindOf } from '@liandong/contracts';
import { approverRoles as disposalApprovers, localRows, nearestRowOn } from '@liandong/legal-time';
import type { DisposalMode } from '../clue/clue.events.js';

export type DisposalApprover = (typeof disposalApprovers)[number];

interface DisposalAuthority extends Versioned {
  /** Who approves which mode, in this order, by the level that manages the highest subject. */
  readonly chains: { readonly [M in DisposalMode]: { readonly [L in Subject['managedBy']]: readonly DisposalApprover[] } };
}

const everyLevel = (chain: readonly DisposalApprover[]) => ({ upper: chain, county: chain, township: chain, village: chain });

/** 处置方式审批权限 (B1.1, B1.3), as versioned data. A subject of the upper level never gets this far (B1.7). */
export const disposalAuthorities: readonly DisposalAuthority[] = [
  {
    ruleId: 'B1.1-authority',
    version: '2019',
    effectiveFrom: '2017-01-08',
    clause: '监督执纪工作规则第二十一、二十三条:处置意见履行审批手续,报主要负责人批准;谈话函询乡镇以下管理对象的由分管领导批准',
    chains: {
      'initial-verification': everyLevel(['principal']),
      'talk-inquiry': { ...everyLevel(['deputy', 'principal']), township: ['deputy'], village: ['deputy'] },
      hold: everyLevel(['principal']),
      close: everyLevel(['principal']),
    },
  },
];

export interface ApprovalChain {
  readonly rule: RuleVersion;
  readonly approvers: readonly DisposalApprover[];
}

/** Below stands what is managed lower. */
const levels: readonly Subject['managedBy'][] = ['village', 'township', 'county', 'upper'];

/** Whoever is not identified may turn out to be anybody whom the commission manages: the highest of them counts. */
const levelOf = (subject: Pick<Subject, 'managedBy' | 'kind'>): Subject['managedBy'] =>
  subjectKindOf(subject) === 'unidentified' ? 'county' : subject.managedBy;

/** B1.1: who approves a mode that is proposed on that day, in this order; the highest subject counts, an institution by who manages it. An organisation may add approvers, and takes none away. */
export function approvalChain(
  mode: DisposalMode,
  subjects: readonly Pick<Subject, 'managedBy' | 'kind'>[],
  date: string,
  organisationId?: string,
  authorities = disposalAuthorities,
): ApprovalChain {
  const authority = versionInForce(authorities, date);
  const highest = subjects.map(levelOf).reduce((best, level) => (levels.indexOf(level) > levels.indexOf(best) ? level : best), 'village');
  const approvers = authority.chains[mode][highest];
  const own = nearestRowOn(localRows('disposalApprovals'), organisationId, date);
  const added = highest === 'upper' ? undefined : own?.adds[mode]?.[highest];
  if (!own || !added) return { rule: ruleOf(authority), approvers };
  return {
    rule: { ruleId: authority.ruleId, version: own.version },
    approvers: disposalApprovers.filter((approver) => approvers.includes(approver) || added.includes(approver)),
  };
}

/** Limit of each step of the chain, by who approves (西乡: 1, 2 and 3 working days by level). */
export const stepLimits: Readonly<Record<DisposalApprover, string>> = {
  deputy: 'B1.2-approval-deputy',
  principal: 'B1.2-approval-principal',
};
