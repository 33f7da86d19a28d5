import type { NewEvent, RecordedEvent } from './domain/events.js';
import { Appender } from './kurrentdb/appender.js';
import { Connection, type KurrentDbEventStoreOptions } from './kurrentdb/connection.js';
import { Reader } from './kurrentdb/reader.js';
import { Subscription } from './kurrentdb/subscription.js';
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

export type { KurrentDbEventStoreOptions } from './kurrentdb/connection.js';

/**
 * The event store in KurrentDB, or EventStoreDB from 23.10. Connects when first needed, and again by itself. A position is the
 * commit position in the server's log. The server must hold nothing but what this adapter writes, apart from its own `$` streams.
 *
 * Use one store per process. A repetition is recognised at its place only: the server keeps no index of event ids.
 */
export function kurrentDbEventStore(options: KurrentDbEventStoreOptions): EventStore {
  return new KurrentDbEventStore(options);
}

class KurrentDbEventStore implements EventStore {
  private readonly connection: Connection;
  private readonly reader: Reader;
  private readonly appender: Appender;
  private closed: Promise<void> | undefined;

  constructor(options: KurrentDbEventStoreOptions) {
    this.connection = new Connection(options);
    this.reader = new Reader(this.connection);
    this.appender = new Appender(this.connection, this.reader);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    checkAppend(stream, expected, events);
    for (const name of [stream, ...events.map(({ type }) => type)]) {
      if (name.startsWith('$')) throw new TypeError(`stream ${stream}: names that begin with $ belong to the server`);
    }
    return this.appender.append(stream, expected, events);
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
    const { ending } = this.connection;
    return follow(this.connection, this.reader, options, options.signal ? AbortSignal.any([options.signal, ending]) : ending);
  }

  head(): Promise<bigint> {
    return this.reader.head();
  }

  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async end(): Promise<void> {
    this.connection.beginClosing();
    await this.appender.idle();
    this.connection.close();
  }
}

/** Checks the options when the first batch is asked for. */
async function* follow(...parts: ConstructorParameters<typeof Subscription>): AsyncGenerator<EventBatch> {
  yield* new Subscription(...parts).batches();
}
