import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { IntegrationEvent } from '@liandong/contracts';
import type { BusSubscription, MessageBus, Receipt, SubscriptionOptions } from '../message-bus.js';
import { connectPatiently, type NatsConnectionOptions } from './connection.js';
import { type NatsContext, NatsSubscription } from './nats-subscription.js';
import { ensureGranted } from './permissions.js';
import { PublicStream } from './public-stream.js';
import { consumerName, type EventStream, PUBLIC_EVENTS, typeFilter } from './subjects.js';

export interface NatsBusOptions extends NatsConnectionOptions {
  readonly onError?: (error: unknown) => void;
  /** A message that is not acknowledged within this time is delivered again, in ms; default 10,000. A handler that works is not hurried. */
  readonly ackWaitMs?: number;
  /** Ends the waiting for a server that is not there. */
  readonly signal?: AbortSignal;
  /** For tests that share a server; default `PUBLIC_EVENTS`. */
  readonly stream?: EventStream;
}

/** The courier of the distributed mode: NATS JetStream, 2.9 or later. */
export class NatsMessageBus implements MessageBus {
  private readonly subscriptions = new Set<BusSubscription>();

  private constructor(
    private readonly service: string,
    private readonly connection: NatsConnection,
    private readonly context: NatsContext,
  ) {}

  /** Waits until the server is there; later it reconnects by itself, for ever. @throws Error the signal was aborted */
  static async connect(options: NatsBusOptions): Promise<NatsMessageBus> {
    const {
      stream: events = PUBLIC_EVENTS,
      ackWaitMs = 10_000,
      onError = () => undefined,
      signal = new AbortController().signal,
    } = options;
    const connection = await connectPatiently(options, { signal, onError });
    const client = jetstream(connection);
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const stream = new PublicStream(events, client, manager);
    return new NatsMessageBus(options.service, connection, {
      events,
      stream,
      client,
      manager,
      ackWaitMs,
      onError,
      flush: () => connection.flush(),
    });
  }

  publish(events: readonly IntegrationEvent[], after?: Receipt): Promise<Receipt | undefined> {
    return this.context.stream.publish(events, after);
  }

  async subscribe(options: SubscriptionOptions): Promise<BusSubscription> {
    if (this.context.events === PUBLIC_EVENTS) ensureGranted(this.service, options.types);
    const inner = new NatsSubscription(this.context, options);
    const subscription = {
      stop: () => {
        this.subscriptions.delete(subscription);
        return inner.stop();
      },
    };
    this.subscriptions.add(subscription);
    return subscription;
  }

  stillHolds(receipt: Receipt): Promise<boolean> {
    return this.context.stream.stillHolds(receipt);
  }

  letGo(): Promise<void> {
    return this.context.stream.giveUp();
  }

  async waiting(durable: string, types: readonly string[]): Promise<number> {
    const { stream, events } = this.context;
    const counts = await Promise.all(types.map((type) => stream.waiting(consumerName(durable, type), typeFilter(type, events))));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    await this.connection.close();
  }
}
