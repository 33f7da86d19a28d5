import type pg from 'pg';
import { prepared } from './prepared.js';
import type { RowChange, TableSpec } from './projection.js';
import { arraysOf, rowsOfArrays } from './arrays.js';
import { columnName, fromJsonRow, keyOf, LAST_POSITION, propertiesOf, readColumns } from './table.js';

/** A row as it stands within the batch; null when removed. */
interface Held<R> {
  row: R | null;
  position: bigint;
  dirty: boolean;
}

/** Rows by their key. */
export type HeldRows<R> = Map<string, Held<R>>;

/** A connection or a pool. */
export type Database = Pick<pg.ClientBase, 'query'>;

/** The rows that are to be changed, read once; not those that the changes themselves put first. `name` is the table's full name. */
export async function readRows<R extends object>(
  client: Database,
  name: string,
  table: TableSpec<R>,
  changes: readonly RowChange<R>[],
): Promise<HeldRows<R>> {
  const wanted = new Map<string, Partial<R>>();
  const decided = new Set<string>();
  for (const change of changes) {
    const key = keyOf({ table }, change.op === 'put' ? change.row : change.key);
    if (change.op === 'put' || change.op === 'remove') decided.add(key);
    else if (!decided.has(key)) wanted.set(key, change.key);
  }
  const rows: HeldRows<R> = new Map();
  if (wanted.size === 0) return rows;
  const keys = table.primaryKey;
  const columns = keys.map(columnName).join(', ');
  const { rows: found } = await client.query<{ row: Record<string, unknown> }>(
    `SELECT row_to_json(r) AS row FROM (
       SELECT ${readColumns(table)} FROM ${name} WHERE (${columns}) IN (SELECT ${columns} FROM ${rowsOfArrays(table, keys, 1)} k)
     ) r`,
    arraysOf(table, keys, [...wanted.values()]),
  );
  for (const { row: json } of found) {
    const row = fromJsonRow(table, json);
    rows.set(keyOf({ table }, row), { row, position: BigInt(String(json[LAST_POSITION])), dirty: false });
  }
  return rows;
}

/** A change that gives back the row that it was given leaves it as it is. @throws Error when a row to change is not there */
export function applyChange<R extends object>(table: TableSpec<R>, rows: HeldRows<R>, change: RowChange<R>, position: bigint): void {
  const key = keyOf({ table }, change.op === 'put' ? change.row : change.key);
  const held = rows.get(key)?.row;
  if (change.op === 'revise' && !held) return;
  const row = nextRow(change, held);
  if (row === null || row !== held) rows.set(key, { row, position, dirty: true });
}

function nextRow<R>(change: RowChange<R>, row: R | null | undefined): R | null {
  if (change.op === 'put') return change.row;
  if (change.op === 'remove') return null;
  if (change.op === 'upsert') return change.change(row ?? undefined);
  if (row === undefined || row === null) throw new Error(`no row ${JSON.stringify(change.key)} to change`);
  return change.change(row);
}

/** What has changed: rows to be stored with their positions, and the keys of rows to be removed. */
export interface ChangedRows<R> {
  readonly puts: readonly { readonly row: R; readonly position: bigint }[];
  readonly gone: readonly Partial<R>[];
}

export function changedRows<R extends object>(table: TableSpec<R>, rows: HeldRows<R>): ChangedRows<R> {
  const puts: { row: R; position: bigint }[] = [];
  const gone: Partial<R>[] = [];
  for (const [key, { row, position, dirty }] of rows) {
    if (!dirty) continue;
    if (row !== null) puts.push({ row, position });
    else
      gone.push(Object.fromEntries((JSON.parse(key) as string[]).map((value, index) => [table.primaryKey[index]!, value])) as Partial<R>);
  }
  return { puts, gone };
}

/** The parameters of `putStatement`: one array for each column. */
export function putParameters<R extends object>(table: TableSpec<R>, puts: ChangedRows<R>['puts']): unknown[] {
  return [
    ...arraysOf(
      table,
      propertiesOf(table),
      puts.map(({ row }) => row),
    ),
    puts.map(({ position }) => position.toString()),
  ];
}

/** Stores the rows whose parameters begin at `first`. `source` is what else stands in FROM: with no row there, nothing is stored. */
export function putStatement<R extends object>(name: string, table: TableSpec<R>, first: number, source = ''): string {
  const keys = table.primaryKey.map(columnName);
  const columns = [...propertiesOf(table).map(columnName), LAST_POSITION];
  return `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${columns.map((column) => `r.${column}`).join(', ')} FROM ${rowsOfArrays(table, propertiesOf(table), first, true)} r${source}
    ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${columns
      .filter((column) => !keys.includes(column))
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}`;
}

/** The parameters of `removeStatement`: one array for each column of the key. */
export function removeParameters<R extends object>(table: TableSpec<R>, gone: ChangedRows<R>['gone']): unknown[] {
  return arraysOf(table, table.primaryKey, gone);
}

/** Removes the rows with the keys whose parameters begin at `first`; `source` as in `putStatement`. */
export function removeStatement<R extends object>(name: string, table: TableSpec<R>, first: number, source = ''): string {
  const same = table.primaryKey
    .map(columnName)
    .map((column) => `t.${column} = k.${column}`)
    .join(' AND ');
  return `DELETE FROM ${name} t USING ${rowsOfArrays(table, table.primaryKey, first)} k${source} WHERE ${same}`;
}

/** Applies changes to a table that is no projection's, inside the caller's transaction. Its rows have position 0. */
export async function applyChanges<R extends object>(
  client: pg.ClientBase,
  schema: string,
  table: TableSpec<R>,
  changes: readonly RowChange<R>[],
): Promise<void> {
  const name = `${schema}.${table.name}`;
  const rows = await readRows(client, name, table, changes);
  for (const change of changes) applyChange(table, rows, change, 0n);
  const { puts, gone } = changedRows(table, rows);
  if (puts.length > 0) await client.query(prepared(putStatement(name, table, 1), putParameters(table, puts)));
  if (gone.length > 0) await client.query(removeStatement(name, table, 1), removeParameters(table, gone));
}
