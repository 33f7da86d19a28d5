import type { Projection, Row, RowChange, TableSpec } from './projection.js';

/** The tables of a projection: its own, and the one beside it. */
export function tablesOf<R extends object>({ table, beside }: Pick<Projection<R, never>, 'table' | 'beside'>): readonly TableSpec<Row>[] {
  return [table as unknown as TableSpec<Row>, ...(beside ? [beside.table] : [])];
}

/** What a change of the projection's own table does to each of its tables, in the order of `tablesOf`. */
export function spread<R extends object>({ beside }: Pick<Projection<R, never>, 'beside'>, change: RowChange<R>): readonly (readonly RowChange<Row>[])[] {
  return [[change as unknown as RowChange<Row>], ...(beside ? [beside.follow(change)] : [])];
}
