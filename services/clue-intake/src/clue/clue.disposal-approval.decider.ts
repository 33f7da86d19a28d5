import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, type Deadline, isOverdue, limitFrom, limitSince, ownLimitSince } from '@liandong/legal-time';
import { type DisposalApprover, stepLimits } from '../rules/disposal-authority.js';
import { handlingRules } from '../rules/handling-limits.js';
import type { SignedDecision } from '../screening-meeting/signed-decision.js';
import type { Proposal } from './clue.disposal.decider.js';
import { disposalErrors } from './clue.disposal.errors.js';
import type { ClueEvent, DisposalMode } from './clue.events.js';
import { agreeing, ensureFollowsMinutes } from './clue.minutes.decider.js';
import type { ClueState } from './clue.state.js';

/** B1.1: one current mode. B1.2: whether the first one came within the limit; B1.3: step by step, each by another person than the proposer. 0.7, 4.8: minutes may have been signed since it was proposed. */
export function approveDisposal(
  { signed }: { readonly signed?: SignedDecision },
  by: Actor,
  at: Instant,
  state: ClueState,
): readonly ClueEvent[] {
  const proposal = state.proposal!;
  const [approver, next] = pending(proposal);
  ensure(by.role === approver, disposalErrors.notNextApprover(approver!));
  ensure(![proposal.proposedBy, ...proposal.approvedBy].includes(by.personId), disposalErrors.proposerApproves);
  const { mode, chain } = proposal;
  ensureFollowsMinutes(mode, signed, state, 'reject-disposal');
  const meetingId = proposal.meetingId ?? agreeing(mode, signed);
  const signature = { mode, approvedBy: by.personId, approvedAt: at };
  const applied = chain ? [chain.rule] : [];
  const stepInTime = proposal.deadline ? !isOverdue(proposal.deadline, at) : undefined;
  if (next) {
    const limit = stepLimit(next, at, state);
    return [
      {
        type: 'DisposalStepApproved',
        data: { ...signature, role: approver!, inTime: stepInTime ?? true, deadline: limit },
        rules: [...applied, ruleOf(limit)],
      },
    ];
  }
  if (proposal.planOnly)
    return [
      {
        type: 'DisposalPlanApproved',
        data: {
          ...signature,
          plan: proposal.plan!,
          ...(stepInTime === undefined ? {} : { stepInTime }),
          ...(meetingId ? { meetingId } : {}),
        },
        rules: applied,
      },
    ];
  const reviewDeadline = mode === 'hold' ? reviewLimit(dateInChina(at), state) : undefined;
  const handlingDeadline = ownHandlingLimit(mode, at, state);
  const startDeadline = state.priority && mode === 'initial-verification' ? limitSince('3.14-start', at, state.organisationId) : undefined;
  const limits = {
    ...(reviewDeadline ? { reviewDeadline } : {}),
    ...(handlingDeadline ? { handlingDeadline } : {}),
    ...(startDeadline ? { startDeadline } : {}),
  };
  const rules = [...applied, ...Object.values(limits).map(ruleOf)];
  return [
    {
      type: 'DisposalApproved',
      data: {
        ...signature,
        inTime: state.disposalInTime ?? !isOverdue(state.disposalDeadline!, at),
        ...(state.mode ? { previousMode: state.mode } : {}),
        ...(stepInTime === undefined ? {} : { stepInTime }),
        ...(meetingId ? { meetingId } : {}),
        ...limits,
      },
      ...(chain ? { rules } : {}),
    },
  ];
}

/** By whoever's approval is next. */
export function rejectDisposal({ reason }: { readonly reason: string }, by: Actor, state: ClueState): readonly ClueEvent[] {
  const [approver] = pending(state.proposal!);
  ensure(by.role === approver, disposalErrors.notNextApprover(approver!));
  return [{ type: 'DisposalRejected', data: { mode: state.proposal!.mode, rejectedBy: by.personId, reason } }];
}

/** Whose approval a proposal waits for; undefined where there is none. */
export function nextApprover({ proposal }: ClueState): DisposalApprover | undefined {
  return proposal && pending(proposal)[0];
}

/** Whose approval is next, and whose after that. Proposals of older days had no chain. */
function pending({ chain, approvedBy }: Proposal): readonly DisposalApprover[] {
  return (chain?.approvers ?? ['principal']).slice(approvedBy.length);
}

/** Until when an approver's step is taken (B1.2). */
export function stepLimit(approver: DisposalApprover, at: Instant, { organisationId }: ClueState): Deadline {
  return limitSince(stepLimits[approver], at, organisationId);
}

/** Until when what is on hold is looked at again. */
export function reviewLimit(date: string, { organisationId }: ClueState): Deadline {
  return limitFrom('B2.36-hold', date, organisationId);
}

/** B1.23: what the organisation has set for itself. */
function ownHandlingLimit(mode: DisposalMode, at: Instant, { organisationId }: ClueState): Deadline | undefined {
  const rule = handlingRules[mode];
  return rule === undefined ? undefined : ownLimitSince(rule, at, organisationId);
}
