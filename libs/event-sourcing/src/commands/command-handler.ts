import { type Decider, streamName } from '../domain/decider.js';
import { DomainError } from '../domain/errors.js';
import type { Command, DomainEvent, NewEvent, Seen } from '../domain/events.js';
import { delay } from '../store/delay.js';
import { EventIdReused, type EventStore, RevisionConflict, StoreUnavailable } from '../store/event-store.js';
import { Aggregates, earlierHandling, type Handled, type Loaded, nothingOf } from './aggregates.js';
import { canonicalDigest, commandDigest, newEvents } from './new-events.js';
import { decidedAtRevision } from './stale-revision.js';
import { createAggregate, type Numbered, type Together } from './create-aggregate.js';
import { Turns } from './turns.js';
import { upcast } from './upcast.js';

export interface CommandContext<S = unknown> {
  /** UUID of the request; a repetition with the same id answers with the first result. */
  readonly commandId: string;
  /** Who may repeat the command: the person who sent it (the default), or anybody of the same organisation. */
  readonly repeatableBy?: 'person' | 'organisation';
  /** The id alone tells a repetition: for ids that nobody chooses, where the content may say the same with what is known by now. */
  readonly idDecides?: boolean;
  /** The aggregate is new as a rule: it is taken for that first, and read only when the append shows that it is there. */
  readonly begins?: boolean;
  /** The matter (事项) that a new stream belongs to; an existing stream keeps its own. */
  readonly correlationId: string;
  /**
   * SHA-256 (hex) of the request as somebody sent it: the same request is the same command, also when a fact that a service added to it has
   * changed meanwhile. Default: over the command itself.
   */
  readonly requestDigest?: string;
  /** Id of the causing event; default: the command id. */
  readonly causationId?: string;
  /** Refuse unless the stream stands at this revision (HTTP If-Match). */
  readonly expectedRevision?: number;
  /** Called with the aggregate as it stands, before deciding; throws when this actor may not touch it. */
  readonly authorise?: (owner: string | undefined, state: S) => void;
  /** What whoever decides has before them, per event type; the handler adds where the aggregate stood. */
  readonly shown?: (type: string) => Omit<Seen, 'revision' | 'position' | 'confirmed'> | undefined;
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

interface Asked<S, C> {
  readonly stream: string;
  readonly command: C;
  readonly context: CommandContext<S>;
  readonly digest: string;
}

/** What follows from an aggregate as it stood: events to append right there, or an answer without any. */
type Decision<S> = { readonly loaded: Loaded<S>; readonly events: readonly NewEvent[] } | { readonly answer: CommandResult<S> };

/**
 * Attempts against version conflicts. Within one process commands take turns; a race with others is lost about every second time,
 * since the winner's next command is as fast as the loser's second attempt.
 */
const MOST_RACES = 50;
const MOST_UNKNOWN = 10;
const PAUSE_MS = 25;

/**
 * Read, fold, decide, append at the read revision. An aggregate that is known here is decided at once, and read only when the
 * append shows that it has changed, or when there is nothing to append: no refusal rests on a memory. Retries on version conflicts and unknown outcomes only; event ids follow
 * from the command's id, so that no retry can act twice. Commands on one aggregate take turns within this process.
 */
export class CommandHandler {
  private readonly aggregates: Aggregates;
  private readonly turns = new Turns();

  constructor(private readonly store: EventStore) {
    this.aggregates = new Aggregates(store);
  }

  /**
   * @throws DomainError refused by the domain; `stale-revision`; `command-id-reused`
   * @throws RevisionConflict after fifty lost races
   * @throws StoreUnavailable the store stayed away; the outcome may be unknown, the same command may be sent again
   */
  handle<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
    command: C,
    context: CommandContext<S>,
  ): Promise<CommandResult<S>> {
    const stream = streamName(decider.category, id);
    return this.turns.take(stream, () => this.untilAppended(decider, stream, command, context));
  }

  /**
   * A new aggregate by several commands with one append, without reading anything first: the append proves that nothing was there. The very
   * same again (commands, ids, moment) gets the first answer. For bulk work: the state is not kept in memory.
   *
   * @throws DomainError refused by the domain: nothing was appended
   * @throws RevisionConflict the aggregate exists
   * @throws StoreUnavailable the store stayed away; the outcome may be unknown
   */
  create<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
    commands: readonly Numbered<C>[],
    context: Together,
  ): Promise<CommandResult<S>> {
    return createAggregate(this.store, decider, streamName(decider.category, id), commands, context);
  }

  /** The aggregate as it stands, with its revision (-1 where the stream does not exist). */
  async read<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
  ): Promise<{ readonly state: S; readonly revision: number; readonly position: bigint; readonly correlationId: string | undefined }> {
    return this.aggregates.load(decider, streamName(decider.category, id));
  }

  /**
   * The event of an aggregate at a revision, as it reads today: what a repeated command led to.
   *
   * @throws Error the stream does not reach that far
   */
  async eventAt<S, C extends Command, E extends DomainEvent>(decider: Decider<S, C, E>, id: string, revision: number): Promise<E> {
    const stream = streamName(decider.category, id);
    for await (const stored of this.store.readStream(stream, { fromRevision: revision })) {
      const { type, data } = upcast(stored, decider.upcasters);
      return { type, data } as E;
    }
    throw new Error(`${stream} has no revision ${revision}`);
  }

  /** The matter of an aggregate; undefined where it does not exist. It never changes, so one that is known is not read again. */
  async matterOf<S, C extends Command, E extends DomainEvent>(decider: Decider<S, C, E>, id: string): Promise<string | undefined> {
    const stream = streamName(decider.category, id);
    return this.aggregates.known<S>(stream)?.correlationId ?? (await this.aggregates.load(decider, stream)).correlationId;
  }

  /** Forgets every folded aggregate, after another event store took the place of the one that was read. */
  forget(): void {
    this.aggregates.forget();
  }

  private async untilAppended<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    command: C,
    context: CommandContext<S>,
  ): Promise<CommandResult<S>> {
    const asked: Asked<S, C> = { stream, command, context, digest: digestOf(stream, command, context) };
    let decision = this.decideFromMemory(decider, asked);
    for (let attempt = 1; ; attempt += 1) {
      decision ??= this.decide(decider, asked, await this.aggregates.load(decider, stream));
      if ('answer' in decision) return decision.answer;
      try {
        return await this.append(decider, stream, decision.loaded, decision.events);
      } catch (error) {
        if (!mayRetry(error, attempt)) throw error;
        // Out of step with the process that won, or it would win again.
        await delay(error instanceof StoreUnavailable ? PAUSE_MS * attempt : Math.random() * attempt);
        decision = undefined;
      }
    }
  }

  /** Only events are taken from memory: the append proves that nothing came since. Any other outcome has to be looked up. */
  private decideFromMemory<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    asked: Asked<S, C>,
  ): Decision<S> | undefined {
    const known = this.aggregates.known<S>(asked.stream) ?? (asked.context.begins ? nothingOf(decider) : undefined);
    if (!known) return undefined;
    try {
      const decision = this.decide(decider, asked, known);
      return 'events' in decision ? decision : undefined;
    } catch {
      return undefined;
    }
  }

  private decide<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    asked: Asked<S, C>,
    loaded: Loaded<S>,
  ): Decision<S> {
    const { stream, command, context, digest } = asked;
    const earlier = earlierHandling(loaded, context.commandId);
    if (earlier) return { answer: repetition(loaded, earlier, asked) };
    context.authorise?.(decider.owner?.(loaded.state), loaded.state);
    const correlationId = loaded.correlationId ?? context.correlationId;
    const events = newEvents(
      decider,
      decidedAtRevision(loaded.revision, context.expectedRevision, () => decider.decide(command, loaded.state)),
      { ...context, stream, command, correlationId, causationId: context.causationId, digest, seen: seenAt(loaded, context) },
    );
    return events.length > 0 ? { loaded, events } : { answer: { ...standing(loaded, correlationId), eventIds: [], repeated: false } };
  }

  private async append<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    loaded: Loaded<S>,
    events: readonly NewEvent[],
  ): Promise<CommandResult<S>> {
    const appended = await this.store.append(stream, loaded.revision < 0 ? 'no-stream' : loaded.revision, events);
    const after = this.aggregates.advance(decider, stream, loaded, events, appended);
    return { ...standing(after, events[0]!.metadata.correlationId), eventIds: events.map(({ id }) => id), repeated: false };
  }
}

/**
 * An event id that is in use is tried again as well: the same command may have been handled meanwhile in another process, at
 * another moment and so with other metadata; reading again then finds it.
 */
function mayRetry(error: unknown, attempt: number): boolean {
  if (error instanceof StoreUnavailable) return attempt < MOST_UNKNOWN;
  return attempt < MOST_RACES && (error instanceof RevisionConflict || error instanceof EventIdReused);
}

/** The revision decided on is the one read: a stale `If-Match` is refused. */
function seenAt(
  { revision, position }: Loaded<unknown>,
  { shown, expectedRevision }: Pick<CommandContext, 'shown' | 'expectedRevision'>,
): (type: string) => Seen | undefined {
  return (type) => {
    const view = shown?.(type);
    return view && { ...view, revision, position: position.toString(), confirmed: expectedRevision !== undefined };
  };
}

/** A request may lead to commands of several kinds: one of them is no repetition of another. */
function digestOf(
  stream: string,
  command: Command,
  { requestDigest, repeatableBy }: Pick<CommandContext, 'requestDigest' | 'repeatableBy'>,
): string {
  return requestDigest === undefined
    ? commandDigest(stream, command, repeatableBy)
    : canonicalDigest({ request: requestDigest, stream, type: command.type });
}

function standing<S>({ state, revision, position }: Loaded<S>, correlationId: string) {
  return { state, revision, position, correlationId };
}

function repetition<S, C extends Command>(
  loaded: Loaded<S>,
  { digest, eventIds, revision, position }: Handled,
  asked: Asked<S, C>,
): CommandResult<S> {
  const { stream, command, context } = asked;
  // Events of before requests had digests of their own carry that of the command.
  const same = context.idDecides || digest === asked.digest || digest === commandDigest(stream, command, context.repeatableBy);
  if (!same) throw commandIdReused();
  return { state: loaded.state, eventIds, revision, position, correlationId: loaded.correlationId ?? '', repeated: true };
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
