import { LRUCache } from 'lru-cache';
import { type Decider, type EventStore, type RecordedEvent, upcast } from '@liandong/event-sourcing';

/** A decider of whatever aggregate, as far as it folds. */
export type AnyDecider = Decider<unknown, never, never>;

interface Folded {
  readonly revision: number;
  readonly state: unknown;
}

/** Aggregates folded as their events come by; a stream that is met in its middle, as after a restart, is read. */
export class FoldedStreams {
  private readonly folded: LRUCache<string, Folded>;

  /** @param most streams whose state is kept between two of their events */
  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    most: number,
  ) {
    this.folded = new LRUCache({ max: most });
  }

  forget(): void {
    this.folded.clear();
  }

  /**
   * The aggregate as it stood before the event; a promise only where the stream has to be read. At once otherwise: of events that are
   * taken side by side, the later of a stream finds what the earlier led to.
   */
  before(decider: AnyDecider, { stream, revision }: RecordedEvent): unknown {
    const known = this.folded.get(stream);
    const from: Folded = known && known.revision < revision ? known : { state: decider.initial, revision: -1 };
    return from.revision === revision - 1 ? from.state : this.read(decider, stream, from, revision - 1 - from.revision);
  }

  private async read(decider: AnyDecider, stream: string, from: Folded, limit: number): Promise<unknown> {
    let { state } = from;
    for await (const earlier of this.store.readStream(stream, { fromRevision: from.revision + 1, limit }))
      state = evolved(decider, state, earlier);
    return state;
  }

  /**
   * The aggregate as it stands with the event; kept for the stream's next one.
   *
   * @throws what the aggregate's code throws of an event that it cannot read: nothing is kept then
   */
  with(decider: AnyDecider, event: RecordedEvent, before: unknown): unknown {
    const state = evolved(decider, before, event);
    this.folded.set(event.stream, { revision: event.revision, state });
    return state;
  }
}

function evolved(decider: AnyDecider, state: unknown, event: RecordedEvent): unknown {
  // With its envelope: a fold that is no aggregate's may look at who and when.
  return decider.evolve(state, upcast(event, decider.upcasters) as never);
}
