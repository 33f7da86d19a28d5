import { LRUCache } from 'lru-cache';
import { categoryOf, type Decider, type EventStore, type RecordedEvent, type SubscribeOptions, upcast } from '@liandong/event-sourcing';

/** An event with the aggregate as it stood before it. */
export type WithBefore = RecordedEvent & { readonly before: unknown };

interface Folded {
  readonly revision: number;
  readonly state: unknown;
}

/** Streams whose folded state is kept between two of their events. */
const MOST_STREAMS = 20_000;

/**
 * A subscription whose events carry the aggregate before them, folded as they come by. It lets a pure read model tell what an event
 * changed: of which source the clue was, which mode it had until now.
 */
export function withBefore(store: EventStore, deciders: ReadonlyMap<string, Decider<unknown, never, never>>): EventStore {
  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    readStream: (stream, options) => store.readStream(stream, options),
    readStored: (...question) => store.readStored(...question),
    readAll: (options) => store.readAll(options),
    head: () => store.head(),
    close: () => store.close(),
    async *subscribe(options?: SubscribeOptions) {
      const folded = new LRUCache<string, Folded>({ max: MOST_STREAMS });
      for await (const batch of store.subscribe(options)) {
        const events: RecordedEvent[] = [];
        for (const event of batch.events) events.push(await decorated(store, deciders, folded, event));
        yield { ...batch, events };
      }
    },
  };
}

async function decorated(store: EventStore, deciders: ReadonlyMap<string, Decider<unknown, never, never>>, folded: LRUCache<string, Folded>, event: RecordedEvent): Promise<RecordedEvent> {
  const decider = deciders.get(categoryOf(event.stream));
  if (!decider) return event;
  const known = folded.get(event.stream);
  // A rebuild or a restart meets streams in their middle.
  const before = known?.revision === event.revision - 1 ? known.state : await stateAt(store, decider, event);
  const decorated: WithBefore = { ...event, before };
  try {
    folded.set(event.stream, { revision: event.revision, state: evolved(decider, before, event) });
  } catch {
    // The read model will meet the same event and halt with its name.
    folded.delete(event.stream);
  }
  return decorated;
}

async function stateAt(store: EventStore, decider: Decider<unknown, never, never>, { stream, revision }: RecordedEvent): Promise<unknown> {
  let state = decider.initial;
  if (revision > 0) for await (const earlier of store.readStream(stream, { limit: revision })) state = evolved(decider, state, earlier);
  return state;
}

function evolved(decider: Decider<unknown, never, never>, state: unknown, event: RecordedEvent): unknown {
  const { type, data } = upcast(event, decider.upcasters);
  return decider.evolve(state, { type, data } as never);
}
