import { randomUUID } from 'node:crypto';

/** Bytes of a record besides its texts. Odd, so that positions are as irregular as a real log's. */
const OVERHEAD = 97;
/** .NET ticks since 1970 in a millisecond. */
const TICKS = 10_000n;

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  /** Where the record begins: its commit and its prepare position. */
  readonly position: number;
  /** Where it ends, and the next one begins. */
  readonly end: number;
  /** In ticks. */
  readonly created: bigint;
}

export type Expected = number | 'no-stream' | 'any' | 'stream-exists';

export type Decision =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'repeated'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly actual: number | 'no-stream' };

/**
 * The transaction log as KurrentDB keeps it: positions are byte offsets, every record commits itself, and appends are decided as
 * in its `IndexWriter.CheckCommit`. The first record is the server's own and never shown.
 */
export class TransactionLog {
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, LogRecord[]>();
  /** Recently written ids: the server forgets the older ones, and finds those only at an expected place. */
  private readonly recent = new Map<string, LogRecord>();
  private readonly listeners = new Set<(record: LogRecord) => void>();

  constructor(private readonly remembered = 10_000) {
    this.system('$epoch-information', '$epoch');
  }

  /** Where the next record will begin. */
  get end(): number {
    return this.records.at(-1)?.end ?? 0;
  }

  streamOf(name: string): readonly LogRecord[] {
    return this.streams.get(name) ?? [];
  }

  /** Writes a record of the server's own. */
  system(stream: string, type: string): LogRecord {
    return this.write(stream, {
      id: randomUUID(),
      type,
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: new Uint8Array(),
    });
  }

  append(stream: string, expected: Expected, events: readonly ProposedEvent[]): Decision {
    const own = this.streamOf(stream);
    const current = own.length - 1;
    const wrong: Decision = { kind: 'wrong-version', actual: current < 0 ? 'no-stream' : current };
    if (expected === 'stream-exists' && current < 0) return wrong;
    const known =
      typeof expected === 'string' && expected !== 'no-stream'
        ? this.recentlyWritten(stream, events)
        : this.writtenAt(stream, expected === 'no-stream' ? 0 : (expected as number) + 1, events);
    if (known.length === events.length && events.length > 0) {
      const { revision, position } = known.at(-1)!;
      return { kind: 'repeated', revision, position };
    }
    // Some of the events are written and some are not: the server calls it corrupted idempotency and answers like this.
    if (known.length > 0) return wrong;
    if (typeof expected === 'number' ? expected !== current : expected === 'no-stream' && current >= 0) return wrong;
    const written = events.map((event) => this.write(stream, event));
    return { kind: 'written', revision: written.at(-1)!.revision, position: written.at(-1)!.position };
  }

  /** Calls the listener with every record from now on; returns how to stop. */
  listen(listener: (record: LogRecord) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Index of the record that begins at a position, or of the first after it; whether one begins exactly there. */
  find(position: number): { readonly index: number; readonly exact: boolean } {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.records[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return { index: low, exact: position === (this.records[low]?.position ?? this.end) };
  }

  /** Weak idempotency: the leading events that were written to this stream recently, wherever. */
  private recentlyWritten(stream: string, events: readonly ProposedEvent[]): LogRecord[] {
    return takeWhile(events, ({ id }) => {
      const record = this.recent.get(id);
      return record?.stream === stream ? record : undefined;
    });
  }

  /** Strong idempotency: the leading events that stand where they would be written. */
  private writtenAt(stream: string, first: number, events: readonly ProposedEvent[]): LogRecord[] {
    const own = this.streamOf(stream);
    return takeWhile(events, ({ id }, index) => (own[first + index]?.id === id ? own[first + index] : undefined));
  }

  private write(stream: string, event: ProposedEvent): LogRecord {
    const own = this.streams.get(stream) ?? [];
    const position = this.end;
    const size = OVERHEAD + Buffer.byteLength(stream) + Buffer.byteLength(event.type) + event.data.length + event.metadata.length;
    const record = { ...event, stream, revision: own.length, position, end: position + size, created: BigInt(Date.now()) * TICKS };
    own.push(record);
    this.streams.set(stream, own);
    this.records.push(record);
    this.recent.set(event.id, record);
    if (this.recent.size > this.remembered) this.recent.delete(this.recent.keys().next().value!);
    for (const listener of this.listeners) listener(record);
    return record;
  }
}

function takeWhile(events: readonly ProposedEvent[], find: (event: ProposedEvent, index: number) => LogRecord | undefined): LogRecord[] {
  const found: LogRecord[] = [];
  for (const [index, event] of events.entries()) {
    const record = find(event, index);
    if (!record) break;
    found.push(record);
  }
  return found;
}
