import { LRUCache } from 'lru-cache';
import type { IntegrationEvent } from '@liandong/contracts';
import { type EventStore, type RecordedEvent, upcast } from '@liandong/event-sourcing';
import type { Publisher } from './definition.js';

interface Folded {
  readonly revision: number;
  readonly state: unknown;
}

/** Streams whose folded state is kept between two of their events. */
const MOST_STREAMS = 2_000;

/** Turns a service's private events into public ones; each publisher sees the aggregate as it stood with the event. */
export class Publishing {
  private readonly publishers: ReadonlyMap<string, Publisher>;
  private readonly folded = new LRUCache<string, Folded>({ max: MOST_STREAMS });

  constructor(
    private readonly store: EventStore,
    publishers: readonly Publisher[],
  ) {
    this.publishers = new Map(publishers.map((publisher) => [publisher.category, publisher]));
  }

  get categories(): readonly string[] {
    return [...this.publishers.keys()];
  }

  /** @throws Error when the event cannot be read by this code, or its public form breaks the contract */
  async publish(event: RecordedEvent): Promise<readonly IntegrationEvent[]> {
    const { stream } = event;
    const hyphen = stream.indexOf('-');
    const publisher = this.publishers.get(hyphen < 0 ? stream : stream.slice(0, hyphen));
    if (!publisher) return [];
    const state = await this.stateWith(publisher, event);
    return publisher.publish(upcast(event, publisher.decider.upcasters), stream.slice(hyphen + 1), state);
  }

  private async stateWith({ decider }: Publisher, event: RecordedEvent): Promise<unknown> {
    const known = this.folded.get(event.stream);
    let { state, revision }: Folded = known && known.revision <= event.revision ? known : { state: decider.initial, revision: -1 };
    const evolve = (next: RecordedEvent) => {
      const { type, data } = upcast(next, decider.upcasters);
      state = decider.evolve(state, { type, data } as never);
      ({ revision } = next);
    };
    if (revision === event.revision - 1) evolve(event);
    else if (revision < event.revision) {
      const limit = event.revision - revision;
      for await (const earlier of this.store.readStream(event.stream, { fromRevision: revision + 1, limit })) evolve(earlier);
    }
    this.folded.set(event.stream, { state, revision });
    return state;
  }
}
