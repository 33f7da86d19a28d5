import type { IntegrationEvent } from '@liandong/contracts';
import { categoryOf, type EventStore, type RecordedEvent, upcast } from '@liandong/event-sourcing';
import type { Publisher } from './definition.js';
import { FoldedStreams } from './folded-streams.js';

/** Streams whose folded state is kept between two of their events. */
const MOST_STREAMS = 2_000;

/** Turns a service's private events into public ones; each publisher sees the aggregate as it stood with the event. */
export class Publishing {
  private readonly publishers: ReadonlyMap<string, Publisher>;
  private readonly folded: FoldedStreams;

  constructor(store: EventStore, publishers: readonly Publisher[]) {
    this.folded = new FoldedStreams(store, MOST_STREAMS);
    this.publishers = new Map(publishers.map((publisher) => [publisher.category, publisher]));
  }

  get categories(): readonly string[] {
    return [...this.publishers.keys()];
  }

  /** Forgets every folded aggregate, after another event store took the place of the one that was read. */
  forget(): void {
    this.folded.forget();
  }

  /** @throws Error when the event cannot be read by this code, or its public form breaks the contract */
  async publish(event: RecordedEvent): Promise<readonly IntegrationEvent[]> {
    const category = categoryOf(event.stream);
    const publisher = this.publishers.get(category);
    if (!publisher) return [];
    const { decider } = publisher;
    const before = this.folded.before(decider, event);
    const state = this.folded.with(decider, event, before instanceof Promise ? await before : before);
    return publisher.publish(upcast(event, decider.upcasters), event.stream.slice(category.length + 1), state);
  }
}
