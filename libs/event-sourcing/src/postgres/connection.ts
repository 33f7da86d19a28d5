import pg from 'pg';
import { StoreUnavailable, UnreadableEvent } from '../store/event-store.js';
import { type StoreNames, storeNames } from './schema/names.js';

export interface PostgresEventStoreOptions {
  readonly connectionString: string;
  /** Default `event_store`. */
  readonly schema?: string;
  /** Connections for reading, default 4; appending and listening have one more each, opened when first needed. */
  readonly poolSize?: number;
  /** false: no LISTEN, as behind a transaction pooler; new events are then found by polling alone. */
  readonly listen?: boolean;
  /** How often subscribers look for events that no notification told of, in ms; default 1,000. */
  readonly pollIntervalMs?: number;
  /** How long an append or a read waits for a lost database before it gives up with StoreUnavailable, in ms; default 5,000. */
  readonly patienceMs?: number;
  /** After this many ms without an answer a request counts as lost, default 15,000. */
  readonly requestTimeoutMs?: number;
  /** Shown in pg_stat_activity; default `liandong-event-store`. */
  readonly applicationName?: string;
}

export interface Settings {
  readonly names: StoreNames;
  readonly client: pg.ClientConfig;
  readonly poolSize: number;
  readonly listen: boolean;
  readonly pollIntervalMs: number;
  readonly patienceMs: number;
}

/**
 * The same plan always, by index: a statement that is planned while the tables are new would scan them whole, and the cached
 * plan would stay so long after they have grown. Time zone and date style fix the text of timestamps.
 */
const SESSION = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '10s',
};

export function settingsOf(options: PostgresEventStoreOptions): Settings {
  const { poolSize = 4, listen = true, pollIntervalMs = 1_000, patienceMs = 5_000, requestTimeoutMs = 15_000 } = options;
  return {
    names: storeNames(options.schema),
    client: {
      connectionString: options.connectionString,
      application_name: options.applicationName ?? 'liandong-event-store',
      options: Object.entries(SESSION)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      query_timeout: requestTimeoutMs,
      connectionTimeoutMillis: patienceMs,
      keepAlive: true,
    },
    poolSize,
    listen,
    pollIntervalMs,
    patienceMs,
  };
}

/** Refusals that pass by themselves; the transaction was rolled back, so the same append may be sent again. */
const PASSING = /^(08|25006|40|53|55|57|58|XX)/;

/** Whether the database was away or had trouble of its own, rather than refusing the statement. */
export function isPassing(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError || error instanceof UnreadableEvent)
    return false;
  // Not the server's: it comes from the socket or the driver ('Query read timeout', or EPIPE, which only looks like an SQLSTATE).
  return !(error instanceof pg.DatabaseError) || error.code === undefined || PASSING.test(error.code);
}

/** The error to show for a failed request: StoreUnavailable, a hint at a missing installation, or the error itself. */
export function explain(error: unknown, { schema }: StoreNames): unknown {
  if (error instanceof StoreUnavailable) return error;
  if (isPassing(error)) return new StoreUnavailable(`the event store did not answer: ${(error as Error).message}`, { cause: error });
  const { code } = error as { code?: string };
  if (code === '3F000' || code === '42P01' || code === '42883' || code === '42501') {
    return new Error(`event store schema ${schema} is not installed, not of this code's version, or not granted to this role`, {
      cause: error,
    });
  }
  return error;
}
