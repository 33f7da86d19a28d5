import { categoryOf, type RecordedEvent } from '@liandong/event-sourcing';
import { firedLate, reschedule } from '@liandong/legal-time';
import { type Projection, revise, type RowChange, upsert } from '@liandong/projections';
import type { WithBefore } from '../auditing/before-events.js';
import type { AnyDecider } from '../runtime/folded-streams.js';
import { type Due, type Timer, timerId } from './timer.js';
import { versionOf } from '../runtime/version-of.js';

/** A moment that is due, or at which a timer has fired. */
export interface TimerRow {
  readonly timerId: string;
  readonly timer: string;
  readonly aggregateId: string;
  readonly stage: string;
  readonly dueAt: string;
  readonly organisationId: string;
  readonly matterId: string;
  /** Id of the event that scheduled it. */
  readonly scheduledBy: string;
  readonly data: object;
  /** Null while the log holds no event of its command. */
  readonly firedAt: string | null;
  /** Id of the first event of its command. */
  readonly firedBy: string | null;
  readonly late: boolean | null;
}

/** The rows of all timers of a service: they follow from the log alone, so a rebuild gives the same ones. */
export function timerRows(timers: readonly Timer[]): Projection<TimerRow> {
  const read = timers.flatMap(({ fold, actsOn }) => [fold, ...actsOn]);
  return {
    name: 'timers',
    version: versionOf(timers, 'a moment set again leaves its row'),
    categories: [...new Set(read.map(({ category }) => category))],
    table: {
      name: 'timers',
      columns: {
        timerId: 'uuid',
        timer: 'text NOT NULL',
        aggregateId: 'text NOT NULL',
        stage: 'text NOT NULL',
        dueAt: 'timestamptz NOT NULL',
        organisationId: 'text NOT NULL',
        matterId: 'text NOT NULL',
        scheduledBy: 'uuid NOT NULL',
        data: 'jsonb NOT NULL',
        firedAt: 'timestamptz',
        firedBy: 'uuid',
        late: 'boolean',
      },
      primaryKey: ['timerId'],
      indexes: ['(due_at) WHERE fired_at IS NULL', '(fired_at DESC, timer_id) WHERE fired_at IS NOT NULL'],
    },
    on: {},
    // Fired first: its own event may well end what was due.
    onAny: (event) => [...fired(event), ...timers.flatMap((timer, index) => changesOf(timer, index, event as WithBefore))],
    upcasters: Object.assign({}, ...read.map(({ upcasters }) => upcasters ?? {})) as NonNullable<Projection['upcasters']>,
  };
}

/** One fold per category that holds the states of all its timers, in the order of the list. */
export function foldsOf(timers: readonly Timer[]): ReadonlyMap<string, AnyDecider> {
  const categories = [...new Set(timers.map(({ fold }) => fold.category))];
  return new Map(categories.map((category) => [category, foldOf(category, timers)]));
}

function foldOf(category: string, timers: readonly Timer[]): AnyDecider {
  const own = (timer: Timer) => timer.fold.category === category;
  return {
    category,
    initial: timers.map((timer) => (own(timer) ? timer.fold.initial : undefined)),
    evolve: (states, event) =>
      timers.map((timer, index) => (own(timer) ? timer.fold.evolve((states as readonly unknown[])[index], event) : undefined)),
    decide: () => [],
    upcasters: Object.assign({}, ...timers.filter(own).map(({ fold }) => fold.upcasters ?? {})) as NonNullable<AnyDecider['upcasters']>,
  };
}

function changesOf(timer: Timer, index: number, event: WithBefore): readonly RowChange<TimerRow>[] {
  const category = categoryOf(event.stream);
  if (category !== timer.fold.category) return [];
  const aggregateId = event.stream.slice(category.length + 1);
  const before = (event.before as readonly unknown[])[index];
  const { scheduled, cancelled } = reschedule(
    timer.due(before, aggregateId),
    timer.due(timer.fold.evolve(before, event as never), aggregateId),
  );
  return [
    ...cancelled.map((moment) =>
      revise<TimerRow>({ timerId: timerId(timer.name, aggregateId, moment) }, (row) => (row.firedAt === null ? null : row)),
    ),
    // What has fired stays so, should the same moment be set again.
    ...scheduled.map((moment) =>
      upsert<TimerRow>({ timerId: timerId(timer.name, aggregateId, moment) }, (row) => row ?? rowOf(timer, aggregateId, moment, event)),
    ),
  ];
}

/** The event of a timer's own command says that it has fired. */
function fired({ id, metadata: { actor, commandId, occurredAt } }: RecordedEvent): readonly RowChange<TimerRow>[] {
  if (!actor.personId.startsWith('system:')) return [];
  return [
    revise<TimerRow>({ timerId: commandId }, (row) =>
      row.firedAt === null ? { ...row, firedAt: occurredAt, firedBy: id, late: firedLate(row.dueAt, occurredAt) } : row,
    ),
  ];
}

function rowOf({ name }: Timer, aggregateId: string, due: Due, { id, metadata }: RecordedEvent): TimerRow {
  const { stage, organisationId, data } = due;
  return {
    timerId: timerId(name, aggregateId, due),
    timer: name,
    aggregateId,
    stage,
    dueAt: new Date(due.at).toISOString(),
    organisationId,
    matterId: metadata.correlationId,
    scheduledBy: id,
    data,
    firedAt: null,
    firedBy: null,
    late: null,
  };
}
