import { categoryOf } from './domain/decider.js';
import type { EventMetadata, NewEvent, RecordedEvent } from './domain/events.js';
import { checkBatchSize, passes } from './store/batches.js';
import { checkAppend } from './store/check-append.js';
import {
  type AppendResult,
  type EventBatch,
  EventIdReused,
  type EventStore,
  type ExpectedRevision,
  HistoryDiffers,
  PositionAhead,
  type ReadAllOptions,
  type ReadStreamOptions,
  RevisionConflict,
  type StoredEvent,
  StoreUnavailable,
  type SubscribeOptions,
} from './store/event-store.js';

interface Stored {
  readonly id: string;
  readonly stream: string;
  readonly category: string;
  readonly revision: number;
  readonly position: bigint;
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON texts: nobody can change them, and they have lost what JSON does not carry, as in any other store. */
  readonly data: string;
  readonly metadata: string;
  readonly recordedAt: string;
}

/** An event store in this process's memory, for tests; it fulfils the whole contract and forgets everything. */
export function inMemoryEventStore(): EventStore {
  return new InMemoryEventStore();
}

class InMemoryEventStore implements EventStore {
  private readonly log: Stored[] = [];
  private readonly streams = new Map<string, Stored[]>();
  private readonly ids = new Map<string, Stored>();
  private readonly sleepers = new Set<() => void>();
  private closed = false;

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    checkAppend(stream, expected, events);
    if (this.closed) throw new StoreUnavailable('the event store is closed');
    const repeated = this.repetition(stream, expected, events);
    if (repeated) return { revision: repeated.revision, position: repeated.position };
    const own = this.streams.get(stream) ?? [];
    const actual = own.length === 0 ? 'no-stream' : own.length - 1;
    if (expected !== 'any' && expected !== actual) throw new RevisionConflict(stream, expected, actual);
    const recordedAt = new Date().toISOString();
    for (const event of events) {
      const stored = { ...record(stream, event), revision: own.length, position: BigInt(this.log.length + 1), recordedAt };
      own.push(stored);
      this.log.push(stored);
      this.ids.set(event.id, stored);
    }
    this.streams.set(stream, own);
    this.wake();
    return { revision: own.length - 1, position: BigInt(this.log.length) };
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<RecordedEvent> {
    const own = [...(this.streams.get(stream) ?? [])];
    const { direction = 'forwards', fromRevision, limit = own.length } = options;
    const chosen = direction === 'forwards' ? own.slice(fromRevision ?? 0) : own.slice(0, (fromRevision ?? own.length) + 1).reverse();
    for (const stored of chosen.slice(0, limit)) yield restore(stored);
  }

  async *readAll({ after = 0n, limit = Infinity, filter }: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    let left = limit;
    for (const stored of this.log.slice(Number(after))) {
      if (left <= 0) return;
      if (!passes(filter, stored)) continue;
      left -= 1;
      yield restore(stored);
    }
  }

  async *readStored({ after = 0n, limit = Infinity, filter }: ReadAllOptions = {}): AsyncIterable<StoredEvent> {
    const chosen = this.log.slice(Number(after)).filter((stored) => passes(filter, stored));
    for (const stored of chosen.slice(0, limit))
      yield { ...restore(stored), stored: { data: Buffer.from(stored.data), metadata: Buffer.from(stored.metadata) } };
  }

  async *subscribe({ after = 0n, anchor, filter, batchSize, signal }: SubscribeOptions = {}): AsyncIterable<EventBatch> {
    const size = checkBatchSize(batchSize);
    if (after > this.log.length) throw new PositionAhead(after, BigInt(this.log.length));
    if (anchor && this.log[Number(anchor.position) - 1]?.id !== anchor.id) throw new HistoryDiffers(anchor);
    let next = Number(after);
    for (let greeted = false; !this.closed && !signal?.aborted;) {
      if (greeted && next === this.log.length) {
        await this.sleep(signal);
        continue;
      }
      const events: RecordedEvent[] = [];
      for (; next < this.log.length && events.length < size; next += 1) {
        const stored = this.log[next]!;
        if (passes(filter, stored)) events.push(restore(stored));
      }
      const caughtUp = next === this.log.length;
      greeted ||= caughtUp;
      yield { events, position: BigInt(next), caughtUp };
    }
  }

  async head(): Promise<bigint> {
    return BigInt(this.log.length);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wake();
  }

  /** Last event of the same append stored before; undefined when none of its ids is known. */
  private repetition(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Stored | undefined {
    const known = events.map(({ id }) => this.ids.get(id));
    if (known.every((stored) => stored === undefined)) return undefined;
    const first = expected === 'any' ? (known[0]?.revision ?? 0) : expected === 'no-stream' ? 0 : expected + 1;
    const same = known.every(
      (stored, index) => stored?.stream === stream && stored.revision === first + index && isSame(stored, record(stream, events[index]!)),
    );
    if (!same)
      throw new EventIdReused(
        stream,
        known.flatMap((stored) => (stored ? [stored.id] : [])),
      );
    return known.at(-1);
  }

  private async sleep(signal?: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const awake = () => {
        this.sleepers.delete(awake);
        signal?.removeEventListener('abort', awake);
        resolve();
      };
      this.sleepers.add(awake);
      signal?.addEventListener('abort', awake);
    });
  }

  private wake(): void {
    for (const awake of [...this.sleepers]) awake();
  }
}

function record(stream: string, { id, type, schemaVersion, data, metadata }: NewEvent) {
  return { id, type, stream, category: categoryOf(stream), schemaVersion, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
}

function isSame(stored: Stored, proposed: ReturnType<typeof record>): boolean {
  return (
    stored.id === proposed.id &&
    stored.type === proposed.type &&
    stored.schemaVersion === proposed.schemaVersion &&
    stored.data === proposed.data &&
    stored.metadata === proposed.metadata
  );
}

function restore({ id, type, schemaVersion, data, metadata, stream, revision, position, recordedAt }: Stored): RecordedEvent {
  return {
    id,
    type,
    schemaVersion,
    data: JSON.parse(data) as object,
    metadata: JSON.parse(metadata) as EventMetadata,
    stream,
    revision,
    position,
    recordedAt,
  };
}
