import { ensure, type Instant, type Refusal, type RuleVersion, ruleOf } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { planTermsOn } from '../rules/disposal-plans.js';
import type { DisposalMode } from './clue.events.js';

/** One step of a plan (处置步骤): what is done, who does it, and by which day, in China. */
export interface PlanStep {
  readonly what: string;
  readonly who: string;
  readonly until: string;
}

/** 处置方案 (B1.2): proposed and approved together with the opinion. */
export interface DisposalPlan {
  readonly steps: readonly PlanStep[];
  /** 拟采取的措施 */
  readonly measures?: readonly string[] | undefined;
  /** 工作预案: how everybody stays safe while somebody is talked with. */
  readonly safety?: string | undefined;
}

const refusals = {
  missing: (missing: readonly string[]): Refusal => ({
    code: 'clue.plan-missing',
    kind: 'invalid',
    rule: 'B1.2',
    zh: '初步核实、谈话函询须随处置意见报处置方案(步骤、责任人、时限);谈话函询的方案须有工作预案',
    en: 'Initial verification and talk or inquiry are proposed with a plan of steps, each with who does it and until when; that of a talk says how everybody stays safe',
    details: { missing },
  }),
  dayPast: (days: readonly string[]): Refusal => ({
    code: 'clue.plan-day-past',
    kind: 'invalid',
    rule: 'B1.2',
    zh: '处置方案的时限早于提出之日',
    en: 'A step of the plan ends before the day on which it is proposed',
    details: { days },
  }),
};

/**
 * B1.2: what the mode is to be planned with; a plan that is given is one that can be kept.
 *
 * @returns the version of the terms that took part
 * @throws DomainError clue.plan-missing, clue.plan-day-past
 */
export function ensurePlan(mode: DisposalMode, plan: DisposalPlan | undefined, at: Instant): RuleVersion {
  const today = dateInChina(at);
  const terms = planTermsOn(today);
  const missing = [
    ...(terms.planned.includes(mode) && !plan?.steps.length ? ['plan'] : []),
    ...(terms.safe.includes(mode) && !plan?.safety ? ['plan.safety'] : []),
  ];
  ensure(missing.length === 0, refusals.missing(missing));
  const past = (plan?.steps ?? []).map(({ until }) => until).filter((until) => until < today);
  ensure(past.length === 0, refusals.dayPast(past));
  return ruleOf(terms);
}

/** Whether a plan says something else than the one that was approved. */
export function isOtherPlan(plan: DisposalPlan | undefined, approved: DisposalPlan | undefined): plan is DisposalPlan {
  return plan !== undefined && canonical(plan) !== canonical(approved);
}

const canonical = (plan: DisposalPlan | undefined) =>
  JSON.stringify(plan && [plan.steps.map(({ what, who, until }) => [what, who, until]), plan.measures ?? [], plan.safety ?? '']);
