import { categoryOf } from '../domain/decider.js';
import type { RecordedEvent } from '../domain/events.js';
import { passes } from '../store/batches.js';
import type { Anchor, EventBatch, EventFilter } from '../store/event-store.js';
import type { Doorbell } from './doorbell.js';
import type { Reader } from './reader.js';
import { type EventRow, frozen, RowDecoder } from './row.js';

/** Most text that is kept for subscribers that are a little behind. */
const MOST_TEXT = 8_000_000;
const PAGE = 1_000;

interface Kept {
  readonly position: bigint;
  readonly id: string;
  readonly category: string;
  readonly type: string;
  /** Of its text, whether that is still kept or not. */
  readonly size: number;
  /** As it came, until the first subscriber asks for it. */
  held: { readonly row: EventRow } | { readonly event: RecordedEvent };
}

/**
 * The end of the log, read and parsed once for all subscribers of this process that have reached it. They have the same events,
 * which are frozen, so that none can change what another sees.
 */
export class Tail {
  private rows: Kept[] = [];
  private text = 0;
  /** What is kept begins after this position; undefined before anybody has reached the end. */
  private from: bigint | undefined;
  private to = 0n;
  /** The last event that was read, which must still be there whenever more is read. */
  private anchor: Anchor | undefined;
  private following = false;
  private readonly decoder = new RowDecoder();
  private readonly waiting = new Map<() => void, bigint>();

  constructor(
    private readonly reader: Reader,
    private readonly doorbell: Doorbell,
  ) {}

  /** The next batch after the position; undefined when that is not kept here, or nothing has come since. */
  next(after: bigint, limit: number, filter: EventFilter | undefined): EventBatch | undefined {
    if (this.from === undefined || after < this.from || after >= this.to) return undefined;
    const events: RecordedEvent[] = [];
    for (let index = this.indexAfter(after); index < this.rows.length; index += 1) {
      const kept = this.rows[index]!;
      const { position } = kept;
      if (!passes(filter, kept)) continue;
      events.push(this.eventOf(kept));
      if (events.length === limit) return { events, position, caughtUp: position === this.to };
    }
    return { events, position: this.to, caughtUp: true };
  }

  /** @throws UnreadableEvent */
  private eventOf(kept: Kept): RecordedEvent {
    if ('row' in kept.held) kept.held = { event: frozen(this.decoder.decode(kept.held.row)) };
    return kept.held.event;
  }

  /** Resolves when the log may have grown beyond the position, or the signal is aborted. `anchor`: the last event the waiter knows. */
  wait(position: bigint, anchor: Anchor | undefined, signal: AbortSignal): Promise<void> {
    if (!this.following && (this.from === undefined || position > this.to)) this.reset(position, anchor);
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.set(wake, position);
      signal.addEventListener('abort', wake);
      if (signal.aborted || position < this.to) wake();
      else if (!this.following) void this.follow();
    });
  }

  private async follow(): Promise<void> {
    this.following = true;
    try {
      while (this.waiting.size > 0) {
        await this.doorbell.next();
        await this.advance();
        for (const [wake, position] of this.waiting) if (position < this.to) wake();
      }
    } catch {
      // Each subscriber then reads for itself, and meets the error or its end itself.
      this.reset(undefined);
      for (const wake of this.waiting.keys()) wake();
    } finally {
      this.following = false;
    }
  }

  private async advance(): Promise<void> {
    for (let more = true; more;) {
      const page = await this.reader.page(this.to, PAGE, undefined, keptOf, this.anchor?.position);
      if (page.head < this.to || page.idAt !== this.anchor?.id) throw new Error('the log is not the one that was read before');
      for (const kept of page.events) {
        this.rows.push(kept);
        this.text += kept.size;
      }
      const last = page.events.at(-1);
      if (last) this.anchor = { position: last.position, id: last.id };
      this.to = page.position;
      more = page.position < page.head;
      this.forget();
    }
  }

  private forget(): void {
    let gone = 0;
    while (this.text > MOST_TEXT && gone < this.rows.length) {
      const kept = this.rows[gone]!;
      this.text -= kept.size;
      this.from = kept.position;
      gone += 1;
    }
    if (gone > 0) this.rows.splice(0, gone);
  }

  private reset(position: bigint | undefined, anchor?: Anchor): void {
    this.anchor = anchor;
    this.rows = [];
    this.text = 0;
    this.from = position;
    this.to = position ?? 0n;
  }

  /** Index of the first row after the position, by bisection. */
  private indexAfter(position: bigint): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.rows[middle]!.position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function keptOf(row: EventRow): Kept {
  const [position, stream, , id, type, , data, metadata] = row;
  return { position: BigInt(position), id, category: categoryOf(stream), type, size: data.length + metadata.length, held: { row } };
}
