import { type Actor, type Ask, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import type { Subject } from '@liandong/contracts';
import { type Deadline, isInTime, limitFrom, ownLimitSince, startOfDay } from '@liandong/legal-time';
import { forwardingErrors } from './clue.forwarding.errors.js';
import { intakeErrors } from './clue.intake.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture, priorityLimits } from './clue.intake.decider.js';
import { forwardingOf, type ToldOfPart, type ToldPart } from './clue.forward-results.decider.js';
import type { PaperDocument } from './clue.paper-answers.decider.js';
import type { ClueState, ClueStatus } from './clue.state.js';
import { nothingUndecided } from './clue.undecided.js';

/** Which forwarding of which clue a clue came from (B1.6), and where the sender had that from. */
export interface ForwardedFrom {
  readonly forwardingId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly clueNumber: string;
  /** The sender’s matter: the clue has one of its own here. */
  readonly matterId: string;
  readonly source: { readonly kind: string; readonly agencyId: string; readonly reference: string };
}

/** Of an answer on paper: the letter, and which officer entered it. */
export interface OnPaper {
  readonly document?: PaperDocument;
  readonly recordedBy?: string;
}

/** 移送、退回、重复件: whose it is (B1.6, B1.8, B1.10), and what the receiver of a part answers. */
export type ForwardingEvent =
  /** 移送: what belongs to another body goes there, the own part stays (B1.6). `remaining`: how many persons stay. */
  | {
      readonly type: 'ClueForwarded';
      readonly data: {
        readonly toOrganisation: string;
        readonly subjectIds: readonly string[];
        readonly remaining: number;
        readonly reason: string;
        readonly forwardedOn: string;
        readonly forwardedBy: string;
        readonly deadline: Deadline;
        readonly inTime: boolean;
        /** Where the receiver uses the system, its clue has this id. Absent: on paper, before what went so had an id. */
        readonly forwardingId?: string;
        /** The receiver has no library here: it gets everything by letter, and answers so. */
        readonly onPaper?: true;
        /** 移送函号 */
        readonly documentNumber?: string;
        /** It is an admitted agency, which has no library here: the id is that of the transfer (0.14). */
        readonly byTransfer?: true;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** 退回: nobody's business, or without substance; back to the sender with the deputy's approval (B1.6, B1.10). */
  | { readonly type: 'ClueReturned'; readonly data: { readonly reason: string; readonly returnedOn: string; readonly approvedBy: string } }
  /** 重复件: registered and kept with the first one, not issued again (B1.8). */
  | { readonly type: 'RepeatKept'; readonly data: { readonly firstClueId: string; readonly keptBy: string } }
  /** The receiver has it, under that number; its clue inside the system. */
  | {
      readonly type: 'ForwardingRegistered';
      readonly data: OnPaper & {
        readonly forwardingId: string;
        readonly clueId?: string;
        readonly number?: string;
        readonly registeredOn: string;
      };
    }
  /** The receiver sent it back. `reopened`: these persons are subjects here again; `deadline`: where the whole clue had gone, the limit that starts anew. */
  | {
      readonly type: 'ForwardingReturned';
      readonly data: OnPaper & {
        readonly forwardingId: string;
        readonly subjectIds: readonly string[];
        readonly reason: string;
        readonly returnedOn: string;
        readonly reopened: boolean;
        readonly deadline?: Deadline;
        /** As of `ClueReceived`. */ readonly jurisdictionDeadline?: Deadline;
        readonly priorityDeadline?: Deadline;
        readonly resultDeadline?: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    };

/** 0.14: what is said outside of why it went to an agency; the reason itself is for those who approve it (B4.4). */
export const TRANSFERRED = '移送有关机关办理';

/** Why it was forwarded, as whoever handed it in and other services are told. */
export function publicReason({ reason, byTransfer }: Extract<ForwardingEvent, { readonly type: 'ClueForwarded' }>['data']): string {
  return byTransfer ? TRANSFERRED : reason;
}

/** Under which key it is known: its id; what went on paper before that had one, by its place among the others. */
export const forwardingKeyOf = ({ forwardingId }: { readonly forwardingId?: string }, before: number): string =>
  forwardingId ?? `${PLACE}${before + 1}`;
const PLACE = 'paper-';
/** Whether a key tells a place, which another clue has as well. */
export const isPlace = (key: string): boolean => key.startsWith(PLACE);

/** What went to another organisation. */
export interface Forwarding {
  readonly toOrganisation: string;
  readonly subjects: readonly Subject[];
  readonly byTransfer?: true;
  readonly onPaper?: true;
  readonly status: 'sent' | 'registered' | 'returned' | 'kept-as-repeat';
  readonly forwardedOn?: string;
  /** Who has come back so far. */
  readonly returned?: readonly string[];
  /** What came of it there: known here since the receiver told it, then signed for. */
  readonly result?: 'recorded' | 'acknowledged';
  /** The day of that result. */
  readonly toldOn?: string;
  /** The same of parts that the receiver did not handle itself, or handles as clues of their own. */
  readonly parts?: Readonly<Record<string, ToldPart & { readonly told: ToldOfPart; readonly toldOn?: string }>>;
}

export interface Forwardings {
  readonly forwardings: Readonly<Record<string, Forwarding>>;
  /** Passed-on results for which whoever had forwarded the clue here has signed. */
  readonly signedAbove?: readonly string[];
}

export function evolveForwarding(state: ClueState, event: ForwardingEvent): ClueState {
  switch (event.type) {
    case 'ClueForwarded': {
      const { subjectIds, toOrganisation, forwardedOn, byTransfer, onPaper, forwardingId } = event.data;
      const gone = state.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
      const subjects = state.subjects.filter((subject) => !gone.includes(subject));
      const how = { ...(byTransfer ? { byTransfer } : {}), ...(onPaper || forwardingId === undefined ? { onPaper: true as const } : {}) };
      const sent = { toOrganisation, subjects: gone, status: 'sent' as const, forwardedOn, ...how };
      const forwardings = { ...state.forwardings, [forwardingKeyOf(event.data, Object.keys(state.forwardings).length)]: sent };
      return {
        ...state,
        ...(subjects.length === 0 ? { ...nothingUndecided, status: 'forwarded' as const, department: undefined } : {}),
        subjects,
        forwardings,
      };
    }
    case 'ForwardingRegistered':
      return withForwarding(state, event.data.forwardingId, { status: 'registered' });
    case 'ForwardingReturned':
      return withReturned(state, event.data);
    case 'ClueReturned':
      return { ...state, ...nothingUndecided, status: 'returned', department: undefined };
    case 'RepeatKept':
      return { ...state, ...nothingUndecided, proposal: undefined, status: 'repeat-kept', department: undefined };
  }
}

function withForwarding(state: ClueState, forwardingId: string, how: Partial<Forwarding>): ClueState {
  return { ...state, forwardings: { ...state.forwardings, [forwardingId]: { ...state.forwardings[forwardingId]!, ...how } } };
}

/** B1.6: who came back is a subject again; the clue that had gone as a whole is screened anew. */
function withReturned(
  before: ClueState,
  {
    forwardingId,
    subjectIds,
    reopened,
    deadline,
    jurisdictionDeadline,
    priorityDeadline,
    returnedOn,
  }: Extract<ForwardingEvent, { readonly type: 'ForwardingReturned' }>['data'],
): ClueState {
  const state = withForwarding(before, forwardingId, {
    status: 'returned',
    returned: [...(before.forwardings[forwardingId]!.returned ?? []), ...subjectIds],
  });
  if (!reopened) return state;
  const back = state.forwardings[forwardingId]!.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
  return {
    ...state,
    subjects: [...state.subjects, ...back],
    jurisdictionFrom: returnedOn,
    jurisdictionDeadline,
    ...(deadline ? { status: 'registered' as const, disposalDeadline: deadline, priorityDeadline } : {}),
  };
}

export interface ForwardClue {
  readonly toOrganisation: string;
  /** Whose part goes; all of them when the whole clue goes. */
  readonly subjectIds: readonly string[];
  readonly reason: string;
  readonly forwardedOn: string;
  readonly forwardingId?: string;
  /** Where the receiver does not use the system; then the letter has a number. */
  readonly onPaper?: true;
  readonly documentNumber?: string;
  /** To an agency, under the id of the transfer (0.14). */
  readonly byTransfer?: true;
}

export interface KeepRepeat {
  readonly firstClueId: string;
  /** Whose library the first clue stands in, and whether it is a repeat itself; undefined where there is none. */
  readonly first?: { readonly organisationId: string; readonly isRepeat: boolean };
  /** Whether others were kept with this clue, which would then lead to a repeat. */
  readonly isLedTo?: boolean;
}

export type ForwardingCommand =
  | Ask<'forward', ForwardClue>
  | Ask<'return', { readonly reason: string; readonly returnedOn: string }>
  | Ask<'keep-repeat', KeepRepeat>
  | Ask<
      'record-forward-receipt',
      { readonly forwardingId: string; readonly clueId: string; readonly number: string; readonly registeredOn: string }
    >
  | Ask<
      'record-forward-return',
      { readonly forwardingId: string; readonly subjectIds: readonly string[]; readonly reason: string; readonly returnedOn: string }
    >;

type Data<Type extends ForwardingCommand['type']> = Extract<ForwardingCommand, { readonly type: Type }>['data'];

export function decideForwarding(command: ForwardingCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'forward':
      return forward(command.data, by, at, state);
    case 'return':
      ensureNotFuture('returnedOn', command.data.returnedOn, at);
      return [{ type: 'ClueReturned', data: { ...command.data, approvedBy: by.personId } }];
    case 'keep-repeat':
      return keepRepeat(command.data, by, state);
    case 'record-forward-receipt':
      return recordForwardReceipt(command.data, state);
    case 'record-forward-return':
      return recordForwardReturn(command.data, state);
    default:
      return command satisfies never;
  }
}

/** B1.6: what is not ours goes to whose it is within five working days of receipt; our own part stays. */
function forward(data: ForwardClue, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensureNotFuture('forwardedOn', data.forwardedOn, at);
  ensure(data.toOrganisation !== state.organisationId, forwardingErrors.forwardToSelf);
  ensure(!data.onPaper || data.documentNumber !== undefined, forwardingErrors.forwardLetterMissing);
  const known = new Set(state.subjects.map(({ subjectId }) => subjectId));
  const strangers = data.subjectIds.filter((subjectId) => !known.has(subjectId));
  ensure(data.subjectIds.length > 0 && strangers.length === 0, intakeErrors.notSubjects(strangers));
  const subjectIds = [...new Set(data.subjectIds)];
  const limit = state.jurisdictionDeadline ?? limitFrom('B1.6', state.jurisdictionFrom!);
  const inTime = isInTime(limit, data.forwardedOn);
  return [
    {
      type: 'ClueForwarded',
      data: { ...data, subjectIds, remaining: known.size - subjectIds.length, forwardedBy: by.personId, deadline: limit, inTime },
      rules: [ruleOf(limit)],
    },
  ];
}

/**
 * B1.8: a repeat is registered and kept with the first one of the same library, not issued again; found when it is registered, once it was screened, or
 * while its mode is proposed. Not once a mode is, or was, in force, here or by an old ledger, or an approver has signed one: that is somebody's decision of what is
 * done about it, which falls by being rejected or by another mode, and not beside whoever took it. What still waited for a decision falls with it.
 */
function keepRepeat({ firstClueId, first, isLedTo }: KeepRepeat, by: Actor, state: ClueState): readonly ClueEvent[] {
  const { mode, past, proposal, reopenings } = state;
  const decidedOn = mode !== undefined || past !== undefined || reopenings.length > 0;
  ensure(!decidedOn && !proposal?.approvedBy.length, forwardingErrors.repeatDecidedOn);
  ensure(first && first.organisationId === state.organisationId && !first.isRepeat, forwardingErrors.notARepeat);
  ensure(!isLedTo, forwardingErrors.repeatsLeadHere);
  return [{ type: 'RepeatKept', data: { firstClueId, keptBy: by.personId } }];
}

/** The receipt of the other organisation; a second one says nothing new. */
function recordForwardReceipt(data: Data<'record-forward-receipt'>, state: ClueState): readonly ClueEvent[] {
  const forwarding = forwardingOf(data.forwardingId, state);
  return forwarding.status === 'sent' ? [{ type: 'ForwardingRegistered', data }] : [];
}

/** Statuses in which persons may come back into the clue; later they are a clue of their own. */
const open: readonly ClueStatus[] = ['registered', 'screened', 'forwarded'];

export function reopens({ status }: ClueState): boolean {
  return open.includes(status);
}

/** B1.6: what comes back is ours again. Where the whole clue had gone, the limit of its disposal starts anew. */
export function recordForwardReturn(data: Data<'record-forward-return'> & OnPaper, state: ClueState): readonly ClueEvent[] {
  const { subjects, returned = [] } = forwardingOf(data.forwardingId, state);
  const strangers = data.subjectIds.filter((subjectId) => !subjects.some((one) => one.subjectId === subjectId));
  ensure(data.subjectIds.length > 0 && strangers.length === 0, intakeErrors.notSubjects(strangers));
  // A part may come back before the rest; told twice, it comes back once.
  const subjectIds = [...new Set(data.subjectIds)].filter((subjectId) => !returned.includes(subjectId));
  if (subjectIds.length === 0) return [];
  const reopened = reopens(state);
  const jurisdictionDeadline = reopened ? ownLimitSince('B1.6', startOfDay(data.returnedOn), state.organisationId) : undefined;
  const deadline = state.status === 'forwarded' ? limitFrom('B1.2', data.returnedOn, state.organisationId) : undefined;
  const limits = {
    ...(deadline ? { deadline, ...priorityLimits(state, data.returnedOn, state.organisationId!) } : {}),
    ...(jurisdictionDeadline ? { jurisdictionDeadline } : {}),
  };
  const rules = Object.values(limits).map(ruleOf);
  return [{ type: 'ForwardingReturned', data: { ...data, subjectIds, reopened, ...limits }, ...(rules.length > 0 ? { rules } : {}) }];
}
