import type pg from 'pg';
import { type RecordedEvent, upcast } from '@liandong/event-sourcing';
import type { Projection, RowChange } from './projection.js';
import { columnName, fromJsonRow, generationTable, keyOf, propertiesOf, readColumns, toJsonRow } from './table.js';

/** An event that the projection could not take. The rows of the events before it are kept. */
export class ProjectionFailure extends Error {
  override readonly name = 'ProjectionFailure';
  constructor(
    readonly event: RecordedEvent,
    override readonly cause: unknown,
  ) {
    super(`event ${event.id} (${event.type}, position ${event.position}): ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

interface Step<R> {
  readonly event: RecordedEvent;
  readonly change: RowChange<R>;
}

/** A row as it stands within the batch; null when removed. */
interface Held<R> {
  row: R | null;
  position: bigint;
  dirty: boolean;
}

/**
 * Applies events to a generation's rows inside the caller's transaction: rows that are changed are read once for the whole
 * batch, and written once, set-based. Stops before the first event that fails.
 *
 * @returns the failure, if any; what came before it is written
 */
export async function applyBatch<R extends object>(
  client: pg.ClientBase,
  schema: string,
  projection: Projection<R>,
  generation: number,
  events: readonly RecordedEvent[],
): Promise<ProjectionFailure | undefined> {
  const { steps, failure } = plan(projection, events);
  const table = generationTable(schema, projection.table, generation);
  const rows = await readRows(client, table, projection, steps);
  const failedAt = applySteps(projection, rows, steps);
  if (failedAt) {
    // What the failing event had already changed must go: apply again what came before it.
    const before = events.slice(0, events.indexOf(failedAt.event));
    const earlier = await applyBatch(client, schema, projection, generation, before);
    return earlier ?? failedAt;
  }
  await writeRows(client, table, projection, rows);
  return failure;
}

function plan<R extends object>(projection: Projection<R>, events: readonly RecordedEvent[]): { steps: Step<R>[]; failure?: ProjectionFailure } {
  const steps: Step<R>[] = [];
  for (const stored of events) {
    try {
      const event = upcast(stored, projection.upcasters);
      const changes = [...(projection.on[event.type]?.(event as never) ?? []), ...(projection.onAny?.(event) ?? [])];
      for (const change of changes) steps.push({ event: stored, change });
    } catch (error) {
      return { steps, failure: new ProjectionFailure(stored, error) };
    }
  }
  return { steps };
}

async function readRows<R extends object>(client: pg.ClientBase, table: string, projection: Projection<R>, steps: readonly Step<R>[]): Promise<Map<string, Held<R>>> {
  const wanted = new Map<string, Partial<R>>();
  for (const { change } of steps) if (change.op === 'change') wanted.set(keyOf(projection, change.key), change.key);
  const rows = new Map<string, Held<R>>();
  if (wanted.size === 0) return rows;
  const keys = projection.table.primaryKey;
  const keyRows = [...wanted.values()].map((key) => Object.fromEntries(keys.map((property) => [columnName(property), String(key[property])])));
  const columns = keys.map(columnName).join(', ');
  const { rows: found } = await client.query<{ row: Record<string, unknown> }>(
    `SELECT row_to_json(r) AS row FROM (
       SELECT ${readColumns(projection.table)} FROM ${table} WHERE (${columns}) IN (SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1))
     ) r`,
    [JSON.stringify(keyRows)],
  );
  for (const { row: json } of found) {
    const row = fromJsonRow(projection.table, json);
    rows.set(keyOf(projection, row), { row, position: BigInt(String(json['last_position'])), dirty: false });
  }
  return rows;
}

function applySteps<R extends object>(projection: Projection<R>, rows: Map<string, Held<R>>, steps: readonly Step<R>[]): ProjectionFailure | undefined {
  for (const { event, change } of steps) {
    try {
      const key = keyOf(projection, change.op === 'put' ? change.row : change.key);
      rows.set(key, { row: nextRow(change, rows.get(key)?.row), position: event.position, dirty: true });
    } catch (error) {
      return new ProjectionFailure(event, error);
    }
  }
  return undefined;
}

function nextRow<R>(change: RowChange<R>, row: R | null | undefined): R | null {
  if (change.op === 'put') return change.row;
  if (change.op === 'remove') return null;
  if (row === undefined || row === null) throw new Error(`no row ${JSON.stringify(change.key)} to change`);
  return change.change(row);
}

async function writeRows<R extends object>(client: pg.ClientBase, table: string, projection: Projection<R>, rows: ReadonlyMap<string, Held<R>>): Promise<void> {
  const changed = [...rows].filter(([, held]) => held.dirty);
  const puts = changed.flatMap(([, { row, position }]) => (row === null ? [] : [toJsonRow(projection.table, row, position)]));
  const keys = projection.table.primaryKey.map(columnName);
  if (puts.length > 0) {
    const others = [...propertiesOf(projection.table).map(columnName), 'last_position'].filter((column) => !keys.includes(column));
    await client.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)
       ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [JSON.stringify(puts)],
    );
  }
  const gone = changed.filter(([, { row }]) => row === null).map(([key]) => JSON.parse(key) as string[]);
  for (const values of gone) {
    await client.query(`DELETE FROM ${table} WHERE ${keys.map((column, index) => `${column}::text = $${index + 1}`).join(' AND ')}`, values);
  }
}
