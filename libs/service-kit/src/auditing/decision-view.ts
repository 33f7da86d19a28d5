import { type DomainEvent, type Instant, type RecordedEvent, upcast, type Upcaster } from '@liandong/event-sourcing';
import { type Folds, foldRows } from '@liandong/projections';

/** Who looks: what is hidden depends on it. */
export interface Viewer {
  readonly personId: string;
  readonly organisationId: string;
  readonly roles: readonly string[];
}

/** One version of what whoever decides is shown. It stays in the code for good: old decisions are shown through it. Both functions are pure. */
export interface ViewVersion<P extends object = object, V extends object = object> {
  /** Folds the aggregate's private events, up to the one that was seen last. `id`: the aggregate's. */
  project(events: readonly RecordedEvent[], id: string): P;
  /** What this viewer is shown of it at this moment. The read API's GET by id answers through the same function. */
  mask(projected: P, viewer: Viewer, at: Instant): V;
  /** The upcasters of its day: events that were seen then are never newer. */
  readonly upcasters?: { readonly [type: string]: readonly Upcaster[] };
}

type Versions = { readonly [version: number]: ViewVersion };
type ProjectedBy<V> = V extends ViewVersion<infer P> ? P : never;
type ShownBy<V> = V extends ViewVersion<never, infer S> ? S : V extends { mask(...args: never): infer S } ? S : never;

/** A row as it may come out of the database: instants as dates, wide numbers as texts. */
export type AsRead<T> = T extends bigint
  ? bigint | string
  : T extends string
    ? string extends T
      ? string | Date
      : T
    : T extends readonly (infer I)[]
      ? readonly AsRead<I>[]
      : T extends object
        ? { readonly [K in keyof T]: AsRead<T[K]> }
        : T;

/** A view (决策视图) with all its versions, whatever their shapes. */
export interface AnyDecisionView {
  readonly name: string;
  readonly category: string;
  /** Types of the events that decide on it. */
  readonly decisions: readonly string[];
  readonly versions: Versions;
  /** The version in force. */
  readonly current: number;
}

export interface DecisionView<P extends object, V extends object> extends AnyDecisionView {
  /** What the read API answers: the row of the read model through the mask in force. */
  show(projected: AsRead<P>, viewer: Viewer, at: Instant): V;
}

/**
 * Declares what whoever takes these decisions is shown. A change of it is a new version beside the old ones: `versions: { 1: first, 2: second },
 * current: 2`.
 */
export function decisionView<E extends DomainEvent, const V extends Versions, const C extends keyof V & number>(definition: {
  readonly name: string;
  readonly category: string;
  readonly decisions: readonly E['type'][];
  readonly versions: V;
  readonly current: C;
}): DecisionView<ProjectedBy<V[C]> & object, ShownBy<V[C]> & object> {
  const inForce = definition.versions[definition.current]!;
  return { ...definition, show: (projected, viewer, at) => shown(inForce, plain(projected), viewer, at) as never };
}

/** What a viewer was shown by one version after these events. */
export function showAsSeen(version: ViewVersion, events: readonly RecordedEvent[], id: string, viewer: Viewer, at: Instant): object {
  const projected = version.project(
    events.map((event) => upcast(event, version.upcasters)),
    id,
  );
  return shown(version, plain(projected), viewer, at);
}

function shown(version: ViewVersion, projected: object, viewer: Viewer, at: Instant): object {
  return plain(version.mask(projected, viewer, at));
}

/** As it crosses the service's border: instants and wide numbers as texts, nothing that JSON has no word for. */
function plain<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_name, member: unknown) => (typeof member === 'bigint' ? member.toString() : member))) as T;
}

/** The one row to which the events of one aggregate lead. */
export function rowOf<R extends object>(projection: Folds<R>, events: readonly RecordedEvent[]): R {
  const [row] = foldRows(projection, events);
  if (!row) throw new Error('these events lead to no row');
  return row;
}
