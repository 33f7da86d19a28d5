import type { NewEvent, RecordedEvent } from './domain/events.js';
import { type PostgresEventStoreOptions, settingsOf } from './postgres/connection.js';
import { Doorbell } from './postgres/doorbell.js';
import { GroupCommit } from './postgres/group-commit.js';
import { ReadPool } from './postgres/read-pool.js';
import { Reader } from './postgres/reader.js';
import { subscription } from './postgres/subscription.js';
import { Tail } from './postgres/tail.js';
import { checkAppend } from './store/check-append.js';
import type {
  AppendResult,
  EventBatch,
  EventStore,
  ExpectedRevision,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
} from './store/event-store.js';

export type { PostgresEventStoreOptions } from './postgres/connection.js';
export { grantServiceRole, type ServiceGrant } from './postgres/grants.js';
export { inAdminTransaction, installPostgresEventStore, type InstallOptions } from './postgres/install.js';

/**
 * The event store in PostgreSQL 16 or later. Connections are opened when first needed, lost ones again by themselves.
 * The schema must be there: see `installPostgresEventStore` and `grantServiceRole`.
 *
 * Use one store per process: appends share commits, and subscribers share the reading of new events, within one store.
 */
export function postgresEventStore(options: PostgresEventStoreOptions): EventStore {
  return new PostgresEventStore(options);
}

class PostgresEventStore implements EventStore {
  private readonly writer: GroupCommit;
  private readonly pool: ReadPool;
  private readonly reader: Reader;
  private readonly doorbell: Doorbell;
  private readonly tail: Tail;
  private readonly closing = new AbortController();
  private closed: Promise<void> | undefined;

  constructor(options: PostgresEventStoreOptions) {
    const settings = settingsOf(options);
    this.writer = new GroupCommit(settings);
    this.pool = new ReadPool(settings);
    this.reader = new Reader(this.pool, settings.names.schema);
    this.doorbell = new Doorbell(settings);
    this.tail = new Tail(this.reader, this.doorbell);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    checkAppend(stream, expected, events);
    return this.writer.append(stream, expected, events);
  }

  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.reader.stream(stream, options);
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.reader.all(options);
  }

  readStored(options?: ReadAllOptions): AsyncIterable<StoredEvent> {
    return this.reader.stored(options);
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<EventBatch> {
    const signals = options.signal ? [options.signal, this.closing.signal] : [this.closing.signal];
    return subscription(this.reader, this.tail, options, AbortSignal.any(signals));
  }

  head(): Promise<bigint> {
    return this.reader.head();
  }

  close(): Promise<void> {
    this.closing.abort();
    this.closed ??= Promise.all([this.writer.close(), this.doorbell.close(), this.pool.close()]).then(() => undefined);
    return this.closed;
  }
}
