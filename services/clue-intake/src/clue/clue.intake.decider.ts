import { type Actor, type Ask, DomainError, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { areOwnLevel, type AskedSubject, type Subject, subjectFault, subjectsAsked } from '@liandong/contracts';
import { dateInChina, type Deadline, earliestDate, isAfter, isInTime, limitFrom, ownLimitSince, startOfDay } from '@liandong/legal-time';
import { type ClueDepartment, departmentOf } from './clue.department.js';
import { feedbackErrors } from './clue.feedback.errors.js';
import { intakeErrors } from './clue.intake.errors.js';
import type { ClueEvent, ClueSource, Transfer } from './clue.events.js';
import type { ForwardedFrom } from './clue.forwarding.decider.js';
import { type Regions, regionsOn } from './clue.regions.js';
import { type ClueOrigin, ensureOrigin } from './clue.sources.js';
import type { ClueState } from './clue.state.js';
import { subjectErrors } from './clue.subjects.errors.js';

/** 受理、登记: how a clue comes in, and gets its number. */
export type IntakeEvent =
  /** Taken in by 案管室 from an agency or a tour (B1.5), with the limit for the disposal (B1.2). `receivedBy`: the person, or the system for what was posted. */
  | {
      readonly type: 'ClueReceived';
      readonly data: {
        readonly organisationId: string;
        readonly source: ClueSource;
        readonly title: string;
        readonly summary: string;
        readonly receivedOn: string;
        /** The day of entry in China; absent: the day of receipt, and in what was received before it was stored. */
        readonly recordedOn?: string;
        readonly subjects: readonly Subject[];
        /** Absent where nobody works in a township, and in what was received before it was stored. */
        readonly regions?: Regions;
        readonly priority: boolean;
        readonly raisedLevel: boolean;
        readonly transfer?: Transfer;
        /** Forwarded by another organisation that uses the system. */
        readonly forwarded?: ForwardedFrom;
        /** What the source brought beside its reference. */
        readonly origin?: ClueOrigin;
        /** Given by an upper body that wants its result: the assignment (交办件) of the same story (B1.12, B1.14). */
        readonly assignmentId?: string;
        /** Absent: with case management alone, and in what was received before departments were named. */
        readonly department?: ClueDepartment;
        /** It was part of that clue until that day, and came back after the clue had gone on (B1.6). */
        readonly partOf?: PartOf;
        readonly receivedBy: string;
        readonly disposalDeadline: Deadline;
        /** Limits of the organisation's own for forwarding (B1.6) and, of what came from above, for registration (B1.9); absent where the national ones hold, which follow from the day. */
        readonly jurisdictionDeadline?: Deadline;
        readonly registrationDeadline?: Deadline;
        /** Of a clue with priority (3.14): until when its mode is approved; of a tour's, until when its result is told (B3.4). Warned about beside the limits of every clue. */
        readonly priorityDeadline?: Deadline;
        readonly resultDeadline?: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** Entered in the clue library (线索库) under its number (B1.4). */
  | {
      readonly type: 'ClueRegistered';
      /** Of what was forwarded from above: whether it was registered within the limit (B1.9). */
      readonly data: {
        readonly number: string;
        readonly keeper: string;
        /** To whom it was handed over or issued, and who signs for it (B1.4, B1.5, B1.8). */ readonly departmentId?: string;
        readonly acceptance?: { readonly inTime: boolean; readonly deadline: Deadline };
      };
      readonly rules?: readonly RuleVersion[];
    };

/** `until`: the day on which the part left the clue. */
export interface PartOf {
  readonly clueId: string;
  readonly until: string;
}

export interface Intake {
  readonly organisationId?: string;
  readonly source?: ClueSource;
  readonly number?: string;
  readonly title: string;
  readonly summary: string;
  readonly subjects: readonly Subject[];
  readonly regions: Regions;
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  readonly receivedOn?: string;
  /** The day of entry; of older clues the first day of receipt, than which it is no earlier. A correction leaves it. */
  readonly recordedOn?: string;
  readonly receivedBy?: string;
  readonly origin?: ClueOrigin;
  readonly forwarded?: ForwardedFrom;
  /** Posted by an admitted agency. */
  readonly transferred?: true;
  readonly partOf?: PartOf;
  readonly assignmentId?: string;
  /** A repeat is with nobody but the library (B1.8), and what has left the library is with nobody here. */
  readonly department?: ClueDepartment | undefined;
  /** The department that signs for what it was given (B1.4); absent: registered before that was asked for, or given to none. */
  readonly givenTo?: string;
  /** From when the limit of B1.6 runs: the day of receipt, or of the return. */
  readonly jurisdictionFrom?: string;
  /** Where the organisation has limits of its own (B1.6, B1.9). */
  readonly jurisdictionDeadline?: Deadline | undefined;
  readonly registrationDeadline?: Deadline;
  readonly disposalDeadline?: Deadline;
  /** 3.14: of what has priority; it stands still and moves with the limit of the disposal. */
  readonly priorityDeadline?: Deadline | undefined;
}

export function evolveIntake(state: ClueState, event: IntakeEvent): ClueState {
  switch (event.type) {
    case 'ClueReceived': {
      const {
        organisationId,
        source,
        title,
        summary,
        subjects,
        regions = [],
        priority,
        raisedLevel,
        receivedOn,
        disposalDeadline,
        origin,
        forwarded,
        partOf,
        department,
        assignmentId,
        jurisdictionDeadline,
        registrationDeadline,
        priorityDeadline,
      } = event.data;
      return {
        ...state,
        status: 'received',
        organisationId,
        source,
        title,
        summary,
        subjects,
        regions,
        priority,
        raisedLevel,
        receivedOn,
        recordedOn: event.data.recordedOn ?? receivedOn,
        receivedBy: event.data.receivedBy,
        jurisdictionFrom: receivedOn,
        disposalDeadline,
        ...(origin ? { origin } : {}),
        ...(forwarded ? { forwarded } : {}),
        ...(event.data.transfer ? { transferred: true as const } : {}),
        ...(partOf ? { partOf } : {}),
        ...(department ? { department } : {}),
        ...(assignmentId ? { assignmentId } : {}),
        ...(jurisdictionDeadline ? { jurisdictionDeadline } : {}),
        ...(registrationDeadline ? { registrationDeadline } : {}),
        ...(priorityDeadline ? { priorityDeadline } : {}),
      };
    }
    case 'ClueRegistered':
      return {
        ...state,
        status: 'registered',
        number: event.data.number,
        ...(event.data.departmentId === undefined ? {} : { givenTo: event.data.departmentId }),
      };
  }
}

export interface ReceiveClue {
  readonly organisationId: string;
  readonly source: ClueSource;
  readonly title: string;
  readonly summary: string;
  readonly receivedOn: string;
  readonly subjects: readonly AskedSubject[];
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  readonly transfer?: Transfer;
  readonly origin?: ClueOrigin;
  readonly forwarded?: ForwardedFrom;
  readonly partOf?: PartOf;
  readonly assignmentId?: string;
  /** Whose it is, of what was found by another (B1.5), or to whom a report is issued (B1.8). */
  readonly departmentId?: string;
}

export type IntakeCommand = Ask<'receive', ReceiveClue> | Ask<'register', { readonly number: string }>;

export function decideIntake(command: IntakeCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'receive':
      return receive(command.data, by, at);
    case 'register':
      return register(command.data.number, by, at, state);
    default:
      return command satisfies never;
  }
}

/** B1.2: disposal within the limit, counted from receipt. B1.7: upper-level subjects never enter the local library. */
export function receive(wanted: ReceiveClue, by: Actor, at: Instant): readonly ClueEvent[] {
  const { departmentId: _named, subjects: asked, ...rest } = wanted;
  ensureNotFuture('receivedOn', wanted.receivedOn, at);
  ensureOwnLevel(wanted);
  ensureOrigin(wanted.source.kind, wanted.origin, at);
  const entry = dateInChina(at) === wanted.receivedOn ? {} : { recordedOn: dateInChina(at) };
  const data = { ...rest, ...entry, subjects: subjectsOf(asked, wanted.organisationId) };
  const department = departmentOf(wanted, by);
  const regions = regionsOn(data.subjects, data.receivedOn);
  const disposalDeadline = limitFrom('B1.2', data.receivedOn, data.organisationId);
  const own = { ...ownLimits(data), ...priorityLimits(data, data.receivedOn, data.organisationId) };
  return [
    {
      type: 'ClueReceived',
      data: { ...data, ...(department ? { department } : {}), ...regions.data, receivedBy: by.personId, disposalDeadline, ...own },
      rules: [...[disposalDeadline, ...Object.values(own)].map(ruleOf), ...regions.rules],
    },
  ];
}

/**
 * What was entered, each as its kind has it.
 *
 * @throws DomainError clue.subject-unfit, naming what is missing or too much; clue.subject-repeated
 */
export function subjectsOf(asked: readonly AskedSubject[], organisationId: string): readonly Subject[] {
  for (const one of asked) {
    const fault = subjectFault(one);
    if (fault) throw new DomainError(subjectErrors.subjectUnfit(fault));
  }
  ensure(new Set(asked.map(({ subjectId }) => subjectId)).size === asked.length, intakeErrors.subjectRepeated);
  return subjectsAsked(asked, organisationId);
}

/** 3.14, B3.4: what has priority is arranged and approved first, and its result told in time. */
export function priorityLimits(
  { priority, source }: Pick<Intake, 'priority' | 'source'>,
  from: string,
  organisationId: string,
): { readonly priorityDeadline?: Deadline; readonly resultDeadline?: Deadline } {
  if (!priority) return {};
  return {
    priorityDeadline: limitFrom('3.14-disposal', from, organisationId),
    ...(source?.kind === 'inspection-tour' ? { resultDeadline: limitFrom('B3.4', from, organisationId) } : {}),
  };
}

/** B1.6, B1.9: what the organisation has set for itself. */
function ownLimits({ organisationId, receivedOn, source }: ReceiveClue): {
  readonly jurisdictionDeadline?: Deadline;
  readonly registrationDeadline?: Deadline;
} {
  const start = startOfDay(receivedOn);
  const jurisdictionDeadline = ownLimitSince('B1.6', start, organisationId);
  const registrationDeadline = source.kind === 'upper-level' ? ownLimitSince('B1.9', start, organisationId) : undefined;
  return { ...(jurisdictionDeadline ? { jurisdictionDeadline } : {}), ...(registrationDeadline ? { registrationDeadline } : {}) };
}

/**
 * B1.7: a clue about a person managed by the upper level is refused before anything of it is kept anywhere. Services ask this
 * first, since even the fingerprint of an idempotency key would be a trace.
 *
 * @throws DomainError clue.direct-forward, with the moment until which the sender has to send it up; clue.date-too-early
 */
export function ensureOwnLevel({
  subjects,
  receivedOn,
  organisationId,
}: {
  readonly subjects: readonly Pick<AskedSubject, 'managedBy'>[];
  readonly receivedOn: string;
  readonly organisationId?: string | undefined;
}): void {
  ensure(receivedOn >= earliestDate, intakeErrors.dateTooEarly('receivedOn'));
  if (!areOwnLevel(subjects)) throw new DomainError(intakeErrors.directForward(limitFrom('B1.7', receivedOn, organisationId).dueAt));
}

/** B1.4; B1.9: what was forwarded from above is registered within five working days of its arrival. */
function register(number: string, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  const { forwarded, source, receivedOn, registrationDeadline, department } = state;
  const given = department && department.as !== 'kept' ? { departmentId: department.departmentId } : {};
  const data = { number, keeper: by.personId, ...given };
  if (!forwarded || source!.kind !== 'upper-level') return [{ type: 'ClueRegistered', data }];
  const limit = registrationDeadline ?? limitFrom('B1.9', receivedOn!);
  return [
    {
      type: 'ClueRegistered',
      data: { ...data, acceptance: { inTime: isInTime(limit, dateInChina(at)), deadline: limit } },
      rules: [ruleOf(limit)],
    },
  ];
}

export function ensureNotFuture(field: string, date: string, at: Instant): void {
  ensure(!isAfter(date, at), intakeErrors.dateInFuture(field));
}

/** 0.14: of telling and signing, no step lies before the one that it follows. */
export function ensureFollows(field: string, date: string, from: string | undefined, at: Instant): void {
  ensureNotFuture(field, date, at);
  ensure(from === undefined || date >= from, feedbackErrors.feedbackTooEarly(field, from!));
}
