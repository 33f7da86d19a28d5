import { categoryOf, type EventStore, type RecordedEvent, type SubscribeOptions } from '@liandong/event-sourcing';
import { type AnyDecider, FoldedStreams } from '../runtime/folded-streams.js';

/** An event with the aggregate as it stood before it. */
export type WithBefore = RecordedEvent & { readonly before: unknown };

/** Streams whose folded state is kept between two of their events. */
const MOST_STREAMS = 20_000;

/**
 * A subscription whose events carry the aggregate before them, folded as they come by. It lets a pure read model tell what an event
 * changed: of which source the clue was, which mode it had until now.
 */
export function withBefore(store: EventStore, deciders: ReadonlyMap<string, AnyDecider>): EventStore {
  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    readStream: (stream, options) => store.readStream(stream, options),
    readStored: (...question) => store.readStored(...question),
    readAll: (options) => store.readAll(options),
    head: () => store.head(),
    close: () => store.close(),
    async *subscribe(options?: SubscribeOptions) {
      const folded = new FoldedStreams(store, MOST_STREAMS);
      for await (const batch of store.subscribe(options)) {
        const events: RecordedEvent[] = [];
        for (const event of batch.events) events.push(await decorated(folded, deciders.get(categoryOf(event.stream)), event));
        yield { ...batch, events };
      }
    },
  };
}

async function decorated(folded: FoldedStreams, decider: AnyDecider | undefined, event: RecordedEvent): Promise<RecordedEvent> {
  if (!decider) return event;
  const found = folded.before(decider, event);
  const before: unknown = found instanceof Promise ? await found : found;
  const decorated: WithBefore = { ...event, before };
  try {
    folded.with(decider, event, before);
  } catch {
    // The read model will meet the same event and halt with its name.
  }
  return decorated;
}
