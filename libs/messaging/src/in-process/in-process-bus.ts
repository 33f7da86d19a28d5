import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import { inTransaction } from '@liandong/projections';
import { type BusSubscription, type MessageBus, type Receipt, ReceiptVoid, type SubscriptionOptions } from '../message-bus.js';
import { InProcessSubscription } from './in-process-subscription.js';
import { Wakers } from './wakers.js';

export interface InProcessBusOptions {
  readonly pool: pg.Pool;
  /** Default `message_bus`; see `installInProcessBus`. */
  readonly schema?: string;
  readonly onError?: (error: unknown) => void;
}

/**
 * The courier of the standalone mode, where one process holds every service: messages and the consumers' progress stand in
 * PostgreSQL, wake-ups stay in the process. Same guarantees as over JetStream, and several processes may share it.
 */
export class InProcessMessageBus implements MessageBus {
  private readonly schema: string;
  private readonly wakers = new Wakers();
  private readonly subscriptions = new Set<BusSubscription>();

  constructor(private readonly options: InProcessBusOptions) {
    this.schema = options.schema ?? 'message_bus';
  }

  async publish(events: readonly IntegrationEvent[], after?: Receipt): Promise<Receipt | undefined> {
    if (events.length === 0) return undefined;
    const receipt = await this.alone(async (client) => {
      const { rows } = await client.query<{ id: string; sequence: string }>(
        // Each id is looked up by the index. A join, or ANY, is left to the planner, who may read all messages instead.
        `WITH asked AS MATERIALIZED (
           SELECT n.id, n.type, n.event, n.ord, known.sequence AS known
           FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS n(id, type, event, ord)
             LEFT JOIN LATERAL (SELECT m.sequence FROM ${this.schema}.messages m WHERE m.id = n.id LIMIT 1) known ON true),
         stored AS (
           INSERT INTO ${this.schema}.messages (sequence, id, type, event)
           SELECT (SELECT coalesce(max(sequence), 0) FROM ${this.schema}.messages) + row_number() OVER (ORDER BY ord), id, type, event::json
           FROM asked WHERE known IS NULL
           ON CONFLICT (id) DO NOTHING RETURNING sequence)
         SELECT i.id, greatest((SELECT max(sequence) FROM stored), (SELECT max(known) FROM asked)) AS sequence
         FROM ${this.schema}.identity i`,
        [events.map(({ id }) => id), events.map(({ type }) => type), events.map((event) => JSON.stringify(event))],
      );
      const [{ id, sequence }] = rows as [{ id: string; sequence: string }];
      // Thrown away with the transaction.
      if (after !== undefined && read(after).id !== id) throw new ReceiptVoid();
      return JSON.stringify([id, sequence]);
    });
    this.wakers.wake(events.map(({ type }) => type));
    return receipt;
  }

  async subscribe(options: SubscriptionOptions): Promise<BusSubscription> {
    const { pool, onError = () => undefined } = this.options;
    const inner = new InProcessSubscription({ pool, schema: this.schema, onError, wakers: this.wakers }, options);
    const subscription = {
      stop: () => {
        this.subscriptions.delete(subscription);
        return inner.stop();
      },
    };
    this.subscriptions.add(subscription);
    return subscription;
  }

  async stillHolds(receipt: Receipt): Promise<boolean> {
    const known = await this.compare(this.options.pool, receipt);
    // Relays ask before each publication: only what would be changed needs the writers' lock, and a second look behind it.
    if (!known.same || known.whole) return known.same && known.whole;
    return this.alone(async (client) => {
      const { same, whole } = await this.compare(client, receipt);
      if (same && !whole) {
        // The end is gone, as in an older copy of the database: progress of consumers may point beyond what is left.
        await this.beginAnew(client);
      }
      return same && whole;
    });
  }

  letGo(): Promise<void> {
    return this.alone((client) => this.beginAnew(client));
  }

  async waiting(durable: string, types: readonly string[]): Promise<number> {
    const { rows } = await this.options.pool.query<{ waiting: string }>(
      `SELECT count(*) AS waiting FROM ${this.schema}.messages m LEFT JOIN ${this.schema}.durables d ON d.name = $1 AND d.type = m.type
       WHERE m.type = ANY ($2) AND m.sequence > coalesce(d.sequence, 0)`,
      [durable, types],
    );
    return Number(rows[0]!.waiting);
  }

  private async beginAnew(client: pg.PoolClient): Promise<void> {
    await client.query(
      `UPDATE ${this.schema}.identity SET id = gen_random_uuid(); DELETE FROM ${this.schema}.messages; DELETE FROM ${this.schema}.durables`,
    );
  }

  /** Whether this is still the bus that gave the receipt, and whether it reaches as far. */
  private async compare(
    client: Pick<pg.ClientBase, 'query'>,
    receipt: Receipt,
  ): Promise<{ readonly same: boolean; readonly whole: boolean }> {
    const { rows } = await client.query<{ same: boolean; whole: boolean }>(
      `SELECT id = $1 AS same, coalesce((SELECT max(sequence) FROM ${this.schema}.messages), 0) >= $2::bigint AS whole FROM ${this.schema}.identity`,
      [read(receipt).id, read(receipt).sequence],
    );
    return rows[0] ?? { same: false, whole: false };
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
  }

  /** Writers follow one another, so that sequence order is the order in which consumers can see messages. */
  private alone<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.options.pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${this.schema}.messages`]);
      return work(client);
    });
  }
}

function read(receipt: Receipt) {
  const [id, sequence] = JSON.parse(receipt) as [string, string];
  return { id, sequence };
}
