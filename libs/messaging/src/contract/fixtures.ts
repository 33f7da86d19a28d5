import { randomUUID } from 'node:crypto';
import type { IntegrationEvent } from '@liandong/contracts';
import type { BusSubscription, MessageBus, MessageHandler } from '../message-bus.js';

/** One process that uses the bus. */
export interface BusProcess {
  readonly bus: MessageBus;
  /** Cuts its network for good, as if the machine had died: nothing is said to the server any more. */
  cut(): void;
}

/** A bus under test and how to take it down. */
export interface BusUnderTest {
  /** Another process on the same bus; closed by `close`. */
  open(): Promise<BusProcess>;
  /** The newest message is lost, as when a machine fails before its disk was written. */
  loseNewest(): Promise<void>;
  /** The whole store is lost. */
  loseEverything(): Promise<void>;
  close(): Promise<void>;
}

/** What each part of the suite needs. */
export interface BusContext {
  open(): Promise<BusProcess>;
  bus(): BusUnderTest;
}

/** Types of two publishers, and one that everybody announces. */
export const TYPES = ['alpha.begun.v1', 'alpha.done.v1', 'beta.begun.v1', 'matter.leg-opened.v1'] as const;
type TestType = (typeof TYPES)[number];

export function newEvent(
  type: TestType,
  source = type.startsWith('matter.') ? 'alpha' : type.split('.', 1)[0]!,
  data: object = { text: '线索' },
): IntegrationEvent {
  return { id: randomUUID(), type, source, time: '2020-06-11T01:30:00.000Z', matterId: 'matter-1', causationId: randomUUID(), data };
}

/** Events of all types, mixed in a way that repeats. */
export function newEvents(count: number, types: readonly TestType[] = TYPES): IntegrationEvent[] {
  return Array.from({ length: count }, (_, index) => newEvent(types[(index * index + (index >> 2)) % types.length]!));
}

export function idsOf(events: readonly IntegrationEvent[]): string[] {
  return events.map(({ id }) => id);
}

/** A subscriber that keeps what it was given. */
export interface Listener {
  readonly ids: string[];
  readonly subscription: BusSubscription;
  /** Resolves when so many messages have been handled; fails after `ms`. */
  got(count: number, ms?: number): Promise<void>;
  /** Resolves when this message has been handled; fails after `ms`. */
  has(id: string, ms?: number): Promise<void>;
}

export async function listen(
  bus: MessageBus,
  durable: string,
  types: readonly string[] = TYPES,
  before: MessageHandler = async () => undefined,
): Promise<Listener> {
  const ids: string[] = [];
  let check: () => void = () => undefined;
  const subscription = await bus.subscribe({
    durable,
    types,
    async handler(event) {
      await before(event);
      ids.push(event.id);
      check();
    },
  });
  const until = (condition: () => boolean, wanted: string, ms = 15_000) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`after ${ms} ms ${durable} waits for ${wanted}, and has got ${ids.length}`)), ms);
      check = () => {
        if (!condition()) return;
        clearTimeout(timer);
        resolve();
      };
      check();
    });
  return {
    ids,
    subscription,
    got: (count, ms) => until(() => ids.length >= count, `${count} messages`, ms),
    has: (id, ms) => until(() => ids.includes(id), `message ${id}`, ms),
  };
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Something to wait for until somebody opens it. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
