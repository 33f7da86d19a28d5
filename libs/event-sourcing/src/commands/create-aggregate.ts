import type { Decider } from '../domain/decider.js';
import type { Command, DomainEvent, NewEvent } from '../domain/events.js';
import { delay } from '../store/delay.js';
import { type EventStore, StoreUnavailable } from '../store/event-store.js';
import type { CommandResult } from './command-handler.js';
import { commandDigest, newEvents } from './new-events.js';

/** A command under its own id: a repetition of it alone, later, finds that it was handled. */
export interface Numbered<C extends Command> {
  readonly command: C;
  readonly commandId: string;
}

/** What commands that are handled together have in common. */
export interface Together {
  /** The matter (事项). */
  readonly correlationId: string;
  readonly causationId: string;
}

const MOST_UNKNOWN = 10;
const PAUSE_MS = 25;

/** Events of the commands, one after the other, each decided on what the ones before led to. */
function decideAll<S, C extends Command, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  stream: string,
  start: S,
  commands: readonly Numbered<C>[],
  context: Together,
) {
  let state = start;
  const events: NewEvent[] = [];
  const counts = commands.map(({ command, commandId }) => {
    const decided = decider.decide(command, state);
    state = decided.reduce((before, event) => decider.evolve(before, event), state);
    events.push(...newEvents(decider, decided, { ...context, stream, command, commandId, digest: commandDigest(stream, command) }));
    return decided.length;
  });
  return { state, events, counts };
}

export async function createAggregate<S, C extends Command, E extends DomainEvent>(
  store: EventStore,
  decider: Decider<S, C, E>,
  stream: string,
  commands: readonly Numbered<C>[],
  context: Together,
): Promise<CommandResult<S>> {
  const { state, events } = decideAll(decider, stream, decider.initial, commands, context);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { revision, position } = await store.append(stream, 'no-stream', events);
      return { state, eventIds: events.map(({ id }) => id), revision, position, correlationId: context.correlationId, repeated: false };
    } catch (error) {
      // The same ids again: an append whose answer was lost is found.
      if (!(error instanceof StoreUnavailable) || attempt === MOST_UNKNOWN) throw error;
      await delay(PAUSE_MS * attempt);
    }
  }
}
