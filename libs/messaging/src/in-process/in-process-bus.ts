import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import { inTransaction } from '@liandong/projections';
import type { BusSubscription, MessageBus, SubscriptionOptions } from '../message-bus.js';
import { BackOff, sleep } from '../retry.js';

export interface InProcessBusOptions {
  readonly pool: pg.Pool;
  readonly schema?: string;
  readonly onError?: (error: unknown) => void;
}

/** Messages read at a time. */
const PAGE = 100;
/** How often a consumer looks even if nobody woke it: another process may have published. */
const POLL_MS = 1_000;

/**
 * The courier of the standalone mode, where one process holds every service: messages and the consumers' progress stand in
 * PostgreSQL, wake-ups stay in the process. Same guarantees as JetStream: stored before acknowledged, at least once, in order.
 */
export class InProcessMessageBus implements MessageBus {
  private readonly schema: string;
  private readonly wakers = new Set<() => void>();
  private readonly subscriptions = new Set<BusSubscription>();

  constructor(private readonly options: InProcessBusOptions) {
    this.schema = options.schema ?? 'message_bus';
  }

  async publish(events: readonly IntegrationEvent[]): Promise<void> {
    if (events.length === 0) return;
    await inTransaction(this.options.pool, async (client) => {
      // Publishers follow one another, so that sequence order is the order in which consumers can see messages.
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${this.schema}.messages`]);
      await client.query(
        `INSERT INTO ${this.schema}.messages (sequence, id, type, event)
         SELECT (SELECT coalesce(max(sequence), 0) FROM ${this.schema}.messages) + row_number() OVER (ORDER BY n.ord), n.id, n.type, n.event::json
         FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS n(id, type, event, ord)
         WHERE NOT EXISTS (SELECT 1 FROM ${this.schema}.messages m WHERE m.id = n.id)
         ON CONFLICT (id) DO NOTHING`,
        [events.map(({ id }) => id), events.map(({ type }) => type), events.map((event) => JSON.stringify(event))],
      );
    });
    for (const wake of this.wakers) wake();
  }

  async subscribe(options: SubscriptionOptions): Promise<BusSubscription> {
    const abort = new AbortController();
    const running = this.consume(options, abort.signal);
    const subscription = {
      stop: async () => {
        abort.abort();
        this.subscriptions.delete(subscription);
        await running;
      },
    };
    this.subscriptions.add(subscription);
    return subscription;
  }

  async storeIdentity(): Promise<string> {
    const { rows } = await this.options.pool.query<{ id: string }>(`SELECT id FROM ${this.schema}.identity`);
    return rows[0]!.id;
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
  }

  private async consume(options: SubscriptionOptions, signal: AbortSignal): Promise<void> {
    const backOff = new BackOff();
    while (!signal.aborted) {
      try {
        const handled = await this.handlePage(options, signal);
        backOff.reset();
        if (handled === 0) await this.idle(signal);
      } catch (error) {
        this.options.onError?.(error);
        await backOff.wait(signal);
      }
    }
  }

  /** Handles the next messages in order; progress is stored after each run of successes, a failure included. */
  private async handlePage({ durable, types, handler }: SubscriptionOptions, signal: AbortSignal): Promise<number> {
    const { pool } = this.options;
    const { rows } = await pool.query<{ sequence: string; event: IntegrationEvent }>(
      `SELECT sequence, event FROM ${this.schema}.messages
       WHERE type = ANY ($2) AND sequence > coalesce((SELECT sequence FROM ${this.schema}.durables WHERE name = $1), 0)
       ORDER BY sequence LIMIT ${PAGE}`,
      [durable, types],
    );
    let done: string | undefined;
    try {
      for (const { sequence, event } of rows) {
        if (signal.aborted) break;
        await handler(event);
        done = sequence;
      }
    } finally {
      if (done !== undefined) {
        await pool.query(
          `INSERT INTO ${this.schema}.durables AS d (name, sequence) VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET sequence = greatest(d.sequence, excluded.sequence)`,
          [durable, done],
        );
      }
    }
    return rows.length;
  }

  private async idle(signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    const wake = () => woken.abort();
    this.wakers.add(wake);
    await sleep(POLL_MS, AbortSignal.any([signal, woken.signal]));
    this.wakers.delete(wake);
  }
}
