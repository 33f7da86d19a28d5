import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { delay } from '@liandong/event-sourcing';
import { type BusSubscription, Interrupted, type PageHandler, pageHandlerOf, type SubscriptionOptions } from '../message-bus.js';
import { BackOff } from '../retry.js';
import { decodeMessage } from './decode.js';
import type { PublicStream } from './public-stream.js';
import { type Head, StreamOrder } from './stream-order.js';
import { consumerName, type EventStream, typeFilter } from './subjects.js';

/** What a subscription needs of its bus. */
export interface NatsContext {
  readonly events: EventStream;
  readonly stream: PublicStream;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  /** A message that is not acknowledged within this time is delivered again. */
  readonly ackWaitMs: number;
  readonly onError: (error: unknown) => void;
  /** Resolves when the server has got what was sent. */
  flush(): Promise<void>;
}

/** A pull lasts this long; the server's heartbeats come twice in that time, and tell when the store has gone. */
const PULL_MS = 2_000;
const ACK_TIMEOUT_MS = 2_000;
const FLUSH_MS = 1_000;
/** NATS 2.9 hands a message that is given back at once to the pull that has just ended: that copy is lost, and an earlier one repeated. */
const HAND_OVER_MS = 200;

/** One durable: a JetStream consumer per type, one message of each at hand, handled in the order of the stream. */
export class NatsSubscription implements BusSubscription {
  private readonly abort = new AbortController();
  private readonly handler: PageHandler;
  private readonly order: StreamOrder;
  private readonly ended: Promise<unknown>;

  constructor(
    private readonly context: NatsContext,
    private readonly options: SubscriptionOptions,
  ) {
    const { stream, onError } = context;
    this.handler = pageHandlerOf(options);
    this.order = new StreamOrder(
      options.types,
      { newest: () => stream.end(), stateOf: (type) => this.stateOf(type) },
      this.abort.signal,
      onError,
    );
    this.ended = Promise.all([...options.types.map((type) => this.receive(type)), this.handleAll()]);
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.ended;
    // Given back, so that a successor need not wait until the time for the acknowledgement is over.
    for (const message of this.order.held()) message.nak(HAND_OVER_MS);
    // A server that is away is not waited for.
    const sent = new AbortController();
    await Promise.race([
      this.context
        .flush()
        .catch(() => undefined)
        .finally(() => sent.abort()),
      delay(FLUSH_MS, sent.signal),
    ]);
  }

  private async receive(type: string): Promise<void> {
    const { signal } = this.abort;
    const backOff = new BackOff();
    while (!signal.aborted) {
      let messages: ConsumerMessages | undefined;
      const stop = () => messages?.stop();
      signal.addEventListener('abort', stop, { once: true });
      try {
        messages = await this.open(type);
        if (signal.aborted) messages.stop();
        for await (const message of messages) {
          backOff.reset();
          this.order.offer(type, message);
        }
      } catch (error) {
        this.context.onError(error);
      }
      signal.removeEventListener('abort', stop);
      if (signal.aborted) return;
      this.order.forget(type);
      await backOff.wait(signal);
    }
  }

  /** One message outstanding at most: whoever else takes part in this durable, what follows it waits until it is acknowledged. */
  private async open(type: string): Promise<ConsumerMessages> {
    const { events, stream, client, manager, ackWaitMs } = this.context;
    await stream.ensureComplete(typeFilter(type, events));
    const name = consumerName(this.options.durable, type);
    await manager.consumers.add(events.name, {
      durable_name: name,
      filter_subject: typeFilter(type, events),
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(ackWaitMs),
      max_ack_pending: 1,
    });
    const consumer = await client.consumers.get(events.name, name);
    return consumer.consume({ max_messages: 100, expires: PULL_MS, idle_heartbeat: PULL_MS / 2, abort_on_missing_resource: true });
  }

  private async stateOf(type: string) {
    const { events, manager, stream } = this.context;
    const newest = await stream.newest(typeFilter(type, events));
    const info = await manager.consumers.info(events.name, consumerName(this.options.durable, type));
    return { newest, delivered: info.delivered.stream_seq, outstanding: info.num_ack_pending };
  }

  private async handleAll(): Promise<void> {
    const beat = setInterval(() => this.order.held().forEach((message) => message.working()), this.context.ackWaitMs / 3);
    for (let head = await this.order.next(); head; head = await this.order.next()) {
      if (!(await this.handle(head))) break;
      this.order.done(head);
    }
    clearInterval(beat);
  }

  /** A failure is repeated in place, so that what follows cannot overtake it. False when it was given up for the stop. */
  private async handle({ message }: Head): Promise<boolean> {
    const { signal } = this.abort;
    const { onError, events } = this.context;
    const event = decodeMessage(message, events);
    if (!event) {
      // Nothing that a service of ours published looks like this; keeping it would block the durable for ever.
      onError(new Error(`message ${message.seq} on ${message.subject} is no integration event`));
      message.term();
      return true;
    }
    for (const backOff = new BackOff(); !signal.aborted; await backOff.wait(signal)) {
      try {
        await this.handler([event], async () => !signal.aborted);
        // An acknowledgement that is lost costs a repetition.
        await message.ackAck({ timeout: ACK_TIMEOUT_MS }).catch(onError);
        return true;
      } catch (error) {
        onError(error instanceof Interrupted ? error.cause : error);
      }
    }
    return false;
  }
}
