import type { Type } from '@nestjs/common';
import type { Command, Decider, DomainEvent, Instant, RecordedEvent } from '@liandong/event-sourcing';
import type { Deadline, DueMoment, LimitDue } from '@liandong/legal-time';
import type { CommandReceipt } from '../commands/command-receipt.js';
import type { RequestContext } from '../commands/request-context.js';
import type { AnyDecider } from '../runtime/folded-streams.js';
import { type Fired, type Fold, type Timer, timer } from './timer.js';

/** What an event says about the limit: it starts or is moved to this end (paused, resumed, extended), or it has ended (`null`). */
type Says<Data> = (data: Data) => Deadline | null | undefined;

/** A running limit (时限) of one kind of aggregate, declared by the events that set, move and end it. */
export interface LimitClock {
  /** Unique in the service, and never renamed. */
  readonly name: string;
  readonly of: AnyDecider;
  readonly on: Readonly<Record<string, Says<never> | undefined>>;
  /** Organisation whose duty it is, where that is not the owner's own. */
  responsible?(state: unknown): string | undefined;
}

/**
 * Attaches a clock to events that store a `Deadline`: `limitClock('disposal', clue, { ClueReceived: (data) => data.disposalDeadline, DisposalApproved: ended })`.
 */
export function limitClock<S, C extends Command, E extends DomainEvent>(
  name: string,
  of: Decider<S, C, E>,
  on: { readonly [T in E['type']]?: Says<Extract<E, { readonly type: T }>['data']> },
  more: { responsible?(state: S): string | undefined } = {},
): LimitClock {
  return { name, of: of as unknown as AnyDecider, on: on as LimitClock['on'], ...(more as Pick<LimitClock, 'responsible'>) };
}

/** Of an event that ends the limit, whatever it says. */
export const ended = (): null => null;

/** The moments within a limit at which something is to be done, such as `warningMoments` by the organisation's practice. */
export type MomentsOfLimit = (limit: Deadline, organisationId: string) => readonly DueMoment[];

interface LimitState {
  readonly aggregate: unknown;
  readonly limit?: Deadline;
  /** When the limit as it stands was entered: moments before that have passed unseen, and are not made up for. */
  readonly enteredAt?: Instant;
  /** Something was due about it before. */
  readonly told: boolean;
  readonly movedAt?: Instant;
  readonly endedAt?: Instant;
  /** The last limit before this one that something was due about, and when it ended: that is still to be told, however soon the next one began. */
  readonly met?: { readonly limit: Deadline; readonly at: Instant };
}

/** The timer behind a limit's clock; `perform` gets a `LimitDue` for the aggregate `<clock>-<id>` that keeps what was done about it. */
export function limitTimer<T>(
  clock: LimitClock,
  moments: MomentsOfLimit,
  {
    version = 2,
    confidential = false,
    actsOn,
  }: {
    readonly version?: number;
    readonly confidential?: boolean;
    readonly actsOn: Pick<Decider<never, never, never>, 'category' | 'upcasters'>;
  },
  service: Type<T>,
  perform: (service: T, request: RequestContext, id: string, due: LimitDue) => Promise<CommandReceipt | undefined>,
): Timer {
  const known = onceEach(moments);
  return timer(
    {
      name: `limit:${clock.name}`,
      version,
      confidential,
      of: foldOf(clock, known),
      actsOn: [actsOn],
      due: (state) => dueOf(clock, known, state),
      command: ({
        aggregateId,
        stage,
        dueAt,
        organisationId,
        data,
      }: Fired<{ readonly limit: Deadline; readonly responsible?: string }>) => ({
        type: 'limit-due',
        id: `${clock.name}-${aggregateId}`,
        data: {
          clock: clock.name,
          of: { category: clock.of.category, id: aggregateId },
          stage,
          dueAt,
          organisationId,
          ...data,
        } satisfies LimitDue,
      }),
    },
    service,
    (target, request, { id, data }) => perform(target, request, id, data),
  );
}

/** The moments of a limit are asked for before and after each event of its aggregate; they follow from it and its owner alone. */
function onceEach(moments: MomentsOfLimit): MomentsOfLimit {
  const known = new WeakMap<Deadline, { readonly organisationId: string; readonly moments: readonly DueMoment[] }>();
  return (limit, organisationId) => {
    const found = known.get(limit);
    if (found?.organisationId === organisationId) return found.moments;
    const fresh = { organisationId, moments: moments(limit, organisationId) };
    known.set(limit, fresh);
    return fresh.moments;
  };
}

function foldOf(clock: LimitClock, moments: MomentsOfLimit): Fold<LimitState, DomainEvent> {
  const { category, initial, upcasters } = clock.of;
  return {
    category,
    initial: { aggregate: initial, told: false },
    evolve: (state, event) => evolve(clock, moments, state, event),
    ...(upcasters ? { upcasters } : {}),
  };
}

function evolve(
  clock: LimitClock,
  moments: MomentsOfLimit,
  state: LimitState,
  event: DomainEvent & Pick<RecordedEvent, 'metadata'>,
): LimitState {
  const at = event.metadata.occurredAt;
  const aggregate = clock.of.evolve(state.aggregate, event as never);
  const told = state.told || live(clock, moments, state).some((moment) => moment.at <= at);
  const said = clock.on[event.type]?.(event.data as never);
  if (said === undefined || (said === null && state.limit === undefined)) return { ...state, aggregate, told };
  if (said === null) return { ...state, aggregate, told, endedAt: at };
  const met = metBy(state);
  const anew: LimitState = { aggregate, told: false, limit: said, enteredAt: at, ...(met ? { met } : {}) };
  // One that had ended starts anew.
  if (state.limit === undefined || state.endedAt !== undefined) return anew;
  return { ...anew, told, ...(told ? { movedAt: at } : {}) };
}

/** The last limit that something was due about, and that has ended. */
function metBy({ limit, told, endedAt, met }: LimitState): LimitState['met'] {
  return limit && told && endedAt !== undefined ? { limit, at: endedAt } : met;
}

/** Moments of the limit as it stands, without those that had passed when it was entered. */
function live(clock: LimitClock, moments: MomentsOfLimit, { aggregate, limit, enteredAt, endedAt }: LimitState): readonly DueMoment[] {
  const owner = clock.of.owner?.(aggregate);
  if (!limit || endedAt !== undefined || owner === undefined) return [];
  return moments(limit, owner).filter(({ at }) => at > enteredAt!);
}

function dueOf(clock: LimitClock, moments: MomentsOfLimit, state: LimitState) {
  const { aggregate, limit, movedAt } = state;
  const organisationId = clock.of.owner?.(aggregate);
  if (!limit || organisationId === undefined) return [];
  const responsible = clock.responsible?.(aggregate);
  const met = metBy(state);
  const about = (of: Deadline) => (moment: DueMoment) => ({
    ...moment,
    organisationId,
    data: { limit: of, ...(responsible === undefined ? {} : { responsible }) },
  });
  return [
    ...live(clock, moments, state).map(about(limit)),
    ...(movedAt !== undefined ? [{ stage: 'moved', at: movedAt }] : []).map(about(limit)),
    ...(met ? [{ stage: 'met', at: met.at }].map(about(met.limit)) : []),
  ];
}
