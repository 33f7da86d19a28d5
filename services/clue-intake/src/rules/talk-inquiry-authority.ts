import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { localRows, nearestRowOn } from '@liandong/legal-time';
import type { TalkInquiryOutcome } from '../talk-inquiry/talk-inquiry.events.js';

/** 相关负责人 (分管领导) · 主要负责人 */
export type TalkInquiryApprover = 'deputy' | 'principal';

interface TalkInquiryAuthority extends Versioned {
  readonly plan: { readonly ordinary: TalkInquiryApprover; readonly nextLowerPartyChief: TalkInquiryApprover };
  /** Outcomes that the principal approves, whoever the subject is; the plan's approver approves the others. */
  readonly principalApproves: readonly TalkInquiryOutcome[];
  /** Persons who hold a talk together, at least. */
  readonly talkers: { readonly own: number; readonly delegated: number };
}

/** 谈话函询审批权限 (B1.18, B1.19, B1.21), as versioned data. */
export const talkInquiryAuthorities: readonly TalkInquiryAuthority[] = [
  {
    ruleId: 'B1.18-authority',
    version: '2019',
    effectiveFrom: '2017-01-08',
    clause:
      '监督执纪工作规则第二十八至三十一条:谈话函询方案按程序报批;对象为下一级党委(党组)主要负责人的报主要负责人批准,并向同级党委主要负责人报告',
    plan: { ordinary: 'deputy', nextLowerPartyChief: 'principal' },
    principalApproves: ['clarified', 'admonish', 'initial-verification'],
    talkers: { own: 1, delegated: 2 },
  },
];

/** Who has to approve; stored with the event that asks for it. */
export interface RequiredApproval extends RuleVersion {
  readonly role: TalkInquiryApprover;
}

/** B1.18: who approves a plan proposed on that day; an organisation may leave every plan to the principal. */
export function planApproval(
  nextLowerPartyChief: boolean,
  date: string,
  organisationId?: string,
  authorities = talkInquiryAuthorities,
): RequiredApproval {
  const authority = versionInForce(authorities, date);
  const own = nearestRowOn(localRows('talks'), organisationId, date);
  const role = nextLowerPartyChief ? authority.plan.nextLowerPartyChief : authority.plan.ordinary;
  return own?.plansByPrincipal ? { ruleId: authority.ruleId, version: own.version, role: 'principal' } : { ...ruleOf(authority), role };
}

/** B1.19: who approves an outcome proposed on that day. */
export function outcomeApproval(
  outcome: TalkInquiryOutcome,
  nextLowerPartyChief: boolean,
  date: string,
  organisationId?: string,
  authorities = talkInquiryAuthorities,
): RequiredApproval {
  const approval = planApproval(nextLowerPartyChief, date, organisationId, authorities);
  return { ...approval, role: versionInForce(authorities, date).principalApproves.includes(outcome) ? 'principal' : approval.role };
}

/** B1.21: how many persons a talk takes on that day, with the version that says so; an organisation may ask for more. */
export function talkersNeeded(
  delegated: boolean,
  date: string,
  organisationId?: string,
  authorities = talkInquiryAuthorities,
): { readonly rule: RuleVersion; readonly count: number } {
  const { talkers, ...authority } = versionInForce(authorities, date);
  const count = delegated ? talkers.delegated : talkers.own;
  const own = nearestRowOn(localRows('talks'), organisationId, date);
  const more = delegated ? own?.delegatedTalkers : own?.ownTalkers;
  return own && more !== undefined && more > count
    ? { rule: { ruleId: authority.ruleId, version: own.version }, count: more }
    : { rule: ruleOf(authority), count };
}
