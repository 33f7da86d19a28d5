import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, type Deadline, deadline, isInTime, isOverdue, limitFrom, ruleInForce, timeLimits } from '@liandong/legal-time';
import { approvalChain, type DisposalApprover, stepLimits } from '../rules/disposal-authority.js';
import type { ClueData, ProposeDisposal } from './clue.decider.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent, DisposalMode } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import { agreeing, ensureFollowsMinutes, meetingBehind } from './clue.minutes.decider.js';
import type { ClueState, Proposal } from './clue.state.js';
import { openTalks, remainingSubjects } from './clue.talks.js';

/** B1.1: a mode, or a change of it, is proposed to whom the authority of that day names; a meeting that decided on the clue binds it (0.7, 4.8). */
export function proposeDisposal(data: ProposeDisposal, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  const { mode, opinion } = data;
  ensureChangeable(mode, state);
  const meetingId = meetingBehind(data, state);
  const chain = approvalChain(mode, state.subjects, dateInChina(at));
  const limit = stepLimit(chain.approvers[0]!, at);
  return [{ type: 'DisposalProposed', data: { mode, opinion, proposedBy: by.personId, chain, deadline: limit, ...(meetingId ? { meetingId } : {}) }, rules: [chain.rule, ruleOf(limit)] }];
}

/** B1.1: while somebody verifies, or talks with a subject, the mode stays. */
function ensureChangeable(mode: DisposalMode, state: ClueState): void {
  ensure(state.status !== 'routed' || state.mode !== 'initial-verification' || state.routing!.level === 'township', clueErrors.underVerification);
  const talking = openTalks(state);
  ensure(talking.length === 0, clueErrors.talkInquiriesOpen(talking));
  // What was discontinued may be approved anew.
  const again = mode === 'talk-inquiry' && Object.values(state.talks).includes('discontinued');
  ensure(mode !== state.mode || again, clueErrors.modeUnchanged);
  ensure(mode === 'hold' || mode === 'close' || remainingSubjects(state).length > 0, clueErrors.nobodyRemains);
}

/** B1.1: one current mode. B1.2: whether the first one came within the limit; B1.3: step by step, each by another person than the proposer. 0.7, 4.8: minutes may have been signed since it was proposed. */
export function approveDisposal({ signed }: ClueData<'approve-disposal'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  const proposal = state.proposal!;
  const [approver, next] = pending(proposal);
  ensure(by.role === approver, clueErrors.notNextApprover(approver!));
  ensure(![proposal.proposedBy, ...proposal.approvedBy].includes(by.personId), clueErrors.proposerApproves);
  const { mode, chain } = proposal;
  ensureFollowsMinutes(mode, signed, state, 'reject-disposal');
  const meetingId = proposal.meetingId ?? agreeing(mode, signed);
  const signature = { mode, approvedBy: by.personId, approvedAt: at };
  const applied = chain ? [chain.rule] : [];
  const stepInTime = proposal.deadline ? !isOverdue(proposal.deadline, at) : undefined;
  if (next) {
    const limit = stepLimit(next, at);
    return [{ type: 'DisposalStepApproved', data: { ...signature, role: approver!, inTime: stepInTime ?? true, deadline: limit }, rules: [...applied, ruleOf(limit)] }];
  }
  const reviewDeadline = mode === 'hold' ? reviewLimit(dateInChina(at)) : undefined;
  return [
    {
      type: 'DisposalApproved',
      data: {
        ...signature,
        inTime: state.disposalInTime ?? !isOverdue(state.disposalDeadline!, at),
        ...(state.mode ? { previousMode: state.mode } : {}),
        ...(stepInTime === undefined ? {} : { stepInTime }),
        ...(meetingId ? { meetingId } : {}),
        ...(reviewDeadline ? { reviewDeadline } : {}),
      },
      ...(chain ? { rules: [...applied, ...(reviewDeadline ? [ruleOf(reviewDeadline)] : [])] } : {}),
    },
  ];
}

/** By whoever's approval is next. */
export function rejectDisposal({ reason }: ClueData<'reject-disposal'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  const [approver] = pending(state.proposal!);
  ensure(by.role === approver, clueErrors.notNextApprover(approver!));
  return [{ type: 'DisposalRejected', data: { mode: state.proposal!.mode, rejectedBy: by.personId, reason } }];
}

/** B2.36: the opinion of every review is kept; the next one is due after the same time, in the version of its day. */
export function reviewHold(data: ClueData<'review-hold'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(state.mode === 'hold', clueErrors.notOnHold);
  ensureNotFuture('reviewedOn', data.reviewedOn, at);
  const inTime = !state.reviewDeadline || isInTime(state.reviewDeadline, data.reviewedOn);
  const next = data.result === 'hold-again' ? reviewLimit(data.reviewedOn) : undefined;
  return [{ type: 'HoldReviewed', data: { ...data, reviewedBy: by.personId, inTime, ...(next ? { deadline: next } : {}) }, ...(next ? { rules: [ruleOf(next)] } : {}) }];
}

/** Whose approval a proposal waits for; undefined where there is none. */
export function nextApprover({ proposal }: ClueState): DisposalApprover | undefined {
  return proposal && pending(proposal)[0];
}

/** Whose approval is next, and whose after that. Proposals of older days had no chain. */
function pending({ chain, approvedBy }: Proposal): readonly DisposalApprover[] {
  return (chain?.approvers ?? ['principal']).slice(approvedBy.length);
}

function stepLimit(approver: DisposalApprover, at: Instant): Deadline {
  return deadline(ruleInForce(timeLimits, stepLimits[approver], dateInChina(at)), at);
}

function reviewLimit(date: string): Deadline {
  return limitFrom('B2.36-hold', date);
}
