import { checkBatchSize } from '../store/batches.js';
import { delay } from '../store/delay.js';
import {
  type Anchor,
  type EventBatch,
  HistoryDiffers,
  PositionAhead,
  StoreUnavailable,
  type SubscribeOptions,
} from '../store/event-store.js';
import type { Reader } from './reader.js';
import { type EventRow, RowDecoder } from './row.js';
import type { Tail } from './tail.js';

const PAUSE_MS = 250;

/**
 * A catch-up subscription: pages from the database until the end of the log, from then on what the shared tail brings, and
 * pages again whenever it has fallen too far behind.
 */
export async function* subscription(
  reader: Reader,
  tail: Tail,
  options: SubscribeOptions,
  signal: AbortSignal,
): AsyncGenerator<EventBatch> {
  const { after = 0n, filter } = options;
  const size = checkBatchSize(options.batchSize);
  let position = after;
  let { anchor } = options;
  let told = false;
  let atEnd = false;
  let checked = options.anchor === undefined;
  while (!signal.aborted) {
    if (atEnd) await tail.wait(position, anchor, signal);
    // What is kept of the log cannot tell whether it is the log of the anchor: the first batch is read.
    const batch =
      (checked ? tail.next(position, size, filter) : undefined) ??
      (await readBatch(reader, position, size, { ...options, anchor }, signal));
    if (batch === undefined || signal.aborted) continue;
    checked = true;
    atEnd = batch.caughtUp;
    // What is new is told; that nothing is new, only the first time.
    if (batch.events.length === 0 && batch.position === position && (told || !atEnd)) continue;
    position = batch.position;
    const last = batch.events.at(-1);
    if (last) anchor = { position: last.position, id: last.id };
    told ||= atEnd;
    yield batch;
  }
}

/** A batch from the database; undefined when it was away, after a pause. */
async function readBatch(
  reader: Reader,
  after: bigint,
  size: number,
  { filter, anchor }: { readonly filter?: SubscribeOptions['filter']; readonly anchor: Anchor | undefined },
  signal: AbortSignal,
): Promise<EventBatch | undefined> {
  const decoder = new RowDecoder();
  try {
    const { events, position, head, idAt } = await reader.page(
      after,
      size,
      filter,
      (row: EventRow) => decoder.decode(row),
      anchor?.position,
    );
    if (after > head) throw new PositionAhead(after, head);
    if (anchor && idAt !== anchor.id) throw new HistoryDiffers(anchor);
    return { events, position, caughtUp: position >= head };
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    await delay(PAUSE_MS, signal);
    return undefined;
  }
}
