import type { Command, DomainEvent } from './events.js';

/** Turns the data of one stored version of an event into the next version's. Total over everything ever stored. */
export type Upcaster = (data: never) => object;

/**
 * An aggregate: pure functions over discriminated unions, without clock, randomness or I/O.
 * A repeated command that has nothing left to do yields no events.
 */
export interface Decider<S, C extends Command, E extends DomainEvent> {
  /** Streams are named `<category>-<id>`; a category has no hyphen. */
  readonly category: string;
  readonly initial: S;
  evolve(state: S, event: E): S;
  /** @throws DomainError when the command is refused */
  decide(command: C, state: S): readonly E[];
  /** Organisation that is responsible for the aggregate, for the scope check; undefined before it exists. */
  owner?(state: S): string | undefined;
  /** Per event type, one function per step: the first turns version 1 into 2. The current version is their number plus one. */
  readonly upcasters?: { readonly [type: string]: readonly Upcaster[] };
}

/** Current schema version of an event type. */
export function schemaVersion(decider: Pick<Decider<never, never, never>, 'upcasters'>, type: string): number {
  return (decider.upcasters?.[type]?.length ?? 0) + 1;
}

/** Name of the stream of one aggregate. */
export function streamName(category: string, id: string): string {
  return `${category}-${id}`;
}

/** Category of a stream: what stands before its first hyphen, or the whole name. */
export function categoryOf(stream: string): string {
  const hyphen = stream.indexOf('-');
  return hyphen < 0 ? stream : stream.slice(0, hyphen);
}
