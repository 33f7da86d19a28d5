import type pg from 'pg';
import { type Anchor, ensureNotAhead, type EventBatch, type EventStore, type RecordedEvent } from '@liandong/event-sourcing';
import { applyBatch, type ProjectionFailure } from './apply-batch.js';
import { breath } from './breath.js';
import { type Generation, LeadershipLost } from './checkpoints.js';
import type { Lease } from './lease.js';
import type { Projection } from './projection.js';
import { writeBatch } from './write-batch.js';

export interface FeedOptions<R extends object> {
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly projection: Projection<R>;
  readonly lease: Lease;
  readonly batchSize: number;
  /** After every batch. Returns true to end the feed. */
  readonly onBatch: (position: bigint, caughtUp: boolean) => Promise<boolean> | boolean;
}

/** Batches without events of interest move the stored checkpoint at most this often, in ms. */
const IDLE_CHECKPOINT_MS = 1_000;

/** Feeds one generation from the event store: rows and checkpoint in one transaction. */
export class Feed<R extends object> {
  private stored: bigint;
  private storedAt = 0;
  /** Read once: only the event at which a projection halted can be parked, and the next attempt is another feed. */
  private parked: ReadonlySet<string> | undefined;
  private readonly abort = new AbortController();
  private begin: () => void = () => undefined;
  /** Resolves with the first batch or the end: then it is known whether the store has what this was built from. */
  readonly begun = new Promise<void>((resolve) => (this.begin = resolve));
  private running: Promise<ProjectionFailure | undefined> | undefined;

  constructor(
    readonly generation: Generation,
    private readonly options: FeedOptions<R>,
  ) {
    this.stored = generation.position;
  }

  /**
   * Runs until it is stopped, ends itself, or an event fails: then it resolves with the failure, what came before it kept.
   *
   * @throws LeadershipLost, PositionAhead, HistoryDiffers, or what the database throws
   */
  run(): Promise<ProjectionFailure | undefined> {
    this.running ??= this.consumeAll().finally(() => this.begin());
    return this.running;
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.running?.catch(() => undefined);
  }

  private async consumeAll(): Promise<ProjectionFailure | undefined> {
    const { store, projection, batchSize, lease, onBatch } = this.options;
    const filter = projection.categories === 'all' ? {} : { filter: { categories: projection.categories } };
    for await (const batch of store.subscribe({
      after: this.generation.from,
      anchor: this.generation.anchor,
      batchSize,
      signal: this.abort.signal,
      ...filter,
    })) {
      if (this.abort.signal.aborted) return undefined;
      if (!(await lease.hold())) throw new LeadershipLost(projection.name);
      await ensureNotAhead(store, this.generation.position, batch);
      const failure = await this.consume(batch);
      this.begin();
      if (failure) return failure;
      if (await onBatch(batch.position, batch.caughtUp)) return undefined;
      if (batch.caughtUp) await breath(this.abort.signal);
    }
    return undefined;
  }

  private async consume(batch: EventBatch): Promise<ProjectionFailure | undefined> {
    const { pool, schema, projection } = this.options;
    const again = batch.position < this.stored && !batch.caughtUp;
    if (batch.events.length === 0 && (again || Date.now() - this.storedAt < IDLE_CHECKPOINT_MS)) return undefined;
    const { generation } = this.generation;
    const events = await this.withoutParked(batch.events);
    const { rows, failure } = await applyBatch(pool, schema, projection, generation, events);
    const delivered = failure
      ? batch.events.slice(
          0,
          batch.events.findIndex(({ id }) => id === failure.event.id),
        )
      : batch.events;
    const anchor: Anchor | undefined = delivered.at(-1);
    // The last position before a failing event is always that of an event, as some stores know no others.
    const position = failure ? (anchor?.position ?? this.stored) : batch.position;
    if (position !== this.stored || anchor)
      await writeBatch(pool, schema, projection, rows, { generation, from: this.stored, to: position, anchor });
    this.stored = position;
    this.storedAt = Date.now();
    return failure;
  }

  private async withoutParked(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    if (events.length === 0) return events;
    this.parked ??= await this.loadParked();
    const { parked } = this;
    return parked.size === 0 ? events : events.filter((event) => !parked.has(event.id));
  }

  private async loadParked(): Promise<ReadonlySet<string>> {
    const { pool, schema, projection } = this.options;
    const { rows } = await pool.query<{ event_id: string }>(`SELECT event_id FROM ${schema}.projection_parked WHERE name = $1`, [
      projection.name,
    ]);
    return new Set(rows.map((row) => row.event_id));
  }
}
