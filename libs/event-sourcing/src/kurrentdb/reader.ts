import { type Position, type ResolvedEvent, type StreamingRead, StreamNotFoundError } from '@eventstore/db-client';
import type { RecordedEvent } from '../domain/events.js';
import {
  type Anchor,
  type EventFilter,
  HistoryDiffers,
  PositionAhead,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
} from '../store/event-store.js';
import { positionOf, recordedEvent, type ServerRecord } from './codec.js';
import type { Connection } from './connection.js';
import { isBadPosition } from './errors.js';
import { Feed } from './feed.js';
import { isWanted } from './filter.js';
import { Patience } from './patience.js';
import type { Arrival, Source } from './source.js';

/** Records that the server looks through for a reader before it tells how far it has come. */
export const FAR_WINDOW = 1_000;
/** Events that a reader of everything has ready. */
const BUFFER = 500;
/** Records that are looked through at once for a quiet filter. */
const LOOK_AHEAD = 500;

/** Reads from the leader, so that whoever has appended finds it. A read that was cut off goes on where it was. */
export class Reader {
  constructor(private readonly connection: Connection) {}

  async *stream(
    stream: string,
    { direction = 'forwards', fromRevision, limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    this.connection.ensureAccepting();
    const forwards = direction === 'forwards';
    const patience = this.patience();
    let from = fromRevision ?? (forwards ? 0 : undefined);
    for (let left = limit; left > 0;) {
      try {
        const maxCount = Math.min(left, Number.MAX_SAFE_INTEGER);
        const options = { direction, maxCount, fromRevision: from === undefined ? ('end' as const) : BigInt(from), requiresLeader: true };
        for await (const record of this.records(() => this.connection.client.readStream(stream, options))) {
          if (isWanted(undefined, record)) yield recordedEvent(record);
          left -= 1;
          from = Number(record.revision) + (forwards ? 1 : -1);
          if (from < 0) return;
          patience.renew();
        }
        return;
      } catch (error) {
        if (error instanceof StreamNotFoundError) return;
        await patience.endure(error);
      }
    }
  }

  /** Everything up to the end of the log as it was when the reading began, at least. */
  all(options?: ReadAllOptions): AsyncGenerator<RecordedEvent> {
    return this.log(options, false);
  }

  stored(options?: ReadAllOptions): AsyncGenerator<StoredEvent> {
    return this.log(options, true) as AsyncGenerator<StoredEvent>;
  }

  private async *log({ after = 0n, limit = Infinity, filter }: ReadAllOptions = {}, bytes: boolean): AsyncGenerator<RecordedEvent> {
    this.connection.ensureAccepting();
    const patience = this.patience();
    let from = after;
    for (let left = limit; left > 0;) {
      try {
        const end = await this.end();
        if (from >= end) return;
        for await (const event of this.fed(from, end, filter, bytes)) {
          yield event;
          left -= 1;
          from = event.position;
          if (left <= 0) return;
          patience.renew();
        }
        return;
      } catch (error) {
        await patience.endure(error);
      }
    }
  }

  /** The stream's records at these revisions, as far as it goes. */
  async at(stream: string, fromRevision: number, count: number): Promise<ServerRecord[]> {
    const options = { fromRevision: BigInt(fromRevision), maxCount: count, requiresLeader: true };
    return this.collect(() => this.connection.client.readStream(stream, options));
  }

  /** The stream's last records, oldest first. */
  async tail(stream: string, count: number): Promise<ServerRecord[]> {
    const options = { direction: 'backwards' as const, fromRevision: 'end' as const, maxCount: count, requiresLeader: true };
    return (await this.collect(() => this.connection.client.readStream(stream, options))).reverse();
  }

  /** Position of the last event, 0n where there is none. */
  async head(): Promise<bigint> {
    this.connection.ensureAccepting();
    const last = await this.last('end', (record) => isWanted(undefined, record));
    return last ? positionOf(last) : 0n;
  }

  /** Position of the last record, be it one of the server's own. */
  async end(): Promise<bigint> {
    return this.before('end');
  }

  /** Position of the last record before a place in the log that may lie between records. */
  async before(place: bigint | 'end'): Promise<bigint> {
    const last = await this.last(place === 'end' ? place : { commit: place, prepare: place });
    return last ? positionOf(last) : 0n;
  }

  /**
   * The end of the log, for somebody who has come to a position.
   *
   * @throws PositionAhead the log does not reach there
   */
  async endFor(position: bigint): Promise<bigint> {
    const end = await this.end();
    if (position <= end) return end;
    try {
      // A position may be that of a record which the server keeps to itself: then something ends there.
      await this.before(position);
    } catch (error) {
      throw isBadPosition(error) ? new PositionAhead(position, end) : error;
    }
    return position;
  }

  /** @throws HistoryDiffers another record, or none, stands at the anchor's position */
  async ensureHolds(anchor: Anchor | undefined): Promise<void> {
    if (!anchor) return;
    const { position } = anchor;
    const options = { fromPosition: { commit: position, prepare: position }, maxCount: 1, requiresLeader: true };
    try {
      for await (const record of this.records(() => this.connection.client.readAll(options))) {
        if (record.id === anchor.id && positionOf(record) === position) return;
      }
    } catch (error) {
      if (!isBadPosition(error)) throw error;
    }
    throw new HistoryDiffers(anchor);
  }

  /** How far the log can be passed from a position without meeting an event that the filter lets through. */
  async pass(from: bigint, filter: EventFilter | undefined): Promise<bigint> {
    const options = {
      fromPosition: from === 0n ? ('start' as const) : { commit: from, prepare: from },
      maxCount: LOOK_AHEAD,
      requiresLeader: true,
    };
    let passed = from;
    for await (const record of this.records(() => this.connection.client.readAll(options))) {
      const position = positionOf(record);
      if (position > from && isWanted(filter, record)) break;
      passed = position > passed ? position : passed;
    }
    return passed;
  }

  private async *fed(after: bigint, end: bigint, filter: EventFilter | undefined, bytes: boolean): AsyncGenerator<RecordedEvent> {
    const feed = new Feed(this.connection, { after, filter, window: FAR_WINDOW, buffer: BUFFER, bytes });
    try {
      for (;;) {
        const { events, reached, turned } = feed.take(BUFFER);
        yield* events;
        if (turned || (reached && reached.commit > end)) return;
        if (feed.isDrained && (await this.arrival(feed)) === 'over') throw new Error('the server ended the subscription');
      }
    } finally {
      feed.close();
    }
  }

  private async last(fromPosition: Position | 'end', condition?: (record: ServerRecord) => boolean): Promise<ServerRecord | undefined> {
    const patience = this.patience();
    const options = {
      direction: 'backwards' as const,
      fromPosition,
      maxCount: condition ? Number.MAX_SAFE_INTEGER : 1,
      requiresLeader: true,
    };
    for (;;) {
      try {
        for await (const record of this.records(() => this.connection.client.readAll(options)))
          if (condition?.(record) ?? true) return record;
        return undefined;
      } catch (error) {
        if (isBadPosition(error)) throw error;
        await patience.endure(error);
      }
    }
  }

  private async collect(open: () => StreamingRead<ResolvedEvent>): Promise<ServerRecord[]> {
    const records: ServerRecord[] = [];
    try {
      for await (const record of this.records(open)) records.push(record);
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
    return records;
  }

  private async *records<E extends ResolvedEvent>(open: () => StreamingRead<E>): AsyncGenerator<ServerRecord> {
    this.connection.ensureOpen();
    const call = open();
    const source = this.connection.source<E>(call, () => call.cancel());
    try {
      do {
        for (let item = source.read(); item; item = source.read()) if (item.event) yield this.seen(item.event);
      } while ((await this.arrival(source)) === 'ready');
    } finally {
      source.close();
    }
  }

  /** @throws Error when the server is silent for too long */
  private async arrival(awaited: Pick<Source<unknown>, 'wait'>): Promise<Arrival> {
    const { closing, requestTimeoutMs } = this.connection;
    const arrival = await awaited.wait(closing, requestTimeoutMs);
    this.connection.ensureOpen();
    if (arrival === 'late') throw new Error(`no answer within ${requestTimeoutMs} ms`);
    return arrival;
  }

  private seen(record: ServerRecord): ServerRecord {
    this.connection.see(positionOf(record));
    return record;
  }

  private patience(): Patience {
    return new Patience(this.connection.patienceMs, this.connection.closing);
  }
}
