import { once } from 'node:events';
import { type sendUnaryData, type ServerReadableStream, type ServerWritableStream, status } from '@grpc/grpc-js';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.js';
import { FilteredSubscription } from './filtered-subscription.js';
import { BeyondEnd, InvalidPosition, type Page, readBackwards, readForwards, START } from './log-reader.js';
import {
  appendAnswer,
  eventMessage,
  expectedOf,
  failure,
  filterOf,
  placeOf,
  proposedEvent,
  streamNotFound,
  subscriptionMessage,
  textOf,
} from './messages.js';
import type { LogRecord, ProposedEvent, TransactionLog } from './transaction-log.js';

type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const PAGE = 32;

/** The server's streams service over one log: what the adapter uses of it, and a refusal of everything else. */
export class StreamsService {
  /** Reads and subscriptions that are open. */
  readonly open = new Set<ReadCall>();
  /** Messages that were sent to readers and subscribers. */
  sent = 0;

  constructor(
    private readonly log: TransactionLog,
    private readonly faults: Faults,
  ) {}

  async append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): Promise<void> {
    try {
      answer(null, await this.appended(call));
    } catch (error) {
      answer(error as Error);
    }
  }

  async read(call: ReadCall): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    this.open.add(call);
    for (const end of ['cancelled', 'close']) call.on(end, () => abort.abort());
    try {
      await this.faults.onRead(call.metadata);
      for await (const message of this.messages(call.request.getOptions()!, signal)) {
        if (signal.aborted) return;
        this.sent += 1;
        if (!call.write(message)) await once(call, 'drain', { signal });
      }
      call.end();
    } catch (error) {
      if (!signal.aborted) call.emit('error', readFailure(error));
    } finally {
      this.open.delete(call);
    }
  }

  private async appended(call: ServerReadableStream<AppendReq, AppendResp>): Promise<AppendResp> {
    const events: ProposedEvent[] = [];
    let options: AppendReq.Options | undefined;
    for await (const request of call as AsyncIterable<AppendReq>) {
      if (request.hasOptions()) options = request.getOptions();
      else events.push(proposedEvent(request.getProposedMessage()!));
    }
    const stream = textOf(options!.getStreamIdentifier());
    const expected = expectedOf(options!);
    await this.faults.beforeAppend(call.metadata, stream, events);
    const decision = this.log.append(stream, expected, events);
    await this.faults.afterAppend();
    return appendAnswer(decision, expected, decision.kind === 'repeated' && this.faults.repetitionsWithoutPosition);
  }

  private messages(options: ReadReq.Options, signal: AbortSignal): AsyncIterable<ReadResp> | Iterable<ReadResp> {
    const stream = options.getStream();
    const all = options.getAll();
    if (all && options.hasSubscription() && options.hasFilter()) return this.subscription(options, signal);
    if (options.hasSubscription()) throw failure(status.INVALID_ARGUMENT, 'only filtered subscriptions to all streams are served here');
    const most = Number(options.getCount());
    const forwards = options.getReadDirection() === 0;
    if (stream) return this.stream(stream, most, forwards);
    return this.all(options, most, forwards);
  }

  private *stream(options: ReadReq.Options.StreamOptions, most: number, forwards: boolean): Generator<ReadResp> {
    const records = this.log.streamOf(textOf(options.getStreamIdentifier()));
    if (records.length === 0) return yield streamNotFound(options.getStreamIdentifier());
    const revision = Number(options.getRevision());
    const chosen = forwards
      ? records.slice(options.hasStart() ? 0 : revision)
      : records.slice(0, options.hasEnd() ? undefined : revision + 1).reverse();
    for (const record of chosen.slice(0, most)) yield eventMessage(record);
  }

  private *all(options: ReadReq.Options, most: number, forwards: boolean): Generator<ReadResp> {
    const place = placeOf(options.getAll()!);
    const filter = options.hasFilter() ? filterOf(options.getFilter()!) : () => true;
    let left = most;
    for (const record of forwards
      ? this.forwards(place === 'start' ? START : place, filter)
      : readBackwards(this.log, place === 'start' ? START : place)) {
      if (left <= 0) return;
      if (!filter(record)) continue;
      left -= 1;
      yield eventMessage(record);
    }
  }

  private *forwards(place: Page['next'] | 'end', filter: (record: LogRecord) => boolean): Generator<LogRecord> {
    if (place === 'end') return;
    for (
      let page = readForwards(this.log, place, PAGE, Infinity, filter);
      ;
      page = readForwards(this.log, page.next, PAGE, Infinity, filter)
    ) {
      yield* page.records;
      if (page.isEnd) return;
    }
  }

  private async *subscription(options: ReadReq.Options, signal: AbortSignal): AsyncGenerator<ReadResp> {
    const place = placeOf(options.getAll()!);
    const filter = options.getFilter()!;
    const window = filter.hasMax() ? filter.getMax() : PAGE;
    this.faults.onSubscribing();
    const interval = window * filter.getCheckpointintervalmultiplier();
    const subscription = new FilteredSubscription(this.log, filterOf(filter), window, interval, signal, this.faults);
    const from = place === 'end' ? { commit: this.log.end, prepare: this.log.end } : place;
    for await (const message of subscription.messages(from === 'start' ? undefined : from)) yield subscriptionMessage(message);
  }
}

function readFailure(error: unknown): Error {
  if (error instanceof BeyondEnd) return failure(status.UNKNOWN, `Unexpected ReadAllResult: Error >> ${error.message}`);
  if (error instanceof InvalidPosition) return failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');
  return error as Error;
}
