import type { AllStreamResolvedEvent, Position } from '@eventstore/db-client';
import type { RecordedEvent } from '../domain/events.js';
import type { EventFilter } from '../store/event-store.js';
import { type ByteRecord, positionOf, recordedEvent, type ServerRecord, storedEvent } from './codec.js';
import { UnreadableEvent } from '../store/event-store.js';
import type { Connection } from './connection.js';
import { isWanted, serverFilter } from './filter.js';
import type { Arrival, Source } from './source.js';

/** Something that the server said between two events: how far it has come, or that it has come to the end of the log. */
interface Mark {
  /** It holds once so many events have been read. */
  readonly after: number;
  /** Undefined: the end of the log. */
  readonly checkpoint?: Position;
}

/** What was taken from a feed at once. */
export interface Taken {
  readonly events: RecordedEvent[];
  /** Everything up to here was looked through; undefined when that is not known to have moved. */
  readonly reached?: Position;
  /** The server has just come to the end of the log, after these events. */
  readonly turned: boolean;
}

export interface FeedOptions {
  /** Excluded; 0n for the beginning. */
  readonly after: bigint;
  readonly filter: EventFilter | undefined;
  /** Records that the server looks through at most before it tells how far it has come. */
  readonly window: number;
  /** Events that are kept ready at most. */
  readonly buffer: number;
  /** true: its events are `StoredEvent`s; default false. */
  readonly bytes?: boolean;
}

/**
 * One subscription on the server: stored events after a position, the news that the end is reached, then new events. The server
 * sends only as fast as it is read.
 */
export class Feed {
  /** The server has come to the end of the log, and sends new events as they are stored. */
  live = false;
  private readonly source: Source<AllStreamResolvedEvent>;
  private readonly marks: Mark[] = [];
  private readonly filter: EventFilter | undefined;
  private readonly decode: (record: ServerRecord) => RecordedEvent;
  private unreadable: UnreadableEvent | undefined;

  constructor(
    private readonly connection: Connection,
    { after, filter, window, buffer, bytes = false }: FeedOptions,
  ) {
    this.filter = filter;
    this.decode = bytes ? storedEvent : recordedEvent;
    const subscription = connection.client.subscribeToAll(
      {
        fromPosition: after === 0n ? 'start' : { commit: after, prepare: after },
        filter: serverFilter(filter)({
          maxSearchWindow: window,
          checkpointInterval: 1,
          checkpointReached: (_, checkpoint) => this.mark({ checkpoint }),
        }),
        requiresLeader: true,
      },
      { highWaterMark: buffer },
    );
    if (bytes) keepBytes(subscription);
    subscription.on('caughtUp', () => this.mark({}));
    this.source = connection.source(subscription, () => subscription.unsubscribe());
  }

  /** What has arrived, at most so many events. */
  take(limit: number): Taken {
    if (this.unreadable) throw this.unreadable;
    const events: RecordedEvent[] = [];
    let reached: Position | undefined;
    for (;;) {
      const mark = this.dueMark();
      if (mark?.checkpoint) {
        reached = mark.checkpoint;
        this.connection.see(reached.prepare);
        continue;
      }
      if (mark) {
        this.live = true;
        return { events, reached, turned: true };
      }
      const record = events.length < limit ? this.source.read()?.event : undefined;
      if (record === undefined) return { events, reached, turned: false };
      const position = positionOf(record);
      reached = { commit: position, prepare: position };
      this.connection.see(position);
      if (!isWanted(this.filter, record)) continue;
      try {
        events.push(this.decode(record));
      } catch (error) {
        if (!(error instanceof UnreadableEvent) || events.length === 0) throw error;
        // In its turn: what came before it is delivered first.
        this.unreadable = error;
        return { events, turned: false };
      }
    }
  }

  /** Waits until there may be more to take. */
  wait(signal: AbortSignal, milliseconds?: number): Promise<Arrival> {
    return this.source.wait(signal, milliseconds);
  }

  /** Nothing has arrived that was not taken. */
  get isDrained(): boolean {
    return this.source.arrived === this.source.consumed && this.marks.length === 0 && !this.unreadable;
  }

  close(): void {
    this.source.close();
  }

  private mark(mark: Omit<Mark, 'after'>): void {
    // The client tells of it as it comes in, while the events before it may still wait to be read.
    const after = this.source.arrived;
    if (mark.checkpoint && this.marks.at(-1)?.checkpoint && this.marks.at(-1)!.after === after) this.marks.pop();
    this.marks.push({ ...mark, after });
    this.source.notify();
  }

  private dueMark(): Mark | undefined {
    return this.marks[0] && this.marks[0].after <= this.source.consumed ? this.marks.shift() : undefined;
  }
}

interface WireRecord {
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

/** What the client keeps to itself, checked by the contract suite: it hands on what it parsed, and would lose the bytes. */
interface Converting {
  convertGrpcEvent(wire: { getEvent(): WireRecord | undefined }): AllStreamResolvedEvent;
}

function keepBytes(subscription: object): void {
  const converting = subscription as Converting;
  const { convertGrpcEvent } = converting;
  converting.convertGrpcEvent = (wire) => {
    const resolved = convertGrpcEvent(wire);
    const record = wire.getEvent();
    if (resolved.event && record)
      Object.assign(resolved.event, {
        bytes: { data: record.getData_asU8(), metadata: record.getCustomMetadata_asU8() },
      } satisfies ByteRecord);
    return resolved;
  };
}
