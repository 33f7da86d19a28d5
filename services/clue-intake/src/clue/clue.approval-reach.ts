import type { Subject } from '@liandong/contracts';
import { ensure, type Refusal, type RuleVersion } from '@liandong/event-sourcing';
import { approvalChain, type DisposalApprover } from '../rules/disposal-authority.js';
import type { ClueState } from './clue.state.js';

/** For whom the approval of the mode in force was given, and for whom it does not suffice (B1.1, 规则21: 按管理权限履行审批手续). */
export interface ApprovalReach {
  /** Whose approvals the mode in force has; absent before one was approved here. */
  readonly approvers?: readonly DisposalApprover[] | undefined;
  /** Whose approvals it lacks since its subjects changed; absent: none. */
  readonly approvalLacks?: readonly DisposalApprover[] | undefined;
}

const names: Readonly<Record<DisposalApprover, { readonly zh: string; readonly en: string }>> = {
  deputy: { zh: '分管领导', en: 'the deputy in charge' },
  principal: { zh: '主要负责人', en: 'the principal' },
};

const refusals = {
  lacking: (approvers: readonly DisposalApprover[]): Refusal => ({
    code: 'clue.approval-lacking',
    rule: 'B1.1',
    zh: `被反映对象变更后,处置方式还须经${approvers.map((one) => names[one].zh).join('、')}审批:重新报批前,不能分办、报告结果、继续暂存或者办结`,
    en: `Since its subjects changed, the mode needs the approval of ${approvers.map((one) => names[one].en).join(' and ')}, too: until it is proposed and approved anew, the clue is neither distributed nor reported on, kept on hold or concluded`,
    allowed: ['propose-disposal'],
    details: { approvers },
  }),
};

/**
 * B1.1: whose approvals the mode in force lacks once it is about these subjects, by the authority of the day of the change. A change that asks for nobody
 * else leaves the approval as it is, and one that takes the higher subject away gives it back.
 */
export function reachAfter(
  subjects: readonly Subject[],
  day: string,
  { mode, approvers, approvalLacks, subjects: before, organisationId }: ClueState,
): { readonly data: Pick<ApprovalReach, 'approvalLacks'>; readonly rules: readonly RuleVersion[] } {
  if (!mode || !approvers) return { data: {}, rules: [] };
  const chain = approvalChain(mode, subjects, day, organisationId);
  const same = String(chain.approvers) === String(approvalChain(mode, before, day, organisationId).approvers);
  const lacks = same ? (approvalLacks ?? []) : chain.approvers.filter((one) => !approvers.includes(one));
  return lacks.length > 0 ? { data: { approvalLacks: lacks }, rules: [chain.rule] } : { data: {}, rules: [] };
}

/** @throws DomainError clue.approval-lacking */
export function ensureApprovalReaches({ approvalLacks = [] }: ApprovalReach): void {
  ensure(approvalLacks.length === 0, refusals.lacking(approvalLacks));
}
