import { checkBatchSize } from '../store/batches.js';
import { delay } from '../store/delay.js';
import { type Anchor, type EventBatch, StoreUnavailable, type SubscribeOptions } from '../store/event-store.js';
import type { Connection } from './connection.js';
import { isPassing } from './errors.js';
import { Feed, type Taken } from './feed.js';
import { FAR_WINDOW, type Reader } from './reader.js';

const PAUSE_MS = 250;
/** A subscriber further behind than this, in bytes of the log, first catches up in large steps. */
const FAR = 2_000_000n;
/** Near the end the server tells of every record, so that the position moves at once over what the filter leaves out. */
const NEAR_WINDOW = 1;
/** While catching up, how long a batch may wait to be filled, in ms. */
const LINGER_MS = 20;

/**
 * A catch-up subscription. The position it tells is always that of a record, since the server refuses to go on from between two:
 * its checkpoints may lie there.
 */
export class Subscription {
  private position: bigint;
  private told = false;
  /** The last event delivered; checked again whenever the server was away. */
  private anchor: Anchor | undefined;
  private readonly size: number;

  constructor(
    private readonly connection: Connection,
    private readonly reader: Reader,
    private readonly options: SubscribeOptions,
    private readonly signal: AbortSignal,
  ) {
    this.position = options.after ?? 0n;
    this.anchor = options.anchor;
    this.size = checkBatchSize(options.batchSize);
  }

  async *batches(): AsyncGenerator<EventBatch> {
    while (!this.signal.aborted) {
      try {
        const end = await this.reader.endFor(this.position);
        await this.reader.ensureHolds(this.anchor);
        yield* this.follow(end, end - this.position > FAR ? FAR_WINDOW : NEAR_WINDOW);
      } catch (error) {
        if (this.signal.aborted) return;
        if (!isPassing(error) && !(error instanceof StoreUnavailable)) throw error;
        await delay(PAUSE_MS, this.signal);
      }
    }
  }

  /** Batches from one subscription on the server, until it ends or, with the large window, has come to the end of the log. */
  private async *follow(end: bigint, window: number): AsyncGenerator<EventBatch> {
    const feed = new Feed(this.connection, { after: this.position, filter: this.options.filter, window, buffer: this.size });
    try {
      while (!this.signal.aborted) {
        const taken = await this.gather(feed);
        const near = window === NEAR_WINDOW;
        const position = await this.reached(taken, end, near);
        if (this.signal.aborted) return;
        const batch = { events: taken.events, position, caughtUp: near && feed.live && (taken.turned || feed.isDrained) };
        if (this.isNews(batch)) yield this.tell(batch);
        if (taken.turned && !near) return;
        if (feed.isDrained && (await feed.wait(this.signal)) === 'over') throw new Error('the server ended the subscription');
      }
    } finally {
      feed.close();
    }
  }

  /** What has arrived; while catching up, with a little patience for more. */
  private async gather(feed: Feed): Promise<Taken> {
    let { events, reached, turned } = feed.take(this.size);
    const until = performance.now() + LINGER_MS;
    while (!feed.live && events.length > 0 && events.length < this.size && feed.isDrained) {
      const left = until - performance.now();
      if (left <= 0 || (await feed.wait(this.signal, left)) !== 'ready') break;
      const more = feed.take(this.size - events.length);
      events = events.concat(more.events);
      reached = more.reached ?? reached;
      turned = more.turned;
    }
    return { events, reached, turned };
  }

  /** How far the log is delivered with this. */
  private async reached({ reached, turned }: Taken, end: bigint, near: boolean): Promise<bigint> {
    let position = this.position;
    if (reached)
      position = latest(position, reached.commit === reached.prepare ? reached.commit : await this.reader.before(reached.commit));
    if (!turned) return position;
    // Everything up to the end as it was before subscribing is delivered, and the server does not tell about what came since.
    position = latest(position, end);
    return near ? this.reader.pass(position, this.options.filter) : position;
  }

  private isNews({ events, position, caughtUp }: EventBatch): boolean {
    return events.length > 0 || position > this.position || (caughtUp && !this.told);
  }

  private tell(batch: EventBatch): EventBatch {
    this.position = batch.position;
    const last = batch.events.at(-1);
    if (last) this.anchor = { position: last.position, id: last.id };
    this.told ||= batch.caughtUp;
    return batch;
  }
}

function latest(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
