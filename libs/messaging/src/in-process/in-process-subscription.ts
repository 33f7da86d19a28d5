import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import { delay } from '@liandong/event-sourcing';
import { Lease } from '@liandong/projections';
import { type BusSubscription, Interrupted, type PageHandler, pageHandlerOf, type SubscriptionOptions } from '../message-bus.js';
import { BackOff } from '../retry.js';
import type { Wakers } from './wakers.js';

export interface InProcessContext {
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly onError: (error: unknown) => void;
  readonly wakers: Wakers;
}

/** Messages read at a time. */
const PAGE = 100;
/** How often a consumer looks even if nobody woke it: another process may have published, or have left the durable. */
const POLL_MS = 1_000;

interface Row {
  readonly sequence: string;
  readonly type: string;
  readonly event: IntegrationEvent;
  /** Identity of the bus. */
  readonly bus: string;
}

/** One durable: of the processes that use its name one holds the lease and handles, the others wait. */
export class InProcessSubscription implements BusSubscription {
  private readonly abort = new AbortController();
  private readonly backOff = new BackOff();
  private readonly handler: PageHandler;
  private readonly lease: Lease;
  private readonly ended: Promise<void>;

  constructor(
    private readonly context: InProcessContext,
    private readonly options: SubscriptionOptions,
  ) {
    this.handler = pageHandlerOf(options);
    this.lease = new Lease(context.pool, context.schema, options.durable);
    this.ended = this.run();
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.ended;
    await this.lease.release().catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { signal } = this.abort;
    const { wakers, onError } = this.context;
    const { types } = this.options;
    while (!signal.aborted) {
      try {
        const ticket = wakers.ticket(types);
        if (!(await this.lease.hold())) await delay(POLL_MS, signal);
        else if (!(await this.handlePage())) await wakers.wait(types, ticket, POLL_MS, signal);
      } catch (error) {
        onError(error);
        await this.backOff.wait(signal);
      }
    }
  }

  /** Handles the next messages; true when there are more. Progress is stored after each page, as far as it was done. */
  private async handlePage(): Promise<boolean> {
    const rows = await this.next();
    if (rows.length === 0) return false;
    const { done, cause } = await this.handle(rows.map(({ event }) => event));
    if (done > 0) await this.save(rows[0]!.bus, new Map(rows.slice(0, done).map(({ type, sequence }) => [type, sequence])));
    if (cause !== undefined) throw cause;
    return done < rows.length || rows.length === PAGE;
  }

  /** The lease is kept up while the handler works. */
  private async handle(events: readonly IntegrationEvent[]): Promise<{ readonly done: number; readonly cause?: unknown }> {
    const beat = setInterval(() => void this.lease.hold().catch(() => undefined), POLL_MS);
    try {
      await this.handler(events, async () => !this.abort.signal.aborted && (await this.lease.hold()));
      this.backOff.reset();
      return { done: events.length };
    } catch (error) {
      if (!(error instanceof Interrupted)) return { done: 0, cause: error };
      // Whoever came further may hope that the next attempt succeeds as well.
      if (error.done > 0) this.backOff.reset();
      return error;
    } finally {
      clearInterval(beat);
    }
  }

  private async next(): Promise<readonly Row[]> {
    const { pool, schema } = this.context;
    const { rows } = await pool.query<Row>(
      // No equality of types and an order by both: the index of both is the only one that serves. By sequence alone, a type of which nothing new has come is looked for up to the end.
      `SELECT m.*, i.id AS bus
       FROM ${schema}.identity i, unnest($2::text[]) AS wanted(type)
         LEFT JOIN ${schema}.durables d ON d.name = $1 AND d.type = wanted.type
         CROSS JOIN LATERAL (
           SELECT sequence, type, event FROM ${schema}.messages
           WHERE (type, sequence) > (wanted.type, coalesce(d.sequence, 0)) AND type <= wanted.type ORDER BY type, sequence LIMIT ${PAGE}) m
       ORDER BY m.sequence LIMIT ${PAGE}`,
      [this.options.durable, this.options.types],
    );
    return rows;
  }

  /** Never moves back: whoever was overtaken has handled what it stores here all the same. Nor after the bus began anew. */
  private async save(bus: string, done: ReadonlyMap<string, string>): Promise<void> {
    const { pool, schema } = this.context;
    await pool.query(
      `INSERT INTO ${schema}.durables AS d (name, type, sequence)
       SELECT $1, n.type, n.sequence FROM unnest($2::text[], $3::bigint[]) AS n(type, sequence), ${schema}.identity i WHERE i.id = $4 FOR SHARE OF i
       ON CONFLICT (name, type) DO UPDATE SET sequence = greatest(d.sequence, excluded.sequence)`,
      [this.options.durable, [...done.keys()], [...done.values()], bus],
    );
  }
}
