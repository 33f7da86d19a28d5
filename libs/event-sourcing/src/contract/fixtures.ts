import { randomUUID } from 'node:crypto';
import type { NewEvent, RecordedEvent } from '../domain/events.js';
import type { EventBatch, EventStore, SubscribeOptions } from '../store/event-store.js';

/** A store under test and how to take it down. */
export interface StoreUnderTest {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** How far an adapter can go: where its server does not know all ids, only repetitions at the same place are found. */
export type IdsKnown = 'everywhere' | 'at-their-place';

/** What each part of the suite needs: the store that its tests share, and how to make an empty one. */
export interface ContractContext {
  store(): EventStore;
  create(): Promise<StoreUnderTest>;
  readonly idsKnown: IdsKnown;
  /** Whether `create` makes an empty store. */
  readonly startsEmpty: boolean;
}

const metadata = {
  occurredAt: '2020-06-11T01:30:00.000Z',
  actor: { personId: 'p-1', organisationId: 'mhk.zone-2', role: 'investigator' },
  correlationId: 'matter-1',
  causationId: 'request-1',
  commandId: 'command-1',
  commandDigest: '00',
  rules: [],
};

/** A category that no other test uses. */
export function newCategory(): string {
  return `c${randomUUID().replaceAll('-', '')}`;
}

export function newStream(category = newCategory()): string {
  return `${category}-${randomUUID()}`;
}

export function newEvent(changes: Partial<NewEvent> = {}): NewEvent {
  return { id: randomUUID(), type: 'ClueReceived', schemaVersion: 1, data: { title: '线索' }, metadata, ...changes };
}

export function newEvents(count: number, changes: Partial<NewEvent> = {}): NewEvent[] {
  return Array.from({ length: count }, () => newEvent(changes));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function idsOf(events: readonly { readonly id: string }[]): string[] {
  return events.map(({ id }) => id);
}

/** A subscription that runs in the background and keeps what it was given. */
export interface Follower {
  readonly batches: EventBatch[];
  readonly events: RecordedEvent[];
  /** Resolves when the condition holds, tried after every batch; fails after 15 s. */
  until(condition: (follower: Follower) => boolean): Promise<void>;
  /** Aborts, and resolves when the subscription has ended; rejects when it failed. */
  stop(): Promise<void>;
}

export function follow(store: EventStore, options: SubscribeOptions = {}): Follower {
  const abort = new AbortController();
  const checks = new Set<() => void>();
  const follower: Follower = { batches: [], events: [], until, stop };
  const ended = (async () => {
    for await (const batch of store.subscribe({ ...options, signal: abort.signal })) {
      follower.batches.push(batch);
      follower.events.push(...batch.events);
      for (const check of [...checks]) check();
    }
  })();
  ended.catch(() => undefined);

  function until(condition: (follower: Follower) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => finish(new Error(`after 15 s the subscription has delivered ${follower.events.length} events`)),
        15_000,
      );
      const check = () => condition(follower) && finish();
      const finish = (failure?: Error) => {
        clearTimeout(timer);
        checks.delete(check);
        if (failure) reject(failure);
        else resolve();
      };
      checks.add(check);
      ended.catch(finish);
      check();
    });
  }
  async function stop(): Promise<void> {
    abort.abort();
    await ended;
  }
  return follower;
}
