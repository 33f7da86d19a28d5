import { type Actor, type Ask, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina, type Deadline, extendedBy, isOverdue, pause, resume } from '@liandong/legal-time';
import { disposalErrors } from './clue.disposal.errors.js';
import type { ClueEvent } from './clue.events.js';
import type { ClueState } from './clue.state.js';

/** 中止、延长处置时限 (B1.2). */
export type LimitEvent =
  /** 中止、延长处置时限 (B1.2): asked for, to be approved by the principal. */
  | {
      readonly type: 'LimitChangeProposed';
      readonly data: { readonly change: 'pause' | 'extend'; readonly reason: string; readonly proposedBy: string };
    }
  | { readonly type: 'DisposalLimitPaused'; readonly data: ApprovedLimit }
  | { readonly type: 'DisposalLimitExtended'; readonly data: ApprovedLimit; readonly rules?: readonly RuleVersion[] }
  | {
      readonly type: 'LimitChangeRejected';
      readonly data: { readonly change: 'pause' | 'extend'; readonly reason: string; readonly rejectedBy: string };
    }
  | {
      readonly type: 'DisposalLimitResumed';
      readonly data: {
        readonly reason: string;
        readonly resumedBy: string;
        readonly deadline: Deadline;
        readonly priorityDeadline?: Deadline;
      };
    };

/** `deadline`: the limit of the disposal as it stands from then on; `priorityDeadline`: with it the shorter one of what has priority (3.14), unless that has passed. */
export interface ApprovedLimit {
  readonly reason: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly deadline: Deadline;
  readonly priorityDeadline?: Deadline;
}

export interface LimitChanges {
  /** A change of the limit that waits for its approval (B1.2). */
  readonly limitChange?: { readonly change: 'pause' | 'extend'; readonly reason: string; readonly proposedBy: string } | undefined;
  readonly limitExtended?: boolean;
}

export function evolveLimit(state: ClueState, event: LimitEvent): ClueState {
  switch (event.type) {
    case 'LimitChangeProposed':
      return { ...state, limitChange: event.data };
    case 'LimitChangeRejected':
      return { ...state, limitChange: undefined };
    case 'DisposalLimitPaused':
    case 'DisposalLimitExtended':
      return {
        ...state,
        limitChange: undefined,
        ...limitsOf(event.data),
        ...(event.type === 'DisposalLimitExtended' ? { limitExtended: true } : {}),
      };
    case 'DisposalLimitResumed':
      return { ...state, ...limitsOf(event.data) };
  }
}

const limitsOf = ({ deadline, priorityDeadline }: Pick<ApprovedLimit, 'deadline' | 'priorityDeadline'>) => ({
  disposalDeadline: deadline,
  ...(priorityDeadline ? { priorityDeadline } : {}),
});

export type LimitCommand =
  | Ask<'propose-limit-change', { readonly change: 'pause' | 'extend'; readonly reason: string }>
  | Ask<'approve-limit-change', object>
  | Ask<'reject-limit-change', { readonly reason: string }>
  | Ask<'resume-limit', { readonly reason: string }>;

/** B1.2: the limit of the disposal stands still, or ends later, only with the principal’s approval and while it runs. */
export function decideLimit(command: LimitCommand, state: ClueState): readonly ClueEvent[] {
  ensure(state.disposalInTime === undefined, disposalErrors.limitEnded);
  const { by, at } = command;
  switch (command.type) {
    case 'propose-limit-change':
      ensure(!state.limitChange, disposalErrors.limitChangeProposed);
      ensureRuns(command.data.change, at, state);
      return [{ type: 'LimitChangeProposed', data: { ...command.data, proposedBy: by.personId } }];
    case 'approve-limit-change':
      return approveChange(by, at, state);
    case 'reject-limit-change':
      ensure(state.limitChange, disposalErrors.noLimitChange);
      return [
        { type: 'LimitChangeRejected', data: { change: state.limitChange.change, reason: command.data.reason, rejectedBy: by.personId } },
      ];
    case 'resume-limit':
      return goOn(command.data.reason, by, at, state);
    default:
      return command satisfies never;
  }
}

/** The end moves from where it stands: a later version of B1.2 itself changes nothing that runs. */
function approveChange(by: Actor, at: Instant, { limitChange, ...state }: ClueState): readonly ClueEvent[] {
  ensure(limitChange, disposalErrors.noLimitChange);
  ensure(limitChange.proposedBy !== by.personId, disposalErrors.proposerApproves);
  ensureRuns(limitChange.change, at, state);
  const signed = { reason: limitChange.reason, approvedBy: by.personId, approvedAt: at };
  const priority = runningPriority(at, state);
  if (limitChange.change === 'pause')
    return [
      {
        type: 'DisposalLimitPaused',
        data: {
          ...signed,
          deadline: stopped(state.disposalDeadline!, at),
          ...(priority ? { priorityDeadline: stopped(priority, at) } : {}),
        },
      },
    ];
  const extended = (set: Deadline) => extendedBy('B1.2-extension', set, dateInChina(at), state.organisationId);
  const { deadline, rule } = extended(state.disposalDeadline!);
  return [
    {
      type: 'DisposalLimitExtended',
      data: { ...signed, deadline, ...(priority ? { priorityDeadline: extended(priority).deadline } : {}) },
      rules: [ruleOf(rule)],
    },
  ];
}

/** Two clocks may differ a little: nothing stops before it started. */
const stopped = (set: Deadline, at: Instant): Deadline => pause(set, at < set.startedAt ? set.startedAt : at);

/** 3.14: what has passed is overdue for good, though the longer limit of the disposal moves. */
const runningPriority = (at: Instant, { priorityDeadline }: Pick<ClueState, 'priorityDeadline'>): Deadline | undefined =>
  priorityDeadline && !isOverdue(priorityDeadline, at) ? priorityDeadline : undefined;

/** Two clocks may differ a little: it never goes on before it stopped. */
function goOn(reason: string, by: Actor, at: Instant, { disposalDeadline, priorityDeadline }: ClueState): readonly ClueEvent[] {
  const { pausedAt } = disposalDeadline!;
  ensure(pausedAt !== undefined, disposalErrors.limitNotPaused);
  const goesOn = (set: Deadline) => resume(set, at < pausedAt ? pausedAt : at);
  return [
    {
      type: 'DisposalLimitResumed',
      data: {
        reason,
        resumedBy: by.personId,
        deadline: goesOn(disposalDeadline!),
        ...(priorityDeadline?.pausedAt ? { priorityDeadline: goesOn(priorityDeadline) } : {}),
      },
    },
  ];
}

/** What has passed is overdue for good; what stands still neither pauses again nor moves; it is extended once. */
function ensureRuns(change: 'pause' | 'extend', at: Instant, { disposalDeadline, limitExtended }: Omit<ClueState, 'limitChange'>): void {
  ensure(disposalDeadline!.pausedAt === undefined, disposalErrors.limitPaused);
  ensure(!isOverdue(disposalDeadline!, at), disposalErrors.limitPassed);
  ensure(change === 'pause' || !limitExtended, disposalErrors.limitExtendedBefore);
}
