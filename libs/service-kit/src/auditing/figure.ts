import type { Command, Decider, DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import type { AnyDecider } from '../runtime/folded-streams.js';
import type { Placing } from './crossed-figure.js';

/** What one event adds to a figure, or takes back with a negative value. */
export interface FigureEntry {
  /** Whole numbers, days, or yuan with two decimals at most. */
  readonly value: number;
  readonly dimensions?: Readonly<Record<string, string | null | undefined>>;
  /**
   * Who or what counts once, whatever happens to it in how many aggregates (B2.26): of all its entries up to the moment only the one with
   * the highest `rank` counts, of equal ones the first. With a value of 0 it counts no longer.
   */
  readonly subject?: { readonly id: string; readonly rank: number };
  /** Whose figure it is; default: the organisation for which the event was done. */
  readonly organisationId?: string;
}

/** Where a figure's numbers come from: one aggregate type. */
export interface Counting {
  readonly category: string;
  readonly decider: AnyDecider;
  entries(event: RecordedEvent, before: unknown, id: string): readonly FigureEntry[];
}

/** `entries` gets an event, the aggregate as it stood before it, and the aggregate's id; it is pure. */
export function counting<S, C extends Command, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  entries: (event: RecordedEvent<E>, before: S, id: string) => readonly FigureEntry[],
): Counting {
  return {
    category: decider.category,
    decider: decider as unknown as Counting['decider'],
    entries: entries as unknown as Counting['entries'],
  };
}

/** A published figure (公布的数字), told from the events of its service. */
export interface Figure {
  /** `<service>.<figure>`: a published name. */
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** What it can be divided by; `organisation` and `matter` go without saying. */
  readonly dimensions: readonly string[];
  /** Raise it whenever what counts changes: the entries are then built anew. */
  readonly version: number;
  readonly from: readonly Counting[];
  /** Whoever it is about may read the figures of the service and must not learn of it there: officers are answered as if it did not exist. */
  readonly auditorsOnly?: true;
  /** Of a crossed figure, in place of entries: which aggregates say where its things stand. */
  readonly placings?: readonly Placing[];
}

export function figure(definition: Omit<Figure, 'version'> & { readonly version?: number }): Figure {
  return { version: 1, ...definition };
}

/** Values have two decimals at most (yuan and fen); sums of binary fractions would have more. */
export function exact(sum: number): number {
  return Math.round(sum * 100) / 100;
}

/** Dimensions that every figure has. */
export const commonDimensions = ['organisation', 'matter'] as const;

/** One thing leaves a value of a dimension and takes the next: what counted there until now is taken back. `undefined`: it counts nowhere. */
export function moved(dimension: string, from: string | undefined, to: string | undefined): readonly FigureEntry[] {
  if (from === to) return [];
  const entry = (value: number, member: string | undefined): readonly FigureEntry[] =>
    member === undefined ? [] : [{ value, dimensions: { [dimension]: member } }];
  return [...entry(-1, from), ...entry(1, to)];
}

type Members = NonNullable<FigureEntry['dimensions']>;

/** The same of several things and several dimensions: each of `before` that is not there any more is taken back, each new one of `after` counts. */
export function recounted(before: readonly Members[], after: readonly Members[]): readonly FigureEntry[] {
  const changes = new Map<string, { readonly dimensions: Members; value: number }>();
  const add = (members: readonly Members[], value: number) => {
    for (const dimensions of members) {
      const key = wordOf(dimensions);
      const known = changes.get(key) ?? { dimensions, value: 0 };
      known.value += value;
      changes.set(key, known);
    }
  };
  add(before, -1);
  add(after, 1);
  return [...changes.values()].filter(({ value }) => value !== 0);
}

/** One thing leaves a group of several dimensions and takes the next; `undefined`: it counts nowhere. */
export function regrouped(from: Members | undefined, to: Members | undefined): readonly FigureEntry[] {
  return recounted(from ? [from] : [], to ? [to] : []);
}

interface Group {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Dimensions in one word, in the order of their names. */
export const wordOf = (dimensions: Members): string =>
  JSON.stringify(Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Groups by some of their dimensions; by all of them without `by`. */
export function summedBy(groups: readonly Group[], by: readonly string[] | undefined): Group[] {
  const sums = new Map<string, Group>();
  for (const { dimensions, value } of groups) {
    const kept = by ? Object.fromEntries(Object.entries(dimensions).filter(([name]) => by.includes(name))) : dimensions;
    const key = wordOf(kept);
    sums.set(key, { dimensions: kept, value: exact((sums.get(key)?.value ?? 0) + value) });
  }
  return [...sums.values()];
}
