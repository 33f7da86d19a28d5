import { LRUCache } from 'lru-cache';
import type { Decider } from '../domain/decider.js';
import type { Command, DomainEvent, NewEvent, RecordedEvent } from '../domain/events.js';
import type { AppendResult, EventStore } from '../store/event-store.js';
import { upcast } from './upcast.js';

/** A command that the stream shows to have been handled. */
export interface Handled {
  readonly digest: string;
  readonly eventIds: string[];
  revision: number;
  position: bigint;
}

/** An aggregate, folded up to a revision (-1 where the stream does not exist). */
export interface Loaded<S> {
  readonly state: S;
  readonly revision: number;
  readonly position: bigint;
  readonly correlationId: string | undefined;
  /** By command id. Shared by all foldings of the stream, so it may know more than this one. */
  readonly handled: Map<string, Handled>;
}

/** Events whose folded states are kept in memory, over all streams. */
const CACHED_EVENTS = 200_000;

/** Folds streams, and keeps the states: a stream that is known is read from where it was left, so a foreign append is never missed. */
export class Aggregates {
  private readonly cache = new LRUCache<string, Loaded<unknown>>({
    maxSize: CACHED_EVENTS,
    sizeCalculation: (loaded) => loaded.revision + 2,
  });

  constructor(private readonly store: EventStore) {}

  /** The aggregate as this process last saw it; others may have appended since. */
  known<S>(stream: string): Loaded<S> | undefined {
    return this.cache.get(stream) as Loaded<S> | undefined;
  }

  forget(): void {
    this.cache.clear();
  }

  async load<S, C extends Command, E extends DomainEvent>(decider: Decider<S, C, E>, stream: string): Promise<Loaded<S>> {
    const known = this.known<S>(stream) ?? nothingOf(decider);
    const { handled } = known;
    let { state, revision, position, correlationId } = known;
    for await (const stored of this.store.readStream(stream, { fromRevision: revision + 1 })) {
      const event = upcast(stored, decider.upcasters);
      state = decider.evolve(state, { type: event.type, data: event.data } as E);
      ({ revision, position } = event);
      correlationId ??= event.metadata.correlationId;
      note(handled, event);
    }
    return this.keep(stream, { state, revision, position, correlationId, handled });
  }

  /** The aggregate after an append to it. */
  advance<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    before: Loaded<S>,
    events: readonly NewEvent[],
    appended: AppendResult,
  ): Loaded<S> {
    // As they will be read: what JSON does not carry is gone from the state too.
    const stored = events.map(({ type, data }) => ({ type, data: JSON.parse(JSON.stringify(data)) as object }) as E);
    const { correlationId, commandId, commandDigest } = events[0]!.metadata;
    const { revision, position } = appended;
    const loaded: Loaded<S> = {
      state: stored.reduce((state, event) => decider.evolve(state, event), before.state),
      revision,
      position,
      correlationId,
      handled: before.handled,
    };
    before.handled.set(commandId, { digest: commandDigest, eventIds: events.map(({ id }) => id), revision, position });
    return this.keep(stream, loaded);
  }

  /** A folding that ended later may have begun earlier: the further one stays. */
  private keep<S>(stream: string, loaded: Loaded<S>): Loaded<S> {
    const cached = this.cache.peek(stream);
    if (loaded.revision > (cached?.revision ?? -1)) this.cache.set(stream, loaded as Loaded<unknown>);
    return loaded;
  }
}

/** An aggregate of which nothing has happened yet. */
export function nothingOf<S, C extends Command, E extends DomainEvent>({ initial }: Decider<S, C, E>): Loaded<S> {
  return { state: initial, revision: -1, position: 0n, correlationId: undefined, handled: new Map<string, Handled>() };
}

/** The earlier handling of a command, as far as the folded state includes it. */
export function earlierHandling({ handled, revision }: Loaded<unknown>, commandId: string): Handled | undefined {
  const entry = handled.get(commandId);
  return entry && entry.revision <= revision ? entry : undefined;
}

function note(handled: Map<string, Handled>, { id, revision, position, metadata }: RecordedEvent): void {
  const entry = handled.get(metadata.commandId);
  if (!entry) {
    handled.set(metadata.commandId, { digest: metadata.commandDigest, eventIds: [id], revision, position });
    return;
  }
  if (!entry.eventIds.includes(id)) entry.eventIds.push(id);
  if (revision > entry.revision) Object.assign(entry, { revision, position });
}
