import type { DomainEvent, RecordedEvent } from '@liandong/event-sourcing';

/** A value that a column of a read model holds. Objects and arrays go into jsonb columns. */
export type Cell = string | number | boolean | bigint | null | object;
export type Row = { readonly [column: string]: Cell };

/** What one event does to the rows. `change` is a pure function of the row as it stands. */
export type RowChange<R> =
  | { readonly op: 'put'; readonly row: R }
  | { readonly op: 'change'; readonly key: Partial<R>; change(row: R): R }
  | { readonly op: 'upsert'; readonly key: Partial<R>; change(row: R | undefined): R }
  | { readonly op: 'revise'; readonly key: Partial<R>; change(row: R): R | null }
  | { readonly op: 'remove'; readonly key: Partial<R> };

export interface TableSpec<R> {
  /** Name of the view that readers use; the rows stand in one table per generation behind it. */
  readonly name: string;
  /** Column (camelCase here, snake_case in SQL) → PostgreSQL type and constraints, without the primary key. */
  readonly columns: { readonly [C in keyof R]: string };
  readonly primaryKey: readonly (keyof R & string)[];
  /** Index definitions after `ON <table>`, such as `(status)` or `USING gin (text gin_trgm_ops)`. */
  readonly indexes?: readonly string[];
}

/**
 * A read model (读模型) as a pure list of event type → row changes. It runs live and on every rebuild, so it sees nothing but
 * the event and the row. Every row also gets `last_position`, the position that last changed it.
 */
export interface Projection<R extends object = Row, E extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Raise it whenever columns or rules change: the new version is built beside the old one and then switched. */
  readonly version: number;
  /** The categories it reads, or every one: for the audit service. */
  readonly categories: readonly string[] | 'all';
  readonly table: TableSpec<R>;
  readonly on: { readonly [T in E['type']]?: (event: Extract<RecordedEvent<E>, { readonly type: T }>) => readonly RowChange<R>[] };
  /** For every event, whatever its type; its changes come after those of `on`. */
  readonly onAny?: (event: RecordedEvent) => readonly RowChange<R>[];
  /** A second table that follows from the changes of the first; see `beside`. */
  readonly beside?: Beside<R>;
  /** Takes events as they were stored, of whatever schema version: for what looks at envelopes, or shows the data of every service as they are. */
  readonly asStored?: true;
  /** Upcasters of the aggregates that it reads, by event type. */
  readonly upcasters?: { readonly [type: string]: readonly ((data: never) => object)[] };
}

/** A second table of a read model. It is stored, built anew, switched and parked together with the first one, so that both always tell of the same events. A statement that asks both names this one first. */
export interface Beside<R> {
  readonly table: TableSpec<Row>;
  follow(change: RowChange<R>): readonly RowChange<Row>[];
}

/** @param follow what a change of the first table does to the second: a pure function, as all of a projection */
export function beside<R, S extends object>(table: TableSpec<S>, follow: (change: RowChange<R>) => readonly RowChange<S>[]): Beside<R> {
  return { table, follow } as unknown as Beside<R>;
}

/** Inserts the row, or replaces the one with the same key. */
export function put<R>(row: R): RowChange<R> {
  return { op: 'put', row };
}

/** Changes the row with this key, which must exist: a missing row halts the projection. */
export function change<R>(key: Partial<R>, how: (row: R) => R): RowChange<R> {
  return { op: 'change', key, change: how };
}

/** Changes the row with this key, or makes it where there is none yet: for rows that gather events of several streams. */
export function upsert<R>(key: Partial<R>, how: (row: R | undefined) => R): RowChange<R> {
  return { op: 'upsert', key, change: how };
}

/** Changes the row with this key where there is one, and removes it where `how` answers null. */
export function revise<R>(key: Partial<R>, how: (row: R) => R | null): RowChange<R> {
  return { op: 'revise', key, change: how };
}

/** Sets some columns of the row with this key. */
export function set<R>(key: Partial<R>, columns: Partial<R>): RowChange<R> {
  return { op: 'change', key, change: (row) => ({ ...row, ...columns }) };
}

export function remove<R>(key: Partial<R>): RowChange<R> {
  return { op: 'remove', key };
}
