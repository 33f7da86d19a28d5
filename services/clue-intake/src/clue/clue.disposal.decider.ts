import { type Actor, type Ask, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina, type Deadline } from '@liandong/legal-time';
import { type ApprovalChain, approvalChain, type DisposalApprover } from '../rules/disposal-authority.js';
import type { NamedMeeting, SignedDecision } from '../screening-meeting/signed-decision.js';
import type { ApprovalReach } from './clue.approval-reach.js';
import { ensureClueAllowed } from './clue.allowed-actions.js';
import { ensureMayPropose } from './clue.department.js';
import { type DisposalPlan, ensurePlan, isOtherPlan } from './clue.disposal-plan.js';
import { approveDisposal, rejectDisposal, stepLimit } from './clue.disposal-approval.decider.js';
import { disposalErrors } from './clue.disposal.errors.js';
import { type HoldReviewData, reviewHold } from './clue.hold-review.decider.js';
import type { ClueEvent, DisposalMode } from './clue.events.js';
import { meetingBehind } from './clue.minutes.decider.js';
import { areasOf, type FiledProblems, filedUnder } from './clue.problem-types.js';
import type { ClueState, ClueStatus } from './clue.state.js';
import { subjectErrors } from './clue.subjects.errors.js';
import { openTalks, remainingSubjects, talkPartners, talksOfRound } from './clue.talks.js';

/** 初核前的研判与处置 (B1.1, B1.2, B1.3): the problem types named, a mode proposed, approved step by step, changed; what is on hold looked at again. */
export type DisposalEvent =
  /** Own jurisdiction found, problem types named. */
  | {
      readonly type: 'ClueScreened';
      /** `areas`: of these types (问题大类); absent in what was screened before there were any. */
      readonly data: {
        readonly problemTypes: readonly string[];
        readonly areas?: readonly string[];
        readonly opinion: string;
        readonly screenedBy: string;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** `chain`: who approves, in this order; without it, the principal. `deadline`: of the chain's first step. */
  | {
      readonly type: 'DisposalProposed';
      readonly data: {
        readonly mode: DisposalMode;
        readonly opinion: string;
        readonly proposedBy: string;
        readonly chain?: ApprovalChain;
        readonly deadline?: Deadline;
        readonly meetingId?: string;
      } & PlannedProposal;
      readonly rules?: readonly RuleVersion[];
    }
  /** One step of the chain; the last one is `DisposalApproved`. `deadline`: of the next step. */
  | {
      readonly type: 'DisposalStepApproved';
      readonly data: {
        readonly mode: DisposalMode;
        readonly role: DisposalApprover;
        readonly approvedBy: string;
        readonly approvedAt: Instant;
        readonly inTime: boolean;
        readonly deadline: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** From now on this is the one current mode (B1.1). `inTime`: whether the first mode was approved within the limit (B1.2). */
  | { readonly type: 'DisposalApproved'; readonly data: ApprovedDisposal; readonly rules?: readonly RuleVersion[] }
  /** 调整处置方案, or 重新报批 once its subjects ask for more approvals (B1.1): the mode stays, and so does whatever was done under it; from now on this is its plan (B1.2). */
  | {
      readonly type: 'DisposalPlanApproved';
      readonly data: Pick<ApprovedDisposal, 'mode' | 'approvedBy' | 'approvedAt' | 'stepInTime' | 'meetingId'> & {
        readonly plan: DisposalPlan;
      };
      readonly rules?: readonly RuleVersion[];
    }
  | {
      readonly type: 'DisposalRejected';
      readonly data: { readonly mode: DisposalMode; readonly rejectedBy: string; readonly reason: string };
    }
  /** 暂存待查 looked at again (B2.36): it stays on hold until `deadline`, or another mode is to be proposed. */
  | {
      readonly type: 'HoldReviewed';
      readonly data: {
        readonly result: HoldReview;
        readonly opinion: string;
        readonly reviewedOn: string;
        readonly reviewedBy: string;
        readonly inTime: boolean;
        readonly deadline?: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    };

/** What a proposal plans (B1.2); proposals of older days had no plan. `planOnly`: of the mode that is in force. */
interface PlannedProposal {
  readonly plan?: DisposalPlan;
  readonly planOnly?: true;
}

export interface ApprovedDisposal {
  readonly mode: DisposalMode;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly inTime: boolean;
  /** The mode that it takes the place of. */
  readonly previousMode?: DisposalMode;
  /** Whether the last step of the chain was in time. */
  readonly stepInTime?: boolean;
  /** The meeting that decided on it (0.7, 4.8). */
  readonly meetingId?: string;
  /** Of the first review, of a clue put on hold. */
  readonly reviewDeadline?: Deadline;
  /** Until when it is handled (B1.23), where the organisation has a limit of its own. */
  readonly handlingDeadline?: Deadline;
  /** Of a clue with priority (3.14): until when its verification is routed. */
  readonly startDeadline?: Deadline;
}

export const holdReviews = ['hold-again', 'propose-another'] as const;
export type HoldReview = (typeof holdReviews)[number];

/** A mode that waits for its approvals. */
export interface Proposal extends PlannedProposal {
  readonly mode: DisposalMode;
  readonly proposedBy: string;
  readonly chain?: ApprovalChain;
  /** Of the step that is next. */
  readonly deadline?: Deadline;
  readonly meetingId?: string;
  /** Who has approved so far. */
  readonly approvedBy: readonly string[];
}

export interface Disposal extends FiledProblems, ApprovalReach {
  /** Whether the first mode was approved within the limit; a later change does not alter it. */
  readonly disposalInTime?: boolean;
  readonly proposal?: Proposal;
  /** The one current disposal mode (B1.1). */
  readonly mode?: DisposalMode;
  /** The day on which it was approved. */
  readonly disposedOn?: string;
  /** What was approved with the current mode, or since. */
  readonly plan?: DisposalPlan;
  /** Of a clue on hold: until when it is looked at again (B2.36). */
  readonly reviewDeadline?: Deadline;
}

export function evolveDisposal(state: ClueState, event: DisposalEvent): ClueState {
  switch (event.type) {
    case 'ClueScreened':
      return { ...state, status: 'screened', problemTypes: event.data.problemTypes, areas: areasOf(event.data) };
    case 'DisposalProposed':
      return { ...state, status: 'disposal-proposed', proposal: { ...event.data, approvedBy: [] } };
    case 'DisposalStepApproved':
      return {
        ...state,
        proposal: { ...state.proposal!, approvedBy: [...state.proposal!.approvedBy, event.data.approvedBy], deadline: event.data.deadline },
      };
    case 'DisposalApproved': {
      const { mode, inTime, reviewDeadline, approvedAt } = event.data;
      const talks = mode === 'talk-inquiry' ? { talkRound: state.talkRound + 1, talks: talksOfRound(state) } : {};
      return {
        ...state,
        status: 'disposal-approved',
        mode,
        disposedOn: dateInChina(approvedAt),
        disposalInTime: inTime,
        limitChange: undefined,
        reviewDeadline,
        ...approvedBy(state),
        plan: state.proposal?.plan,
        proposal: undefined,
        routing: undefined,
        ...talks,
      };
    }
    case 'DisposalPlanApproved':
      return { ...state, status: statusWithoutProposal(state), ...approvedBy(state), plan: event.data.plan, proposal: undefined };
    case 'DisposalRejected':
      return { ...state, status: statusWithoutProposal(state), proposal: undefined };
    case 'HoldReviewed':
      return { ...state, reviewDeadline: event.data.deadline ?? state.reviewDeadline };
  }
}

/** Proposals of older days had no chain: the principal approved, above whom nobody is, so that no deputy is missed afterwards. */
function approvedBy({ proposal }: ClueState): ApprovalReach {
  return { approvers: proposal?.chain?.approvers ?? ['deputy', 'principal'], approvalLacks: undefined };
}

/** What a clue goes back to when a proposal is refused. */
function statusWithoutProposal({ mode, routing, past }: ClueState): ClueStatus {
  if (!mode) return past ? 'disposed-before' : 'screened';
  return routing ? 'routed' : 'disposal-approved';
}

export interface ProposeDisposal {
  readonly mode: DisposalMode;
  readonly opinion: string;
  readonly plan?: DisposalPlan | undefined;
  /** The meeting that it names. */
  readonly meeting?: NamedMeeting;
  /** What was decided last about this clue, named or not (0.7, 4.8). */
  readonly signed?: SignedDecision;
}

export type DisposalCommand =
  | Ask<'screen', { readonly problemTypes: readonly string[]; readonly opinion: string }>
  | Ask<'propose-disposal', ProposeDisposal>
  | Ask<'approve-disposal', { readonly signed?: SignedDecision }>
  | Ask<'reject-disposal', { readonly reason: string }>
  | Ask<'review-hold', HoldReviewData>;

type Data<Type extends DisposalCommand['type']> = Extract<DisposalCommand, { readonly type: Type }>['data'];

export function decideDisposal(command: DisposalCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'screen':
      return screen(command.data, by, at, state);
    case 'propose-disposal':
      ensureMayPropose(by, state);
      ensureClueAllowed(command.type, state);
      return proposeDisposal(command.data, by, at, state);
    case 'approve-disposal':
      return approveDisposal(command.data, by, at, state);
    case 'reject-disposal':
      return rejectDisposal(command.data, by, state);
    case 'review-hold':
      return reviewHold(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** B1.22: under types of the table that is in use on the day, or was when the clue came in. */
function screen(
  { problemTypes, opinion }: Data<'screen'>,
  by: Actor,
  at: Instant,
  { receivedOn, organisationId }: ClueState,
): readonly ClueEvent[] {
  const { rules, ...filed } = filedUnder(problemTypes, { receivedOn: receivedOn!, filedOn: dateInChina(at), organisationId });
  return [{ type: 'ClueScreened', data: { ...filed, opinion, screenedBy: by.personId }, rules }];
}

/** B1.1: a mode, or a change of it, is proposed to whom the authority of that day names; a meeting that decided on the clue binds it (0.7, 4.8). B1.2: with its plan; another plan for the mode in force is approved in the same way, and so is the mode itself where its approval does not reach its subjects any more. */
function proposeDisposal(data: ProposeDisposal, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  const { mode, opinion, plan } = data;
  const stays = mode === state.mode && !mayTalkAgain(mode, state);
  const again = stays && state.approvalLacks !== undefined;
  ensure(!stays || again || isOtherPlan(plan, state.plan), disposalErrors.modeUnchanged);
  ensureChangeable(mode, again, state);
  // What is not planned, such as a hold, is approved anew as a whole.
  const planOnly = stays && plan !== undefined;
  const meetingId = meetingBehind(data, state);
  const chain = approvalChain(mode, state.subjects, dateInChina(at), state.organisationId);
  const limit = stepLimit(chain.approvers[0]!, at, state);
  const terms = ensurePlan(mode, plan, at);
  return [
    {
      type: 'DisposalProposed',
      data: {
        mode,
        opinion,
        proposedBy: by.personId,
        chain,
        deadline: limit,
        ...(meetingId ? { meetingId } : {}),
        ...(plan ? { plan } : {}),
        ...(planOnly ? { planOnly } : {}),
      },
      rules: [chain.rule, ruleOf(limit), ...(plan ? [terms] : [])],
    },
  ];
}

/** What was discontinued may be approved anew, and so may whom nobody has talked with yet. */
function mayTalkAgain(mode: DisposalMode, state: ClueState): boolean {
  return (
    mode === 'talk-inquiry' &&
    talkPartners(state).some(({ subjectId }) => [undefined, 'discontinued'].includes(state.talks[subjectId] as undefined))
  );
}

/** B1.1: while somebody verifies, or talks with a subject, the mode stays. `again`: it stays, and lacks an approval. */
function ensureChangeable(mode: DisposalMode, again: boolean, state: ClueState): void {
  ensure(
    state.status !== 'routed' || state.mode !== 'initial-verification' || state.routing!.level === 'township',
    disposalErrors.underVerification,
  );
  const talking = openTalks(state);
  ensure(talking.length === 0, disposalErrors.talkInquiriesOpen(talking));
  if (again) return;
  ensure(mode === 'hold' || mode === 'close' || remainingSubjects(state).length > 0, disposalErrors.nobodyRemains);
  ensure(mode !== 'talk-inquiry' || talkPartners(state).length > 0, subjectErrors.talkWithPersonsOnly);
}
