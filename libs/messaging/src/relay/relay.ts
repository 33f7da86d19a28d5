import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import {
  delay,
  ensureNotAhead,
  type EventBatch,
  type EventStore,
  isOtherHistory,
  type RecordedEvent,
  StoreUnavailable,
} from '@liandong/event-sourcing';
import { breath, Lease } from '@liandong/projections';
import { type MessageBus, ReceiptVoid } from '../message-bus.js';
import { BackOff } from '../retry.js';
import { RelayCheckpoint, RelayOvertaken, type RelayPoint } from './checkpoint.js';
import { type RelayAlarm, translate } from './translate.js';

export interface RelayOptions {
  readonly store: EventStore;
  readonly bus: MessageBus;
  readonly pool: pg.Pool;
  /** Schema with the tables of `installMessaging` and `installProjections`. */
  readonly schema: string;
  readonly service: string;
  readonly categories: readonly string[];
  /** Private event → public events. A failure halts the relay before this event: nothing is left out. */
  readonly publish: (event: RecordedEvent) => readonly IntegrationEvent[] | Promise<readonly IntegrationEvent[]>;
  readonly onError?: (error: unknown) => void;
  /** Called once for an event that halts the relay. */
  readonly onAlarm?: (alarm: RelayAlarm) => void;
  /** Events of one publication; default 200. */
  readonly batchSize?: number;
}

export interface RelayStatus {
  /** 'failing': it tries again and again, and `failure` tells why. 'halted': the store is not the one that it relayed from. */
  readonly state: 'stopped' | 'standby' | 'running' | 'failing' | 'halted';
  readonly position: bigint;
  readonly head: bigint;
  /** Positions between what is published and the end of the event store. */
  readonly lag: number;
  readonly failure?: string;
}

/** How often the relay asks whether it still leads, and whether the bus still has what it was given. */
const WATCH_MS = 1_000;

const BEGINNING: RelayPoint = { position: 0n, receipt: undefined, anchor: undefined, from: 0n };

/**
 * Publishes a service's public events, from the event store's log, at least once and in order. When the bus has lost what it
 * was given everything is published again; consumers deduplicate.
 */
export class Relay {
  private readonly lease: Lease;
  private readonly checkpoint: RelayCheckpoint;
  private abort = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private point: RelayPoint = BEGINNING;
  /** Published up to here; the checkpoint follows within a second. */
  private reached = 0n;
  private savedAt = 0;
  private state: RelayStatus['state'] = 'stopped';
  private failure: string | undefined;
  private alarmed: string | undefined;

  constructor(private readonly options: RelayOptions) {
    const { pool, schema, service } = options;
    this.lease = new Lease(pool, schema, 'relay');
    this.checkpoint = new RelayCheckpoint(pool, schema, service);
  }

  start(): void {
    if (this.state !== 'stopped') return;
    this.abort = new AbortController();
    this.state = 'standby';
    this.running = this.loop(this.abort.signal);
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
    await this.lease.release().catch(() => undefined);
    this.state = 'stopped';
  }

  async status(): Promise<RelayStatus> {
    const [head, saved] = await Promise.all([this.options.store.head(), this.checkpoint.load()]);
    const position = this.state === 'running' && this.reached > saved.position ? this.reached : saved.position;
    return {
      state: this.state,
      position,
      head,
      lag: Number(head > position ? head - position : 0n),
      ...(this.failure ? { failure: this.failure } : {}),
    };
  }

  private async loop(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff();
    while (!signal.aborted) {
      try {
        if (await this.lease.hold()) await this.lead(signal, backOff);
        else {
          this.state = 'standby';
          await delay(WATCH_MS, signal);
        }
      } catch (error) {
        if (signal.aborted) return;
        // Whoever was overtaken believes in a lease that it has no more.
        if (error instanceof RelayOvertaken) await this.lease.release().catch(() => undefined);
        // Nothing has failed: everything is published again.
        else if (error instanceof ReceiptVoid) this.options.onError?.(error);
        else this.fail(error);
        await backOff.wait(signal);
      }
    }
  }

  private fail(error: unknown): void {
    const halted = isOtherHistory(error);
    this.state = halted ? 'halted' : 'failing';
    if (halted)
      this.raise({ eventId: this.point.anchor?.id ?? '', type: error.code, position: this.point.position, message: error.message });
    this.failure = error instanceof Error ? error.message : String(error);
    this.options.onError?.(error);
  }

  /** Relays until it is stopped, loses the lease, or the bus turns out to have lost something. */
  private async lead(signal: AbortSignal, backOff: BackOff): Promise<void> {
    const { store, categories, batchSize = 200 } = this.options;
    this.point = await this.checkpoint.load();
    if (!(await this.busIsWhole())) await this.moveTo(BEGINNING);
    const over = new AbortController();
    const ended = AbortSignal.any([signal, over.signal]);
    const watch = this.watch(ended).finally(() => over.abort());
    try {
      for await (const batch of store.subscribe({
        after: this.point.from,
        anchor: this.point.anchor,
        filter: { categories },
        batchSize,
        signal: ended,
      })) {
        await ensureNotAhead(store, this.point.position, batch);
        // A batch of foreign events publishes nothing; whether the bus is whole is then for the watch to ask.
        if (!(batch.events.length > 0 ? await this.leadsStill() : await this.lease.hold())) return;
        await this.relay(batch);
        this.state = 'running';
        this.failure = undefined;
        backOff.reset();
        if (batch.caughtUp) await breath(ended);
      }
    } finally {
      over.abort();
      await watch;
    }
  }

  /** Publishes what can be; an event that cannot be translated stops it right before itself. */
  private async relay({ events, position }: EventBatch): Promise<void> {
    const { published, failure } = await translate(events, this.options.publish);
    const receipt = (await this.options.bus.publish(published, this.point.receipt)) ?? this.point.receipt;
    const reached = failure ? (failure.before ?? this.point.position) : position;
    const last = events.findLast((event) => event.position <= reached && (!failure || failure.before !== undefined));
    const anchor = last ? { position: last.position, id: last.id } : this.point.anchor;
    const again = position < this.point.position;
    // The checkpoint moves over events of which nothing is published too, but need not do so for each.
    if (published.length > 0 || failure || (!again && Date.now() - this.savedAt > WATCH_MS))
      await this.moveTo({ position: reached, receipt, anchor, from: anchor?.position ?? this.point.from });
    this.reached = reached;
    if (!failure) return;
    if (!(failure.error.cause instanceof StoreUnavailable)) this.raise(failure.alarm);
    throw failure.error;
  }

  private raise(alarm: RelayAlarm): void {
    if (this.alarmed !== alarm.eventId) this.options.onAlarm?.(alarm);
    this.alarmed = alarm.eventId;
  }

  private async moveTo(to: RelayPoint): Promise<void> {
    await this.checkpoint.move(this.point, to);
    this.point = to;
    this.reached = to.position;
    this.savedAt = Date.now();
  }

  private async leadsStill(): Promise<boolean> {
    return (await this.lease.hold()) && (await this.busIsWhole());
  }

  private async busIsWhole(): Promise<boolean> {
    const { receipt } = this.point;
    return receipt === undefined || this.options.bus.stillHolds(receipt);
  }

  /** Returns when the relay must begin anew. A bus that does not answer is no reason: the next publication will tell. */
  private async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await delay(WATCH_MS, signal);
      if (signal.aborted || !(await this.leadsStill().catch(() => true))) return;
    }
  }
}
