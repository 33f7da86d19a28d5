import type { Projection, Row, RowChange, TableSpec } from './projection.js';

/** The tables of a projection: the one beside it, and its own. Always in this order: whoever locks both never waits for somebody who waits for them. */
export function tablesOf<R extends object>({ table, beside }: Pick<Projection<R, never>, 'table' | 'beside'>): readonly TableSpec<Row>[] {
  return [...(beside ? [beside.table] : []), table as unknown as TableSpec<Row>];
}

/** What a change of the projection's own table does to each of its tables, in the order of `tablesOf`. */
export function spread<R extends object>(
  { beside }: Pick<Projection<R, never>, 'beside'>,
  change: RowChange<R>,
): readonly (readonly RowChange<Row>[])[] {
  return [...(beside ? [beside.follow(change)] : []), [change as unknown as RowChange<Row>]];
}
