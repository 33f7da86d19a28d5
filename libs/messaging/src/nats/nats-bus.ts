import { AckPolicy, type ConsumerMessages, DeliverPolicy, jetstream, type JetStreamClient, jetstreamManager, type JetStreamManager, type JsMsg, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';
import { type IntegrationEvent, integrationEventEnvelope } from '@liandong/contracts';
import type { BusSubscription, MessageBus, SubscriptionOptions } from '../message-bus.js';
import { BackOff } from '../retry.js';
import { Lane } from './lane.js';
import { consumerName, eventSubject, STREAM, STREAM_SUBJECTS, typeFilter } from './subjects.js';

export interface NatsBusOptions {
  readonly servers: string;
  readonly user?: string;
  readonly pass?: string;
  /** The service that connects: names the connection and its private inbox prefix. */
  readonly service: string;
  readonly onError?: (error: unknown) => void;
  /** For tests that share a server; default LIANDONG over every public event. */
  readonly stream?: { readonly name: string; readonly subjects: readonly string[] };
}

/** A message that is not acknowledged within this time is delivered again. */
const ACK_WAIT_MS = 30_000;
/** Delivered ahead of handling. */
const MOST_PENDING = 100;
/** A pull lasts this long; the server's heartbeats come twice in that time, and tell when the store has gone. */
const PULL_MS = 2_000;

/** Prefix of the subjects on which a service gets its replies; its NATS user may read no other. */
export function inboxPrefix(service: string): string {
  return `_INBOX_${service}`;
}

/** The courier of the distributed mode: NATS JetStream. It may lose its store; the relays publish again and this makes it anew. */
export class NatsMessageBus implements MessageBus {
  private readonly subscriptions = new Set<BusSubscription>();

  private constructor(
    private readonly options: NatsBusOptions,
    private readonly connection: NatsConnection,
    private readonly client: JetStreamClient,
    private readonly manager: JetStreamManager,
  ) {}

  static async connect(options: NatsBusOptions): Promise<NatsMessageBus> {
    const connection = await connect({
      servers: options.servers.split(','),
      name: options.service,
      inboxPrefix: inboxPrefix(options.service),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 200,
      waitOnFirstConnect: true,
      ...(options.user ? { user: options.user, pass: options.pass ?? '' } : {}),
    });
    const client = jetstream(connection);
    return new NatsMessageBus(options, connection, client, await jetstreamManager(connection, { checkAPI: false }));
  }

  async publish(events: readonly IntegrationEvent[]): Promise<void> {
    await this.ensureStream();
    // Sent in order on one connection; every acknowledgement is awaited.
    await Promise.all(events.map((event) => this.client.publish(eventSubject(event.source, event.type), JSON.stringify(event), { msgID: event.id, timeout: 5_000 })));
  }

  async subscribe(options: SubscriptionOptions): Promise<BusSubscription> {
    const abort = new AbortController();
    const lane = new Lane();
    const running = options.types.map((type) => this.consume(type, options, lane, abort.signal));
    const subscription = {
      stop: async () => {
        abort.abort();
        this.subscriptions.delete(subscription);
        await Promise.all(running);
      },
    };
    this.subscriptions.add(subscription);
    return subscription;
  }

  async storeIdentity(): Promise<string> {
    return this.ensureStream();
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    await this.connection.close();
  }

  /** Makes the stream when it is missing; answers with its moment of creation, which changes when the store was lost. */
  private async ensureStream(): Promise<string> {
    const { name, subjects } = this.options.stream ?? { name: STREAM, subjects: STREAM_SUBJECTS };
    const info = await this.manager.streams.info(name).catch((error: unknown) => {
      if (error instanceof Error && /stream not found/i.test(error.message)) return undefined;
      throw error;
    });
    if (info) return info.created;
    const added = await this.manager.streams.add({
      name,
      subjects: [...subjects],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      // Nothing is discarded by age or number: a new consumer starts at the oldest message.
      duplicate_window: nanos(10 * 60_000),
    });
    return added.created;
  }

  private async consume(type: string, { durable, handler }: SubscriptionOptions, lane: Lane, signal: AbortSignal): Promise<void> {
    const backOff = new BackOff();
    while (!signal.aborted) {
      let messages: ConsumerMessages | undefined;
      const stop = () => messages?.stop();
      signal.addEventListener('abort', stop, { once: true });
      try {
        messages = await this.open(consumerName(durable, type), typeFilter(type));
        if (signal.aborted) messages.stop();
        for await (const message of messages) {
          backOff.reset();
          await lane.run(() => this.handle(message, handler, signal));
          if (signal.aborted) break;
        }
      } catch (error) {
        this.options.onError?.(error);
      }
      signal.removeEventListener('abort', stop);
      if (!signal.aborted) await backOff.wait(signal);
    }
  }

  private async open(name: string, filter: string): Promise<ConsumerMessages> {
    await this.ensureStream();
    const stream = this.options.stream?.name ?? STREAM;
    await this.manager.consumers.add(stream, {
      durable_name: name,
      filter_subject: filter,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(ACK_WAIT_MS),
      max_ack_pending: MOST_PENDING,
    });
    const consumer = await this.client.consumers.get(stream, name);
    return consumer.consume({ max_messages: MOST_PENDING, expires: PULL_MS, idle_heartbeat: PULL_MS / 2, abort_on_missing_resource: true });
  }

  /** A failure is repeated in place, so that what follows cannot overtake it. */
  private async handle(message: JsMsg, handler: SubscriptionOptions['handler'], signal: AbortSignal): Promise<void> {
    const backOff = new BackOff();
    const beat = setInterval(() => message.working(), ACK_WAIT_MS / 3);
    try {
      const parsed = integrationEventEnvelope.safeParse(parseJson(message));
      if (!parsed.success) {
        // Nothing that a service of ours published looks like this; keeping it would block the lane for ever.
        this.options.onError?.(new Error(`message ${message.seq} on ${message.subject} is no integration event`));
        message.term();
        return;
      }
      while (!signal.aborted) {
        try {
          await handler(parsed.data as IntegrationEvent);
          message.ack();
          return;
        } catch (error) {
          this.options.onError?.(error);
          await backOff.wait(signal);
        }
      }
    } finally {
      clearInterval(beat);
    }
  }
}

function parseJson(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return undefined;
  }
}
