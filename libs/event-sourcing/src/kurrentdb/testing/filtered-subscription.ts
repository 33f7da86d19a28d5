import type { Faults } from './faults.js';
import { at, compare, isShown, type Place, readForwards, type RecordFilter, START } from './log-reader.js';
import type { LogRecord, TransactionLog } from './transaction-log.js';

export type SubscriptionMessage =
  | { readonly kind: 'confirmed' | 'caught-up' }
  | { readonly kind: 'event'; readonly record: LogRecord }
  | { readonly kind: 'checkpoint'; readonly place: Place };

/** Records in one page of catching up, and in the queue of live messages. */
const PAGE = 32;
const LIVE = 32;

interface LiveMessage {
  readonly sequence: number;
  readonly record?: LogRecord;
  readonly checkpoint?: Place;
}

/**
 * A filtered subscription to everything, as `Enumerator.AllSubscriptionFiltered`: its checkpoints lag one page while catching up
 * and lie between records, the end of the log is told without a position, and a subscriber that is too slow for the short queue
 * of live messages falls back to catching up without being told.
 */
export class FilteredSubscription {
  private readonly queue: LiveMessage[] = [];
  private sequence = 0;
  /** Sequence number of the last live message that was taken from the queue. */
  private taken = 0;
  private considered = 0;
  private wake: (() => void) | undefined;

  constructor(
    private readonly log: TransactionLog,
    private readonly filter: RecordFilter,
    private readonly window: number,
    private readonly interval: number,
    private readonly signal: AbortSignal,
    private readonly faults: Faults,
  ) {
    signal.addEventListener('abort', () => this.wake?.());
  }

  async *messages(from: Place | undefined): AsyncGenerator<SubscriptionMessage> {
    const lastAtSubscribing = at(this.log.records.at(-1)!.position);
    const stop = this.log.listen((record) => this.arrived(record));
    let checkpoint: Place = from ?? { commit: -1, prepare: -1 };
    let told: Place | undefined;
    try {
      yield { kind: 'confirmed' };
      for (let live = compare(checkpoint, lastAtSubscribing) >= 0; !this.signal.aborted; live = !live) {
        for await (const message of live ? this.live(checkpoint) : this.catchUp(checkpoint)) {
          if (message.kind === 'event') checkpoint = at(message.record.position);
          if (message.kind === 'checkpoint') {
            checkpoint = message.place;
            if (told && compare(checkpoint, told) <= 0) continue;
            told = checkpoint;
          }
          yield message;
        }
      }
    } finally {
      stop();
    }
  }

  private async *catchUp(from: Place): AsyncGenerator<SubscriptionMessage> {
    let checkpoint = from;
    let counter = 0;
    for (let place = from.commit < 0 ? START : from; !this.signal.aborted;) {
      // Each page is a message to the server's reader.
      await new Promise((resolve) => (this.faults.pageTime > 0 ? setTimeout(resolve, this.faults.pageTime) : setImmediate(resolve)));
      const page = readForwards(this.log, place, PAGE, this.window, this.filter);
      for (const record of page.records) {
        if (compare(at(record.position), checkpoint) <= 0) continue;
        yield { kind: 'event', record };
        checkpoint = at(record.position);
      }
      if (compare(checkpoint, page.current) < 0 && compare(page.current, page.next) < 0) checkpoint = page.current;
      counter += page.considered;
      if (page.isEnd) {
        if (this.faults.checkpointsAtEnd && compare(checkpoint, page.current) < 0) checkpoint = page.current;
        if (compare(checkpoint, START) < 0 && compare(START, page.next) < 0) checkpoint = START;
        if (checkpoint.commit >= 0) yield { kind: 'checkpoint', place: checkpoint };
        return;
      }
      if (counter >= this.interval) {
        counter %= this.interval;
        yield { kind: 'checkpoint', place: checkpoint };
      }
      place = page.next;
    }
  }

  /** Ends when messages were lost, so that catching up begins again. */
  private async *live(from: Place): AsyncGenerator<SubscriptionMessage> {
    yield { kind: 'caught-up' };
    let checkpoint = from;
    for (let message = await this.next(); message; message = await this.next()) {
      const { record, sequence } = message;
      const place = message.checkpoint ?? at(record!.position);
      const isGap = sequence !== this.taken + 1;
      this.taken = sequence;
      if (compare(place, checkpoint) < (record ? 1 : 0)) continue;
      if (isGap) {
        yield { kind: 'checkpoint', place: checkpoint };
        return;
      }
      checkpoint = place;
      yield record ? { kind: 'event', record } : { kind: 'checkpoint', place };
    }
  }

  private arrived(record: LogRecord): void {
    if (isShown(record) && this.filter(record)) this.push({ record });
    this.considered += 1;
    if (this.considered < this.interval) return;
    this.considered = 0;
    this.push({ checkpoint: at(record.position) });
  }

  private push(message: Omit<LiveMessage, 'sequence'>): void {
    this.queue.push({ ...message, sequence: (this.sequence += 1) });
    if (this.queue.length > LIVE) this.queue.shift();
    this.wake?.();
  }

  private async next(): Promise<LiveMessage | undefined> {
    while (this.queue.length === 0 && !this.signal.aborted) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.signal.aborted ? undefined : this.queue.shift();
  }
}
