import type { NewEvent, RecordedEvent } from '../domain/events.js';

/** A revision: the stream must stand exactly there · 'no-stream': it must not exist · 'any': no check. */
export type ExpectedRevision = number | 'no-stream' | 'any';

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Global position of the last event of this append. */
  readonly position: bigint;
}

export interface EventFilter {
  /** Only streams of these categories. */
  readonly categories?: readonly string[];
  /** Only these event types. */
  readonly types?: readonly string[];
}

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** Included. Default: the first revision forwards, the last backwards. */
  readonly fromRevision?: number;
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Excluded; 0n (the default) is before the first event. */
  readonly after?: bigint;
  readonly limit?: number;
  readonly filter?: EventFilter;
}

/** The last event that a reader was given: whether the store still holds it tells an older backup from the log that was read. */
export interface Anchor {
  readonly position: bigint;
  readonly id: string;
}

export interface SubscribeOptions {
  readonly after?: bigint;
  /** Must still stand in the store, or the subscription fails with HistoryDiffers. At or before `after`. */
  readonly anchor?: Anchor;
  readonly filter?: EventFilter;
  /** Most events in one batch, 1 to 10,000; default 500. */
  readonly batchSize?: number;
  /** Ends the subscription. */
  readonly signal?: AbortSignal;
}

export interface EventBatch {
  /** In global order. May be empty: then only the position has moved, over events that the filter leaves out. */
  readonly events: readonly RecordedEvent[];
  /** Everything up to here has been delivered: the checkpoint to store. */
  readonly position: bigint;
  /** True when the subscription stood at the end of the log at that moment. */
  readonly caughtUp: boolean;
}

/** What the store holds of an event, byte for byte. */
export interface StoredBytes {
  readonly data: Uint8Array;
  /** The adapter's own form: what it needs besides the event's metadata is part of it. */
  readonly metadata: Uint8Array;
}

/** An event with the exact bytes that stand in the store: what can be hashed and compared for ever. */
export type StoredEvent = RecordedEvent & { readonly stored: StoredBytes };

/** The only source of truth. Three adapters fulfil it: PostgreSQL, KurrentDB, in memory; one contract suite proves them. */
export interface EventStore {
  /**
   * Appends the events, all or none. An event id that is already stored in the same place with the same content answers with
   * the first result.
   *
   * @throws RevisionConflict the stream stands elsewhere
   * @throws EventIdReused the id is stored elsewhere or with another content
   * @throws EmptyAppend
   * @throws CategoryForbidden these credentials may not write to the stream's category
   * @throws StoreUnavailable the outcome is unknown: retry with the same event ids
   * @throws TypeError the stream name or an event is malformed: a mistake in the calling code
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /** The stream's events; none where it does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  /** Events of the whole store in global order. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  /**
   * The same with the bytes as they are stored.
   *
   * @throws UnreadableEvent at an event that is none any more, after all events before it
   */
  readStored(options?: ReadAllOptions): AsyncIterable<StoredEvent>;
  /**
   * Catch-up subscription: stored events first, then new ones, pulled batch by batch; reconnects by itself. The first time
   * it reaches the end of the log it says so with a batch that is caught up, be it an empty one. It ends, without an
   * error, when its signal is aborted or the store is closed.
   *
   * @throws PositionAhead `after` lies beyond the end of the log, as after restoring an older backup
   * @throws HistoryDiffers the store does not hold the anchor's event at its position, or (in PostgreSQL) no longer holds what this
   * subscription delivered last
   */
  subscribe(options?: SubscribeOptions): AsyncIterable<EventBatch>;
  /** Position of the last event, 0n of an empty store. */
  head(): Promise<bigint>;
  close(): Promise<void>;
}

export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  readonly code = 'store.revision-conflict';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | 'no-stream',
  ) {
    super(`stream ${stream}: expected revision ${expected}, actual ${actual}`);
  }
}

export class EventIdReused extends Error {
  override readonly name = 'EventIdReused';
  readonly code = 'store.event-id-reused';
  constructor(
    readonly stream: string,
    readonly eventIds: readonly string[],
  ) {
    super(`stream ${stream}: event ids already stored elsewhere or with other content: ${eventIds.join(', ')}`);
  }
}

export class EmptyAppend extends Error {
  override readonly name = 'EmptyAppend';
  readonly code = 'store.empty-append';
  constructor(readonly stream: string) {
    super(`stream ${stream}: an append needs at least one event`);
  }
}

export class CategoryForbidden extends Error {
  override readonly name = 'CategoryForbidden';
  readonly code = 'store.category-forbidden';
  constructor(readonly stream: string) {
    super(`stream ${stream}: these credentials may not write to its category`);
  }
}

/** A reader has seen more than the store holds: what it built no longer follows from the store. */
export class PositionAhead extends Error {
  override readonly name = 'PositionAhead';
  readonly code = 'store.position-ahead';
  constructor(
    readonly after: bigint,
    readonly head: bigint,
  ) {
    super(`position ${after} lies beyond the last event of the store, ${head}`);
  }
}

/**
 * For readers that go on from the last event that they were given: an older backup may hold that one, and yet end before the position up to
 * which they have read.
 *
 * @throws PositionAhead the log ends before `known`
 */
export async function ensureNotAhead(
  store: Pick<EventStore, 'head'>,
  known: bigint,
  { position, caughtUp }: Pick<EventBatch, 'position' | 'caughtUp'>,
): Promise<void> {
  if (!caughtUp || position >= known) return;
  // What is kept of the log's end in this process may lag behind what another one has read.
  const head = await store.head();
  if (head < known) throw new PositionAhead(known, head);
}

/** What stands at a position is no event: somebody has changed it behind the store's back. */
export class UnreadableEvent extends Error {
  override readonly name: string = 'UnreadableEvent';
  readonly code = 'store.unreadable-event';
  constructor(
    readonly position: bigint,
    readonly eventId: string,
    why: string,
  ) {
    super(`event ${eventId} at position ${position} cannot be read: ${why}`);
  }
}

/** Another event, or none, stands where a reader was given one: the log was replaced, as by an older backup that has grown since. */
export class HistoryDiffers extends Error {
  override readonly name = 'HistoryDiffers';
  readonly code = 'store.history-differs';
  constructor(readonly anchor: Anchor) {
    super(`the store no longer holds event ${anchor.id} at position ${anchor.position}`);
  }
}

/** Whether what was read of the store no longer follows from what it holds now. */
export function isOtherHistory(error: unknown): error is PositionAhead | HistoryDiffers {
  return error instanceof PositionAhead || error instanceof HistoryDiffers;
}

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'store.unavailable';
}
