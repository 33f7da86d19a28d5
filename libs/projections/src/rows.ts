import type pg from 'pg';
import type { RowChange, TableSpec } from './projection.js';
import { columnName, fromJsonRow, keyOf, propertiesOf, readColumns, toJsonRow } from './table.js';

/** A row as it stands within the batch; null when removed. */
interface Held<R> {
  row: R | null;
  position: bigint;
  dirty: boolean;
}

/** Rows by their key. */
export type HeldRows<R> = Map<string, Held<R>>;

/** The rows that are to be changed, read once. `name` is the table's full name. */
export async function readRows<R extends object>(client: pg.ClientBase, name: string, table: TableSpec<R>, changes: readonly RowChange<R>[]): Promise<HeldRows<R>> {
  const wanted = new Map<string, Partial<R>>();
  for (const change of changes) if (change.op === 'change' || change.op === 'upsert') wanted.set(keyOf({ table }, change.key), change.key);
  const rows: HeldRows<R> = new Map();
  if (wanted.size === 0) return rows;
  const keys = table.primaryKey;
  const keyRows = [...wanted.values()].map((key) => Object.fromEntries(keys.map((property) => [columnName(property), String(key[property])])));
  const columns = keys.map(columnName).join(', ');
  const { rows: found } = await client.query<{ row: Record<string, unknown> }>(
    `SELECT row_to_json(r) AS row FROM (
       SELECT ${readColumns(table)} FROM ${name} WHERE (${columns}) IN (SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1))
     ) r`,
    [JSON.stringify(keyRows)],
  );
  for (const { row: json } of found) {
    const row = fromJsonRow(table, json);
    rows.set(keyOf({ table }, row), { row, position: BigInt(String(json['last_position'])), dirty: false });
  }
  return rows;
}

/** @throws Error when a row to change is not there */
export function applyChange<R extends object>(table: TableSpec<R>, rows: HeldRows<R>, change: RowChange<R>, position: bigint): void {
  const key = keyOf({ table }, change.op === 'put' ? change.row : change.key);
  rows.set(key, { row: nextRow(change, rows.get(key)?.row), position, dirty: true });
}

function nextRow<R>(change: RowChange<R>, row: R | null | undefined): R | null {
  if (change.op === 'put') return change.row;
  if (change.op === 'remove') return null;
  if (change.op === 'upsert') return change.change(row ?? undefined);
  if (row === undefined || row === null) throw new Error(`no row ${JSON.stringify(change.key)} to change`);
  return change.change(row);
}

/** Writes what has changed, set-based. */
export async function writeRows<R extends object>(client: pg.ClientBase, name: string, table: TableSpec<R>, rows: HeldRows<R>): Promise<void> {
  const changed = [...rows].filter(([, held]) => held.dirty);
  const puts = changed.flatMap(([, { row, position }]) => (row === null ? [] : [toJsonRow(table, row, position)]));
  const keys = table.primaryKey.map(columnName);
  if (puts.length > 0) {
    const others = [...propertiesOf(table).map(columnName), 'last_position'].filter((column) => !keys.includes(column));
    await client.query(
      `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1)
       ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [JSON.stringify(puts)],
    );
  }
  const gone = changed.filter(([, { row }]) => row === null).map(([key]) => JSON.parse(key) as string[]);
  for (const values of gone) {
    await client.query(`DELETE FROM ${name} WHERE ${keys.map((column, index) => `${column}::text = $${index + 1}`).join(' AND ')}`, values);
  }
}

/** Applies changes to a table that is no projection's, inside the caller's transaction. Its rows have position 0. */
export async function applyChanges<R extends object>(client: pg.ClientBase, schema: string, table: TableSpec<R>, changes: readonly RowChange<R>[]): Promise<void> {
  const name = `${schema}.${table.name}`;
  const rows = await readRows(client, name, table, changes);
  for (const change of changes) applyChange(table, rows, change, 0n);
  await writeRows(client, name, table, rows);
}
