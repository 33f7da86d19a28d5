import { type IntegrationEvent, integrationEventEnvelope } from '@liandong/contracts';
import { Interrupted } from '../message-bus.js';
import {
  type CopyHandler,
  type Delivery,
  deliveriesOf,
  grouped,
  type InboxHandler,
  isCopy,
  isReaction,
  type ReactionHandler,
} from './inbox-handler.js';
import type { InboxRecords } from './inbox-records.js';

export interface PageParts {
  readonly records: InboxRecords;
  readonly handlers: readonly InboxHandler[];
  /** Parks what will never succeed; throws what may be tried again. */
  readonly settle: (delivery: Delivery, error: unknown) => Promise<void>;
  readonly mayGoOn: () => Promise<boolean>;
}

/** Matters that are reacted to at the same time. */
const AT_ONCE = 100;

/**
 * Handles the messages at hand. Copies are made in the order of the messages, all in one transaction; where that fails, message by
 * message. Then come the reactions: one after the other within a matter, matters side by side. So a reaction sees the copies of its own
 * message and of everything before it, and a message that cannot be reacted to yet holds up nothing but its own matter.
 *
 * @throws Interrupted with the number of messages before the first one that is not done
 */
export async function handlePage(parts: PageParts, events: readonly IntegrationEvent[]): Promise<void> {
  const copied = await copyAll(parts, events);
  const reacted = await reactAll(parts, events.slice(0, copied?.done ?? events.length));
  const interrupted = reacted ?? copied;
  if (interrupted) throw interrupted;
}

async function copyAll(parts: PageParts, events: readonly IntegrationEvent[]): Promise<Interrupted | undefined> {
  const deliveries = deliveriesOf(parts.handlers.filter(isCopy), events);
  if (deliveries.length > 1 && (await copiedTogether(parts, deliveries))) return undefined;
  for (const delivery of deliveries) {
    const interrupted = await attempt(parts, delivery, () => parts.records.handleOnce(delivery.handler, delivery.event));
    if (interrupted) return interrupted;
  }
  return undefined;
}

/** Which message it was that failed shows when they are handled one by one. */
async function copiedTogether({ records }: PageParts, deliveries: readonly Delivery<CopyHandler>[]): Promise<boolean> {
  try {
    for (const { event } of deliveries) integrationEventEnvelope.parse(event);
    await records.handleTogether(deliveries);
    return true;
  } catch {
    return false;
  }
}

async function reactAll(parts: PageParts, events: readonly IntegrationEvent[]): Promise<Interrupted | undefined> {
  const deliveries = deliveriesOf(parts.handlers.filter(isReaction), events);
  if (deliveries.length === 0) return undefined;
  const chains = grouped(await parts.records.notSettled(deliveries), ({ event }) => event.matterId).values();
  const done: Delivery[] = [];
  const interruptions: Interrupted[] = [];
  const follow = async () => {
    // The workers share the iterator: each takes the next chain.
    for (const chain of chains) {
      const interrupted = await react(parts, chain, done);
      if (interrupted) interruptions.push(interrupted);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, follow));
  // After the effects: whoever dies before this reacts again, to the same effect.
  await parts.records.markHandled(done);
  return interruptions.sort((a, b) => a.done - b.done)[0];
}

/** One matter's reactions, in order; ends at the first one that may be tried again. */
async function react(parts: PageParts, chain: readonly Delivery<ReactionHandler>[], done: Delivery[]): Promise<Interrupted | undefined> {
  for (const delivery of chain) {
    const interrupted = await attempt(parts, delivery, async () => {
      await delivery.handler.react(delivery.event);
      done.push(delivery);
    });
    if (interrupted) return interrupted;
  }
  return undefined;
}

async function attempt({ settle, mayGoOn }: PageParts, delivery: Delivery, handle: () => Promise<void>): Promise<Interrupted | undefined> {
  try {
    if (!(await mayGoOn())) return new Interrupted(delivery.index);
    integrationEventEnvelope.parse(delivery.event);
    await handle();
  } catch (error) {
    try {
      await settle(delivery, error);
    } catch (blocked) {
      return new Interrupted(delivery.index, blocked);
    }
  }
  return undefined;
}
