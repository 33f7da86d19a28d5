import type pg from 'pg';
import { automationPrincipal } from '@liandong/access';
import { DomainError, type EventStore } from '@liandong/event-sourcing';
import { isPermanent } from '@liandong/messaging';
import { Lease, type ProjectionRunner, Rest } from '@liandong/projections';
import type { CommandReceipt } from '../commands/command-receipt.js';
import type { RequestContext } from '../commands/request-context.js';
import { CONFIDENTIAL } from '../observability/metrics-names.js';
import type { Clock } from '../runtime/clock.js';
import { type ListedTimer, noTimers, type TimerCounts, TimerList, type TimerState } from './timer-list.js';
import { type DueTimer, type Settled, TimerSettlements } from './timer-settlements.js';
import type { Timer, TimerCommand } from './timer.js';

export interface TimerAlarm {
  readonly timer: string;
  readonly timerId: string;
  /** Not of a confidential timer: why it was refused tells what it is about. */
  readonly code?: string;
  readonly message?: string;
}

export interface TimerRunnerParts {
  readonly service: string;
  readonly timers: readonly Timer[];
  readonly store: Pick<EventStore, 'head'>;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly clock: Clock;
  /** The read model of the due moments. */
  readonly rows: Pick<ProjectionRunner<never>, 'waitFor' | 'waitUnlessFirst' | 'isFirstBuild' | 'isLost'>;
  readonly perform: (timer: Timer, request: RequestContext, command: TimerCommand) => Promise<CommandReceipt | undefined>;
  /** How often the clock is looked at, in ms; default 250. */
  readonly pollMs?: number;
  readonly onSettled?: (timer: string, outcome: 'fired' | Settled['outcome']) => void;
  readonly onAlarm?: (alarm: TimerAlarm) => void;
  readonly onError?: (error: unknown) => void;
}

export interface TimerStatus extends TimerCounts {
  readonly state: 'stopped' | 'standby' | 'leading';
}

/** Limits are in days, and the table is asked for what is due only. */
const POLL_MS = 250;
const MOST_AT_ONCE = 200;
/** How long what happened is waited for before what is due is believed, in ms. */
const WAIT_MS = 5_000;
const MOST_PATIENCE_MS = 30_000;

/**
 * Fires what is due: one process leads, as with read models. The lease spares double work only; what makes a second firing harmless, by a
 * leader that was paused or killed between the append and the record, is the command's id.
 */
export class TimerRunner {
  private readonly settlements: TimerSettlements;
  private readonly all: TimerList;
  private readonly lease: Lease;
  private readonly rest = new Rest();
  /** By aggregate: its timers wait, in order, after a failure that may pass. */
  private readonly waiting = new Map<string, { readonly until: number; readonly attempts: number }>();
  private state: TimerStatus['state'] = 'stopped';
  private stopped = true;
  private leading: Promise<void> = Promise.resolve();

  constructor(private readonly parts: TimerRunnerParts) {
    this.settlements = new TimerSettlements(parts.pool, parts.schema);
    this.all = new TimerList(
      parts.pool,
      parts.schema,
      new Set(parts.timers.filter(({ confidential }) => confidential).map(({ name }) => name)),
    );
    this.lease = new Lease(parts.pool, parts.schema, 'timers');
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.state = 'standby';
    this.leading = this.loop();
  }

  /** Ends after the command in hand and gives the leadership up. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.rest.end();
    await this.leading;
    await this.lease.release().catch(() => undefined);
    this.state = 'stopped';
  }

  async status(): Promise<TimerStatus> {
    await this.parts.rows.waitUnlessFirst(0n, WAIT_MS);
    // Rows that are built for the first time cannot be counted yet; nothing fires before that.
    return { state: this.state, ...(this.parts.rows.isFirstBuild ? noTimers : await this.all.counts(this.parts.clock.now())) };
  }

  list(state: TimerState, limit: number, offset: number): Promise<readonly ListedTimer[]> {
    return this.all.list(this.parts.clock.now(), state, limit, offset);
  }

  /**
   * Fires a parked timer again, after its cause was mended. When that fails it stays parked.
   *
   * @throws DomainError timer.not-parked, or what the command is refused with
   */
  async replay(timerId: string, by: string): Promise<void> {
    const timer = await this.settlements.parked(timerId);
    await this.fire(timer);
    await this.settlements.resolve(timerId, 'replayed', '', by);
  }

  /** Gives a parked timer up, with a reason. @throws DomainError timer.not-parked */
  async discard(timerId: string, reason: string, by: string): Promise<void> {
    await this.settlements.resolve(timerId, 'discarded', reason, by);
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      let more = false;
      try {
        more = (await this.lead()) && (await this.round());
      } catch (error) {
        this.parts.onError?.(error);
      }
      if (!this.stopped && !more) await this.rest.for(this.parts.pollMs ?? POLL_MS);
    }
  }

  private async lead(): Promise<boolean> {
    const leads = await this.lease.hold();
    this.state = leads ? 'leading' : 'standby';
    // What is due by a history that is gone is due no more.
    return leads && (await this.parts.rows.waitFor(0n, WAIT_MS)) && !this.parts.rows.isLost;
  }

  /** @returns whether there is more that is due */
  private async round(): Promise<boolean> {
    if ((await this.dueNow()).length === 0) return false;
    // What was cancelled or moved meanwhile is seen first; a read model that stands still holds no clock up.
    await this.parts.rows.waitFor(await this.parts.store.head(), WAIT_MS);
    const rows = await this.dueNow();
    const held = new Set<string>();
    for (const row of rows) {
      if (this.stopped || !(await this.lease.hold())) return false;
      if (!held.has(row.aggregateId) && !(await this.settle(row))) held.add(row.aggregateId);
    }
    return rows.length === MOST_AT_ONCE && held.size === 0;
  }

  private dueNow(): Promise<readonly DueTimer[]> {
    const now = Date.now();
    const asleep = [...this.waiting].filter(([, { until }]) => until > now).map(([aggregateId]) => aggregateId);
    return this.settlements.due(this.parts.clock.now(), MOST_AT_ONCE, asleep);
  }

  /** @returns false when it has to be tried again */
  private async settle(timer: DueTimer): Promise<boolean> {
    try {
      const receipt = await this.fire(timer);
      this.waiting.delete(timer.aggregateId);
      // The event of a new command marks the row itself; what left none is told apart here.
      const left = receipt !== undefined && receipt.eventIds.length > 0 && !receipt.repeated;
      if (!left) await this.settlements.settle(timer, { outcome: 'nothing', settledAt: this.parts.clock.now() });
      this.parts.onSettled?.(this.shown(timer).name, left ? 'fired' : 'nothing');
      return true;
    } catch (error) {
      if (!isPermanent(error)) return this.wait(timer, error);
      await this.park(timer, error);
      return true;
    }
  }

  private async park(timer: DueTimer, error: Error): Promise<void> {
    this.waiting.delete(timer.aggregateId);
    const why = { code: error instanceof DomainError ? error.code : 'timer.failed', message: error.message };
    if (!(await this.settlements.settle(timer, { outcome: 'parked', settledAt: this.parts.clock.now(), ...why }))) return;
    const { name, hidden } = this.shown(timer);
    this.parts.onSettled?.(name, 'parked');
    this.parts.onAlarm?.({ timer: name, timerId: timer.timerId, ...(hidden ? {} : why) });
  }

  /** How operators hear of it. */
  private shown({ timer }: DueTimer): { readonly name: string; readonly hidden: boolean } {
    const hidden = this.parts.timers.some(({ name, confidential }) => confidential && name === timer);
    return { name: hidden ? CONFIDENTIAL : timer, hidden };
  }

  private async fire({
    timerId,
    timer: name,
    aggregateId,
    stage,
    dueAt,
    organisationId,
    matterId,
    scheduledBy,
    data,
  }: DueTimer): Promise<CommandReceipt | undefined> {
    const timer = this.parts.timers.find((known) => known.name === name);
    if (!timer) throw new RangeError(`there is no timer ${name} any more`);
    const request: RequestContext = {
      principal: automationPrincipal(this.parts.service, organisationId),
      commandId: timerId,
      causationId: scheduledBy,
      matterId,
      idDecides: true,
    };
    return this.parts.perform(timer, request, timer.command({ timer: name, aggregateId, stage, dueAt, organisationId, data }));
  }

  /** The other timers go on; those of the same aggregate keep their order behind it. */
  private wait({ aggregateId }: DueTimer, error: unknown): false {
    const attempts = (this.waiting.get(aggregateId)?.attempts ?? 0) + 1;
    this.waiting.set(aggregateId, { until: Date.now() + Math.min(POLL_MS * 2 ** Math.min(attempts, 10), MOST_PATIENCE_MS), attempts });
    this.parts.onError?.(error);
    return false;
  }
}
