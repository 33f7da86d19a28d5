import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import type { EventStore, RecordedEvent } from '@liandong/event-sourcing';
import { Lease } from '@liandong/projections';
import type { MessageBus } from '../message-bus.js';
import { BackOff, sleep } from '../retry.js';

export interface RelayOptions {
  readonly store: EventStore;
  readonly bus: MessageBus;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly service: string;
  readonly categories: readonly string[];
  /** Private event → public events. A failure halts the relay: nothing is left out. */
  readonly publish: (event: RecordedEvent) => readonly IntegrationEvent[] | Promise<readonly IntegrationEvent[]>;
  readonly onError?: (error: unknown) => void;
  /** Events of one publication; default 200. */
  readonly batchSize?: number;
}

export interface RelayStatus {
  readonly state: 'stopped' | 'standby' | 'running' | 'failing';
  readonly position: bigint;
  readonly head: bigint;
  readonly lag: number;
  readonly failure?: string;
}

/** How often the relay asks whether the bus still has its store. */
const IDENTITY_CHECK_MS = 1_000;

/**
 * Publishes a service's public events, from the event store's log, at least once and in order. When the bus has lost its store
 * everything is published again; consumers deduplicate.
 */
export class Relay {
  private readonly lease: Lease;
  private abort = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private position = 0n;
  private state: RelayStatus['state'] = 'stopped';
  private failure: string | undefined;

  constructor(private readonly options: RelayOptions) {
    this.lease = new Lease(options.pool, options.schema, 'relay');
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
    const { store, pool, schema, service } = this.options;
    const [head, { rows }] = await Promise.all([
      store.head(),
      pool.query<{ position: string }>(`SELECT position FROM ${schema}.relay_checkpoint WHERE service = $1`, [service]),
    ]);
    const saved = BigInt(rows[0]?.position ?? 0);
    const position = this.state === 'standby' || saved > this.position ? saved : this.position;
    return { state: this.state, position, head, lag: Number(head > position ? head - position : 0n), ...(this.failure ? { failure: this.failure } : {}) };
  }

  private async loop(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff();
    while (!signal.aborted) {
      try {
        if (await this.lease.hold()) await this.lead(signal, backOff);
        else {
          this.state = 'standby';
          await sleep(IDENTITY_CHECK_MS, signal);
        }
      } catch (error) {
        if (signal.aborted) return;
        this.state = 'failing';
        this.failure = error instanceof Error ? error.message : String(error);
        this.options.onError?.(error);
        await backOff.wait(signal);
      }
    }
  }

  /** Relays until it is stopped, loses the lease, or the bus turns out to have lost its store. */
  private async lead(signal: AbortSignal, backOff: BackOff): Promise<void> {
    const { store, bus, categories, batchSize = 200 } = this.options;
    const identity = await bus.storeIdentity();
    this.position = await this.checkpoint(identity);
    const ended = new AbortController();
    const watch = this.watchIdentity(identity, AbortSignal.any([signal, ended.signal]), () => ended.abort());
    try {
      for await (const batch of store.subscribe({ after: this.position, filter: { categories }, batchSize, signal: AbortSignal.any([signal, ended.signal]) })) {
        if (!(await this.lease.hold())) return;
        const published = (await Promise.all(batch.events.map((event) => this.options.publish(event)))).flat();
        if (published.length > 0) await bus.publish(published);
        if (batch.events.length > 0) await this.save(batch.position, identity);
        this.position = batch.position;
        this.state = 'running';
        this.failure = undefined;
        backOff.reset();
      }
    } finally {
      ended.abort();
      await watch;
    }
  }

  private async watchIdentity(identity: string, signal: AbortSignal, onChange: () => void): Promise<void> {
    while (!signal.aborted) {
      await sleep(IDENTITY_CHECK_MS, signal);
      if (signal.aborted) return;
      const now = await this.options.bus.storeIdentity().catch(() => identity);
      if (now !== identity) onChange();
    }
  }

  private async checkpoint(identity: string): Promise<bigint> {
    const { pool, schema, service } = this.options;
    const { rows } = await pool.query<{ position: string; bus_identity: string }>(`SELECT position, bus_identity FROM ${schema}.relay_checkpoint WHERE service = $1`, [service]);
    return rows[0]?.bus_identity === identity ? BigInt(rows[0].position) : 0n;
  }

  private async save(position: bigint, identity: string): Promise<void> {
    const { pool, schema, service } = this.options;
    await pool.query(
      `INSERT INTO ${schema}.relay_checkpoint (service, position, bus_identity) VALUES ($1, $2, $3)
       ON CONFLICT (service) DO UPDATE SET position = excluded.position, bus_identity = excluded.bus_identity, updated_at = now()`,
      [service, position.toString(), identity],
    );
  }
}
