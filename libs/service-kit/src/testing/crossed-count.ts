import type { Figure } from '../auditing/figure.js';
import type { Members, Place } from '../auditing/crossed-figure.js';
import type { Life } from './count.js';

/** How many things stand under each combination of these axes after these histories, in the order of the axes; a missing member is `-`. */
export function countCrossed(
  { placings = [] }: Figure,
  by: readonly string[],
  ...lives: readonly Life[]
): Readonly<Record<string, number>> {
  const things = new Map<string, Record<string, readonly string[]>>();
  const places = lives.flatMap(({ category, id = 'x', history }) => {
    const placing = placings.find((one) => one.category === category)!;
    const state = history.reduce<unknown>(
      (before, { type, data }) => placing.decider.evolve(before as never, { type, data } as never),
      placing.decider.initial,
    );
    const place = placing.place(state, id);
    return place ? [{ place, marks: placing.marks !== null }] : [];
  });
  for (const { place } of places.filter(({ marks }) => !marks)) things.set(place.thing, { ...place.members });
  for (const { place } of places.filter(({ marks }) => marks)) mark(things.get(place.thing), place);
  const counted: Record<string, number> = {};
  for (const members of things.values()) for (const group of groupsOf(members, by)) counted[group] = (counted[group] ?? 0) + 1;
  return counted;
}

function mark(thing: Record<string, readonly string[]> | undefined, { members }: Place): void {
  if (thing) for (const [axis, held] of Object.entries(members)) thing[axis] = [...(thing[axis] ?? []), ...held];
}

function groupsOf(members: Members, by: readonly string[]): readonly string[] {
  return by.reduce<readonly string[]>(
    (groups, axis) => groups.flatMap((group) => distinct(members[axis]).map((member) => (group === '' ? member : `${group} ${member}`))),
    [''],
  );
}

const distinct = (members: readonly string[] = []) => (members.length === 0 ? ['-'] : [...new Set(members)]);
