/** The event that last said something. */
export interface SaidBy {
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
}

export interface Said {
  readonly value: unknown;
  readonly by: SaidBy;
}

/** What a stream has said so far: for every field name, what its last event with that field said. */
export type Facts = Map<string, Said>;

interface Event extends Omit<SaidBy, 'eventId'> {
  readonly eventId: string;
  readonly data: object;
}

/** Adds what an event says. A field that it does not name keeps what was said of it before; nothing is inferred. */
export function hear(facts: Facts, { eventId, type, revision, data }: Event): void {
  const by = { eventId, type, revision };
  for (const [field, value] of Object.entries(data)) facts.set(field, { value, by });
}

/** One difference, after RFC 6902: which value stood where (RFC 6901) before and after, and which events said so. */
export interface FactChange {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  /** Absent for `add`. */
  readonly before?: unknown;
  /** Absent for `remove`. */
  readonly after?: unknown;
  readonly saidBefore?: SaidBy;
  readonly saidAfter: SaidBy;
}

/** What differs, in the order of the paths. Objects are compared field by field, lists as a whole: their places carry no meaning. */
export function differences(before: Facts, after: Facts): readonly FactChange[] {
  const changes = [...after].flatMap(([field, { value, by }]): readonly FactChange[] => {
    const earlier = before.get(field);
    const path = `/${pointerOf(field)}`;
    if (!earlier) return [{ op: 'add', path, after: value, saidAfter: by }];
    return between(path, earlier.value, value).map((change) => ({ ...change, saidBefore: earlier.by, saidAfter: by }));
  });
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

type Bare = Pick<FactChange, 'op' | 'path' | 'before' | 'after'>;

function between(path: string, before: unknown, after: unknown): readonly Bare[] {
  if (!isPlain(before) || !isPlain(after)) return sameJson(before, after) ? [] : [{ op: 'replace', path, before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): readonly Bare[] => {
    const inner = `${path}/${pointerOf(key)}`;
    if (!Object.hasOwn(before, key)) return [{ op: 'add', path: inner, after: after[key] }];
    if (!Object.hasOwn(after, key)) return [{ op: 'remove', path: inner, before: before[key] }];
    return between(inner, before[key], after[key]);
  });
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal as JSON, whatever the order of the fields. */
function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
  if (isPlain(one) && isPlain(other)) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]));
  }
  return one === other;
}

/** RFC 6901: `~` and `/` of a field's name. */
function pointerOf(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
