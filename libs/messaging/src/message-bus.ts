import type { IntegrationEvent } from '@liandong/contracts';

/** How a consumer answers for one message: done, or try again later. A thrown error is "try again". */
export type MessageHandler = (event: IntegrationEvent) => Promise<void>;

/**
 * Handles the messages at hand, one at least, in the order of the bus; all are done when it resolves. Before each step it asks whether
 * it may go on: not after a stop, nor when another process has taken over.
 *
 * @throws Interrupted when only the first few are done; any other error: none is
 */
export type PageHandler = (events: readonly IntegrationEvent[], mayGoOn: () => Promise<boolean>) => Promise<void>;

/** Only the first `done` messages of a page are done. The rest is delivered again, at once unless there is a `cause`. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor(
    readonly done: number,
    cause?: unknown,
  ) {
    super(`interrupted after ${done} messages`, { cause });
  }
}

/** The page handler that takes one message after the other, in order, and stops at the first failure. */
export function oneByOne(handler: MessageHandler): PageHandler {
  return async (events, mayGoOn) => {
    for (const [index, event] of events.entries()) {
      if (!(await mayGoOn())) throw new Interrupted(index);
      try {
        await handler(event);
      } catch (error) {
        throw new Interrupted(index, error);
      }
    }
  };
}

interface Subscribing {
  /** Name of the durable consumer; its progress survives restarts. */
  readonly durable: string;
  /** Types of integration events, such as `clue-intake.clue-routed.v1`. A type that is added later comes from its oldest message. */
  readonly types: readonly string[];
}

export type SubscriptionOptions = Subscribing & ({ readonly handler: MessageHandler } | { readonly pageHandler: PageHandler });

export function pageHandlerOf(options: SubscriptionOptions): PageHandler {
  return 'pageHandler' in options ? options.pageHandler : oneByOne(options.handler);
}

export interface BusSubscription {
  /** Ends after the message in hand, or the steps in hand of a page; what is being retried stays with the bus. */
  stop(): Promise<void>;
}

/** What a bus answers for the newest message it stored. Only the bus itself reads it. */
export type Receipt = string;

/** What the bus held when it gave a receipt is gone: everything has to be published again, from the beginning. */
export class ReceiptVoid extends Error {
  override readonly name = 'ReceiptVoid';
  constructor() {
    super('the bus has let go of what was published before');
  }
}

/**
 * The courier between services (消息总线). It may lose everything it holds: whoever published publishes again from the event
 * store, and whoever consumes deduplicates by event id (the inbox).
 *
 * A durable gets its messages in the order in which the bus stored them, over all its types, one at a time or a page at a time, over
 * all processes that use its name. A failure is repeated in place and nothing overtakes it, unless the handler of a page lets what is
 * independent pass. So the messages of one publisher come in the order of its events. Between publishers the order is that of arrival, which changes when the bus was lost and everybody publishes
 * again. Delivery is at least once: a process that stalls or dies before it has told the bus is followed by another one, which
 * gets the same message again.
 */
export interface MessageBus {
  /**
   * Resolves when the bus has stored every message, in this order; what it stored a short while ago (10 minutes) it does not store
   * again. After a failure the first few may be stored: publish the same again.
   *
   * @param after the receipt of what was published before: nobody takes the new receipt for one of that too when the bus let go of it meanwhile
   * @returns the receipt for all of them; undefined for none
   * @throws ReceiptVoid the bus let go of what `after` stands for, or of what was just published; some of it may be stored
   */
  publish(events: readonly IntegrationEvent[], after?: Receipt): Promise<Receipt | undefined>;
  /** Delivers from the oldest message the bus holds for a new durable name. */
  subscribe(options: SubscriptionOptions): Promise<BusSubscription>;
  /**
   * Whether the bus still holds what the receipt was given for. When it lost any of that it lets go of everything, progress of
   * consumers included, and answers false: then everything has to be published again.
   */
  stillHolds(receipt: Receipt): Promise<boolean>;
  /**
   * Lets go of every message, whoever published it, and of the progress of all consumers: no receipt holds any longer, everybody publishes
   * again, and what is published again is stored again, however short a while ago it was stored before.
   */
  letGo(): Promise<void>;
  /** How many stored messages of these types the durable has yet to handle, those in hand included; at least one where it has none of them yet. */
  waiting(durable: string, types: readonly string[]): Promise<number>;
  close(): Promise<void>;
}
