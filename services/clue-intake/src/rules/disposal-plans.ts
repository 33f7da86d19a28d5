import { type Versioned, versionInForce } from '@liandong/event-sourcing';
import type { DisposalMode } from '../clue/clue.events.js';

/** What a proposal of a mode brings beside its opinion, from a day on (B1.2). */
interface PlanTerms extends Versioned {
  /** Modes that are carried out, and so planned. What is put on hold or closed may have a plan: nothing is done to the subject. */
  readonly planned: readonly DisposalMode[];
  /** Modes in which somebody is talked with: a plan says how everybody stays safe (工作预案). */
  readonly safe: readonly DisposalMode[];
}

/** 处置方案 as versioned data; a row is never edited. */
export const planTerms: readonly PlanTerms[] = [
  {
    ruleId: 'B1.2-plan',
    version: '2019',
    effectiveFrom: '2017-01-08',
    clause:
      '监督执纪工作规则第二十一条:提出处置意见,制定处置方案,履行审批手续;第二十八条:谈话函询拟订方案和相关工作预案,按程序报批;第三十三条:初步核实制定工作方案,履行审批程序',
    planned: ['initial-verification', 'talk-inquiry'],
    safe: ['talk-inquiry'],
  },
];

/** The terms of plans on a day. */
export function planTermsOn(date: string, terms = planTerms): PlanTerms {
  return versionInForce(terms, date);
}
