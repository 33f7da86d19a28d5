import type { Command, Decider, DomainEvent } from '@liandong/event-sourcing';
import type { AnyDecider } from '../runtime/folded-streams.js';
import type { Figure } from './figure.js';

/** The members of each axis; one that has none is left out. A thing with several members of an axis counts under each of them, and once in the whole. */
export type Members = Readonly<Record<string, readonly string[]>>;

/** Where a thing stands. */
export interface Place {
  /** Id of the thing that counts once. */
  readonly thing: string;
  readonly members: Members;
  /** Whose it is. A mark has none: the thing is of whom it was. */
  readonly organisationId: string | null;
}

/** Which aggregates say where things stand. */
export interface Placing {
  readonly category: string;
  readonly decider: AnyDecider;
  /** The axes that it adds to a thing that another aggregate counts; null where it counts the thing itself. */
  readonly marks: readonly string[] | null;
  place(state: unknown, id: string): Place | undefined;
}

/** The aggregate counts as one thing, under its own id, where `place` says so. */
export function placing<S, C extends Command, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  place: (state: S, id: string) => { readonly members: Members; readonly organisationId: string } | undefined,
): Placing {
  const placed = (state: unknown, id: string) => {
    const found = place(state as S, id);
    return found && { thing: id, ...found };
  };
  return { category: decider.category, decider: decider as unknown as AnyDecider, marks: null, place: placed };
}

/** Another aggregate that says something of the thing, on axes of its own. */
export function marking<S, C extends Command, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  marks: readonly string[],
  place: (state: S, id: string) => { readonly thing: string; readonly members: Members } | undefined,
): Placing {
  const placed = (state: unknown, id: string) => {
    const found = place(state as S, id);
    return found && { organisationId: null, ...found };
  };
  return { category: decider.category, decider: decider as unknown as AnyDecider, marks, place: placed };
}

/**
 * A figure of things that stand somewhere, whose axes can be crossed: as many things as stand at a moment, by any of the axes and within any of their members.
 * How they got there is no part of it: what is asked of it costs as much as there are things, however often they moved.
 */
export function crossed(
  definition: Omit<Figure, 'version' | 'from' | 'placings'> & { readonly version?: number; readonly placings: readonly Placing[] },
): Figure {
  return { version: 1, from: [], ...definition };
}
