import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Ask, CommandHandler, type Decider, ensure, type EventStore } from '@liandong/event-sourcing';
import { firedLate } from '@liandong/legal-time';
import { type Projection, ProjectionRunner } from '@liandong/projections';
import { withBefore } from '../../auditing/before-events.js';
import { foldsOf, timerRows } from '../timer-rows.js';
import { type TimerAlarm, TimerRunner } from '../timer-runner.js';
import { timer } from '../timer.js';

interface Moment {
  readonly stage: string;
  readonly at: string;
}
export type BellEvent =
  | { readonly type: 'BellSet'; readonly data: Moment }
  | { readonly type: 'BellDropped'; readonly data: { readonly stage: string } }
  | {
      readonly type: 'BellRang';
      readonly data: { readonly stage: string; readonly dueAt: string; readonly firedAt: string; readonly late: boolean };
    };
type BellCommand =
  Ask<'set', Moment> | Ask<'drop', { readonly stage: string }> | Ask<'ring', { readonly stage: string; readonly dueAt: string }>;
export type BellState = Readonly<Record<string, string>>;

function evolve(state: BellState, event: BellEvent): BellState {
  const { [event.data.stage]: _gone, ...others } = state;
  return event.type === 'BellSet' ? { ...state, [event.data.stage]: event.data.at } : others;
}

/** A bell rings at the moments that were set, one per stage; the stage `refused` never may, `quiet` changes nothing. */
export const bell: Decider<BellState, BellCommand, BellEvent> = {
  category: 'bell',
  initial: {},
  evolve,
  decide(command, state) {
    if (command.type === 'set') return [{ type: 'BellSet', data: command.data }];
    if (command.type === 'drop') return [{ type: 'BellDropped', data: command.data }];
    const { stage, dueAt } = command.data;
    ensure(stage !== 'refused', { code: 'bell.refused', zh: '不得', en: 'no' });
    if (stage === 'quiet' || state[stage] !== dueAt) return [];
    return [{ type: 'BellRang', data: { stage, dueAt, firedAt: command.at, late: firedLate(dueAt, command.at) } }];
  },
};

class Bells {}

export const bellTimer = timer(
  {
    name: 'bell',
    of: bell,
    due: (state) => Object.entries(state).map(([stage, at]) => ({ stage, at, organisationId: 'mhk', data: {} })),
    command: ({ aggregateId, stage, dueAt }) => ({ type: 'ring', id: aggregateId, data: { stage, dueAt } }),
  },
  Bells,
  async () => undefined,
);

/** What may go wrong in a process of the spec. */
export interface Faults {
  /** Called after a ring was appended, before it is recorded. */
  afterAppend?: () => Promise<void>;
  beforeAppend?: () => Promise<void>;
}

export interface BellProcess {
  readonly rows: ProjectionRunner<never>;
  readonly timers: TimerRunner;
  readonly alarms: readonly TimerAlarm[];
  stop(): Promise<void>;
}

/** The clock of the specs: it stands still until somebody moves it. */
export class HandClock {
  constructor(private moment = '2026-01-01T00:00:00.000Z') {}
  now(): string {
    return this.moment;
  }
  to(moment: string): void {
    this.moment = moment;
  }
}

export interface BellParts {
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly clock: HandClock;
}

/** One process of a service whose only aggregate is a bell. */
export function startBells({ store, pool, schema, clock }: BellParts, faults: Faults = {}): BellProcess {
  const handler = new CommandHandler(store);
  const alarms: TimerAlarm[] = [];
  const projection = timerRows([bellTimer]) as unknown as Projection<never>;
  const rows = new ProjectionRunner<never>({ store: withBefore(store, foldsOf([bellTimer])), pool, schema, projection });
  const timers = new TimerRunner({
    service: 'bells',
    timers: [bellTimer],
    store,
    pool,
    schema,
    clock,
    rows,
    pollMs: 10,
    onAlarm: (alarm) => alarms.push(alarm),
    perform: async (_timer, { commandId, principal, matterId, causationId }, { id, data }) => {
      await faults.beforeAppend?.();
      const by = { personId: principal.personId, organisationId: principal.organisationId, role: 'automation' };
      const ring = { type: 'ring', data: data as { stage: string; dueAt: string }, by, at: clock.now() } as const;
      const {
        position,
        correlationId,
        state: _state,
        ...rest
      } = await handler.handle(bell, id, ring, { commandId, correlationId: matterId!, causationId: causationId! });
      await faults.afterAppend?.();
      return { id, matterId: correlationId, position: position.toString(), ...rest };
    },
  });
  rows.start();
  timers.start();
  return { rows, timers, alarms, stop: async () => void (await timers.stop(), await rows.stop()) };
}

/** Sets, moves or drops a moment, as a person. */
export async function ask(
  store: EventStore,
  clock: HandClock,
  id: string,
  command: Pick<Ask<'set', Moment>, 'type' | 'data'> | Pick<Ask<'drop', { stage: string }>, 'type' | 'data'>,
): Promise<bigint> {
  const by = { personId: 'p', organisationId: 'mhk', role: 'r' };
  const asked = { ...command, by, at: clock.now() } as BellCommand;
  return (await new CommandHandler(store).handle(bell, id, asked, { commandId: randomUUID(), correlationId: randomUUID() })).position;
}

export interface Ring {
  readonly id: string;
  readonly stage: string;
  readonly dueAt: string;
  readonly firedAt: string;
  readonly late: boolean;
}

/** Every ring in the log, in its order. */
export async function rings(store: EventStore): Promise<readonly Ring[]> {
  const found: Ring[] = [];
  for await (const { type, stream, data } of store.readAll())
    if (type === 'BellRang') found.push({ id: stream.slice('bell-'.length), ...(data as Omit<Ring, 'id'>) });
  return found;
}
