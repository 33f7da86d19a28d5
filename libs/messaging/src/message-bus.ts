import type { IntegrationEvent } from '@liandong/contracts';

/** How a consumer answers for one message: done, or try again later. A thrown error is "try again". */
export type MessageHandler = (event: IntegrationEvent) => Promise<void>;

export interface SubscriptionOptions {
  /** Name of the durable consumer; its progress survives restarts. */
  readonly durable: string;
  /** Types of integration events, such as `clue-intake.clue-routed.v1`. A type that is added later comes from its oldest message. */
  readonly types: readonly string[];
  readonly handler: MessageHandler;
}

export interface BusSubscription {
  /** Ends after the message in hand; one that is being retried stays with the bus. */
  stop(): Promise<void>;
}

/** What a bus answers for the newest message it stored. Only the bus itself reads it. */
export type Receipt = string;

/**
 * The courier between services (消息总线). It may lose everything it holds: whoever published publishes again from the event
 * store, and whoever consumes deduplicates by event id (the inbox).
 *
 * A durable gets its messages in the order in which the bus stored them, over all its types, one at a time, over all processes
 * that use its name. A failure is repeated in place and nothing overtakes it. So the messages of one publisher come in the order
 * of its events. Between publishers the order is that of arrival, which changes when the bus was lost and everybody publishes
 * again. Delivery is at least once: a process that stalls or dies before it has told the bus is followed by another one, which
 * gets the same message again.
 */
export interface MessageBus {
  /**
   * Resolves when the bus has stored every message, in this order; what it stored a short while ago (10 minutes) it does not store
   * again. After a failure the first few may be stored: publish the same again.
   *
   * @returns the receipt for all of them; undefined for none
   */
  publish(events: readonly IntegrationEvent[]): Promise<Receipt | undefined>;
  /** Delivers from the oldest message the bus holds for a new durable name. */
  subscribe(options: SubscriptionOptions): Promise<BusSubscription>;
  /**
   * Whether the bus still holds what the receipt was given for. When it lost any of that it lets go of everything, progress of
   * consumers included, and answers false: then everything has to be published again.
   */
  stillHolds(receipt: Receipt): Promise<boolean>;
  close(): Promise<void>;
}
