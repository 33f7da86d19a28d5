import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { LRUCache } from 'lru-cache';
import { v5 as uuidv5 } from 'uuid';
import { type Decider, schemaVersion, streamName } from '../domain/decider.js';
import { DomainError } from '../domain/errors.js';
import type { Command, DomainEvent, EventMetadata, NewEvent, RecordedEvent } from '../domain/events.js';
import { type AppendResult, type EventStore, RevisionConflict, StoreUnavailable } from '../store/event-store.js';
import { upcast } from './upcast.js';

export interface CommandContext<S = unknown> {
  /** UUID of the request; a repetition with the same id answers with the first result. */
  readonly commandId: string;
  /** The matter (事项) that a new stream belongs to; an existing stream keeps its own. */
  readonly correlationId: string;
  /** Id of the causing event; default: the command id. */
  readonly causationId?: string;
  /** Refuse unless the stream stands at this revision (HTTP If-Match). */
  readonly expectedRevision?: number;
  /** Called with the aggregate as it stands, before deciding; throws when this actor may not touch it. */
  readonly authorise?: (owner: string | undefined, state: S) => void;
}

export interface CommandResult<S> {
  readonly state: S;
  /** Ids of the events that this command appended, now or when it was first sent. */
  readonly eventIds: readonly string[];
  /** Revision of the stream after the command. */
  readonly revision: number;
  /** Global position of the stream's last event that this command knows of. */
  readonly position: bigint;
  /** The matter. */
  readonly correlationId: string;
  /** True when the command had been handled before. */
  readonly repeated: boolean;
}

interface Handled {
  readonly digest: string;
  readonly eventIds: string[];
  revision: number;
  position: bigint;
}

interface Loaded<S> {
  readonly state: S;
  readonly revision: number;
  readonly position: bigint;
  readonly correlationId: string | undefined;
  readonly handled: Map<string, Handled>;
}

const EVENT_ID_NAMESPACE = '6f1c1c5e-8a0b-4b6e-9d0a-2f5f6f0f7a11';
/** Attempts against version conflicts; group commit makes more than a few improbable. */
const MOST_ATTEMPTS = 10;
/** Events whose folded states are kept in memory, over all streams. */
const CACHED_EVENTS = 200_000;

/**
 * Read, fold, decide, append at the read revision. Retries on version conflicts and unknown outcomes only; event ids follow
 * from the command's id, so that no retry can act twice.
 */
export class CommandHandler {
  private readonly cache = new LRUCache<string, Loaded<unknown>>({
    maxSize: CACHED_EVENTS,
    sizeCalculation: (loaded) => loaded.revision + 2,
  });

  constructor(private readonly store: EventStore) {}

  /**
   * @throws DomainError refused by the domain; `stale-revision`; `command-id-reused`
   * @throws RevisionConflict after ten lost races
   * @throws StoreUnavailable the store stayed away; the outcome may be unknown, the same command may be sent again
   */
  async handle<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
    command: C,
    context: CommandContext<S>,
  ): Promise<CommandResult<S>> {
    const stream = streamName(decider.category, id);
    const digest = commandDigest(stream, command);
    for (let attempt = 1; ; attempt += 1) {
      const loaded = await this.load(decider, stream);
      const earlier = loaded.handled.get(context.commandId);
      if (earlier) return repetition(loaded, earlier, digest);
      refuseStale(context.expectedRevision, loaded.revision);
      context.authorise?.(decider.owner?.(loaded.state), loaded.state);
      const decided = decider.decide(command, loaded.state);
      const correlationId = loaded.correlationId ?? context.correlationId;
      if (decided.length === 0) {
        return { state: loaded.state, eventIds: [], revision: loaded.revision, position: loaded.position, correlationId, repeated: false };
      }
      const events = decided.map((event, index) => newEvent(decider, stream, event, index, command, { ...context, correlationId }, digest));
      try {
        const appended = await this.store.append(stream, loaded.revision < 0 ? 'no-stream' : loaded.revision, events);
        return this.remember(decider, stream, loaded, decided, events, appended);
      } catch (error) {
        const mayRetry = error instanceof RevisionConflict || error instanceof StoreUnavailable;
        if (!mayRetry || attempt >= MOST_ATTEMPTS) throw error;
        if (error instanceof StoreUnavailable) await new Promise((resolve) => setTimeout(resolve, 25 * attempt));
      }
    }
  }

  /** The aggregate as it stands, with its revision (-1 where the stream does not exist). */
  async read<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
  ): Promise<{ readonly state: S; readonly revision: number; readonly position: bigint; readonly correlationId: string | undefined }> {
    return this.load(decider, streamName(decider.category, id));
  }

  private async load<S, C extends Command, E extends DomainEvent>(decider: Decider<S, C, E>, stream: string): Promise<Loaded<S>> {
    const cached = this.cache.get(stream) as Loaded<S> | undefined;
    const known: Loaded<S> = cached ?? { state: decider.initial, revision: -1, position: 0n, correlationId: undefined, handled: new Map<string, Handled>() };
    const { handled } = known;
    let { state, revision, position, correlationId } = known;
    for await (const stored of this.store.readStream(stream, { fromRevision: revision + 1 })) {
      const event = upcast(stored, decider.upcasters);
      if (event.revision <= revision) continue;
      state = decider.evolve(state, domainEvent<E>(event));
      ({ revision, position } = event);
      correlationId ??= event.metadata.correlationId;
      note(handled, event);
    }
    const loaded: Loaded<S> = { state, revision, position, correlationId, handled };
    if (revision >= 0) this.cache.set(stream, loaded as Loaded<unknown>);
    return loaded;
  }

  private remember<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    before: Loaded<S>,
    decided: readonly E[],
    events: readonly NewEvent[],
    appended: AppendResult,
  ): CommandResult<S> {
    const state = decided.reduce((current, event) => decider.evolve(current, { type: event.type, data: event.data } as E), before.state);
    const { correlationId } = events[0]!.metadata;
    const result = { state, eventIds: events.map((event) => event.id), revision: appended.revision, position: appended.position, correlationId, repeated: false };
    // A concurrent command may have cached a later state meanwhile, or the append may have been an older one repeated.
    const cached = this.cache.get(stream);
    if (appended.revision === before.revision + events.length && (cached === undefined || cached.revision === before.revision)) {
      before.handled.set(events[0]!.metadata.commandId, {
        digest: events[0]!.metadata.commandDigest,
        eventIds: [...result.eventIds],
        revision: result.revision,
        position: result.position,
      });
      this.cache.set(stream, { ...result, handled: before.handled } as Loaded<unknown>);
    }
    return result;
  }
}

/** SHA-256 (hex) over the stream, the command's type and data and the acting person; the moment of asking is left out. */
export function commandDigest(stream: string, command: Command): string {
  return canonicalDigest({ stream, type: command.type, data: command.data, by: command.by.personId });
}

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of a value: equal contents have equal digests, however they are written down. */
export function canonicalDigest(value: object): string {
  return createHash('sha256').update(canonicalize(value) ?? '').digest('hex');
}

function domainEvent<E extends DomainEvent>(event: RecordedEvent): E {
  return { type: event.type, data: event.data } as E;
}

function note(handled: Map<string, Handled>, event: RecordedEvent): void {
  const entry = handled.get(event.metadata.commandId);
  if (entry) {
    if (!entry.eventIds.includes(event.id)) entry.eventIds.push(event.id);
    entry.revision = event.revision;
    entry.position = event.position;
    return;
  }
  const { commandDigest: digest, commandId } = event.metadata;
  handled.set(commandId, { digest, eventIds: [event.id], revision: event.revision, position: event.position });
}

function repetition<S>(loaded: Loaded<S>, earlier: Handled, digest: string): CommandResult<S> {
  if (earlier.digest !== digest) throw commandIdReused();
  return {
    state: loaded.state,
    eventIds: earlier.eventIds,
    revision: earlier.revision,
    position: earlier.position,
    correlationId: loaded.correlationId ?? '',
    repeated: true,
  };
}

/** The refusal of an idempotency key that was used before for something else. */
export function commandIdReused(): DomainError {
  return new DomainError({
    code: 'command-id-reused',
    kind: 'invalid',
    zh: '该幂等键已用于内容不同的请求,请换用新的幂等键',
    en: 'This idempotency key was used for a different request; use a new key',
  });
}

function refuseStale(expected: number | undefined, actual: number): void {
  if (expected === undefined || expected === actual) return;
  throw new DomainError({
    code: 'stale-revision',
    zh: '数据已被他人更新,请重新读取后再提交',
    en: 'The record has changed meanwhile; read it again before you submit',
    details: { expected, actual },
  });
}

function newEvent<S>(
  decider: Pick<Decider<never, never, never>, 'upcasters'>,
  stream: string,
  event: DomainEvent,
  index: number,
  command: Command,
  context: CommandContext<S>,
  digest: string,
): NewEvent {
  const metadata: EventMetadata = {
    occurredAt: command.at,
    actor: command.by,
    correlationId: context.correlationId,
    causationId: context.causationId ?? context.commandId,
    commandId: context.commandId,
    commandDigest: digest,
    rules: event.rules ?? [],
  };
  return {
    id: uuidv5(`${context.commandId}:${stream}:${index}`, EVENT_ID_NAMESPACE),
    type: event.type,
    schemaVersion: schemaVersion(decider, event.type),
    data: event.data,
    metadata,
  };
}
