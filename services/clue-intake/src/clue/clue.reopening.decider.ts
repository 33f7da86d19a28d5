import { type Ask, ensure, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina, type Deadline, limitFrom } from '@liandong/legal-time';
import type { RecheckOutcome } from '../reply/reply.events.js';
import type { ClueEvent } from './clue.events.js';
import { priorityLimits } from './clue.intake.decider.js';
import { reopeningErrors } from './clue.reopening.errors.js';
import type { ClueState } from './clue.state.js';

/** Which re-check of an objection: of which reply, and which objection of it, from 1. */
export interface NamedRecheck {
  readonly replyId: string;
  readonly number: number;
}

/** 重新办理 (B1.15): a re-check found that the result does not hold, and the clue is disposed of anew. What was decided before stays in the log as it was. */
export interface ReopeningEvent {
  readonly type: 'ClueReopened';
  readonly data: {
    /** For whoever audits; nobody who reads the clue learns that somebody objected (B4.4). */
    readonly recheck: NamedRecheck;
    /** It names nobody. */
    readonly reason: string;
    readonly reopenedOn: string;
    readonly reopenedBy: string;
    /** How far it had come. */
    readonly from: ReopenedFrom;
    /** Until when a mode is approved anew (B1.2). */
    readonly deadline: Deadline;
    /** As of `ClueReceived`. */ readonly priorityDeadline?: Deadline;
    readonly resultDeadline?: Deadline;
  };
  readonly rules?: readonly RuleVersion[];
}

export type ReopenedFrom = 'concluded' | 'feedback-given' | 'closed';

export interface Reopenings {
  readonly reopenings: readonly (NamedRecheck & { readonly reopenedOn: string })[];
}

/** Back to what a newly screened clue is: nothing is approved to be done about it. For whom a case was filed, it is; what else was found does not hold. */
export function evolveReopening(state: ClueState, { data }: ReopeningEvent): ClueState {
  const { recheck, reopenedOn, deadline, priorityDeadline } = data;
  return {
    ...state,
    status: 'screened',
    disposalDeadline: deadline,
    priorityDeadline,
    disposalInTime: undefined,
    limitExtended: undefined,
    limitChange: undefined,
    // Its limits run from the decision: a corrected day of receipt moves none of them.
    jurisdictionFrom: reopenedOn,
    jurisdictionDeadline: undefined,
    mode: undefined,
    disposedOn: undefined,
    past: undefined,
    plan: undefined,
    reviewDeadline: undefined,
    approvers: undefined,
    approvalLacks: undefined,
    routing: undefined,
    addedAcquaintances: undefined,
    outcomes: Object.fromEntries(Object.entries(state.outcomes).filter(([, { decided }]) => decided === 'file')),
    talks: {},
    figures: undefined,
    concludedOn: undefined,
    feedbackBy: undefined,
    feedback: 'none',
    feedbackGivenOn: undefined,
    reopenings: [...state.reopenings, { ...recheck, reopenedOn }],
  };
}

export type ReopeningCommand = Ask<
  'reopen',
  {
    readonly recheck: NamedRecheck;
    readonly reason: string;
    /** Of which clue that re-check is, what it led to and who concluded it; absent: there is none. */
    readonly found?: {
      readonly ofThisClue: boolean;
      readonly outcome?: RecheckOutcome | undefined;
      readonly concludedBy?: string | undefined;
    };
  }
>;

/** B1.15: by the chief's decision, once for each re-check; the limit of the disposal (B1.2) and those of what has priority (3.14, B3.4) run anew. */
export function decideReopening({ data, by, at }: ReopeningCommand, state: ClueState): readonly ClueEvent[] {
  const { recheck, reason, found } = data;
  ensure(found?.ofThisClue && found.outcome === 'changed', reopeningErrors.recheckNotChanged);
  const before = state.reopenings.some(({ replyId, number }) => replyId === recheck.replyId && number === recheck.number);
  ensure(!before, reopeningErrors.recheckActedOn);
  ensure(found.concludedBy !== by.personId, reopeningErrors.recheckerReopens);
  const reopenedOn = dateInChina(at);
  const organisationId = state.organisationId!;
  const limits = { deadline: limitFrom('B1.2', reopenedOn, organisationId), ...priorityLimits(state, reopenedOn, organisationId) };
  return [
    {
      type: 'ClueReopened',
      data: { recheck, reason, reopenedOn, reopenedBy: by.personId, from: state.status as ReopenedFrom, ...limits },
      rules: Object.values(limits).map(ruleOf),
    },
  ];
}

/** Under which id a routed clue is verified (初步核实): its own, as long as it was not opened again; a verification that has ended stays as it is. */
export function verificationIdOf(clueId: string, { reopenings }: Reopenings): string {
  return reopenings.length === 0 ? clueId : `${clueId}.${reopenings.length + 1}`;
}
