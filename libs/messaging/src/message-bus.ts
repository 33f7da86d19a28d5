import type { IntegrationEvent } from '@liandong/contracts';

/** How a consumer answers for one message: done, or try again later. A thrown error is "try again". */
export type MessageHandler = (event: IntegrationEvent) => Promise<void>;

export interface SubscriptionOptions {
  /** Name of the durable consumer; its progress survives restarts. One handler at a time, in order. */
  readonly durable: string;
  /** Types of integration events, such as `clue-intake.clue-routed.v1`. */
  readonly types: readonly string[];
  readonly handler: MessageHandler;
}

export interface BusSubscription {
  stop(): Promise<void>;
}

/**
 * The courier between services (消息总线). It may lose everything it holds: whoever published publishes again from the event
 * store, and whoever consumes deduplicates by event id.
 */
export interface MessageBus {
  /** Resolves when the bus has stored every message; messages with an id it already holds are not stored twice. */
  publish(events: readonly IntegrationEvent[]): Promise<void>;
  /** Delivers at least once, from the oldest message the bus holds for a new durable name. */
  subscribe(options: SubscriptionOptions): Promise<BusSubscription>;
  /** Changes when the bus has lost its store: the relay then publishes everything again. */
  storeIdentity(): Promise<string>;
  close(): Promise<void>;
}
