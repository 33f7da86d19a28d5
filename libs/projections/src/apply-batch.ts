import { type RecordedEvent, upcast } from '@liandong/event-sourcing';
import { changesOf } from './fold-rows.js';
import type { Projection, Row, RowChange, TableSpec } from './projection.js';
import { applyChange, type Database, type HeldRows, readRows } from './rows.js';
import { generationTable } from './table.js';
import { spread, tablesOf } from './tables.js';

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

interface Step {
  readonly event: RecordedEvent;
  /** Which of the projection's tables. */
  readonly table: number;
  readonly change: RowChange<Row>;
}

export interface Applied {
  /** The rows as they stand after the events, for each table of the projection. */
  readonly rows: readonly HeldRows<Row>[];
  /** The event that failed, if any: the rows stand as before it. */
  readonly failure?: ProjectionFailure | undefined;
}

/**
 * Applies events to a generation's rows: those that are changed are read once for the whole batch. Writes nothing. Stops before
 * the first event that fails.
 */
export async function applyBatch<R extends object>(
  client: Database,
  schema: string,
  projection: Projection<R>,
  generation: number,
  events: readonly RecordedEvent[],
): Promise<Applied> {
  const { steps, failure } = plan(projection, events);
  const tables = tablesOf(projection);
  const rows: HeldRows<Row>[] = [];
  for (const [index, table] of tables.entries())
    rows.push(
      await readRows(
        client,
        generationTable(schema, table, generation),
        table,
        steps.flatMap((step) => (step.table === index ? [step.change] : [])),
      ),
    );
  const failedAt = applySteps(tables, rows, steps);
  if (!failedAt) return { rows, failure };
  // What the failing event had already changed must go: apply again what came before it.
  const earlier = await applyBatch(client, schema, projection, generation, events.slice(0, events.indexOf(failedAt.event)));
  return { rows: earlier.rows, failure: earlier.failure ?? failedAt };
}

function plan<R extends object>(
  projection: Projection<R>,
  events: readonly RecordedEvent[],
): { steps: Step[]; failure?: ProjectionFailure } {
  const steps: Step[] = [];
  for (const stored of events) {
    try {
      const event = projection.asStored ? stored : upcast(stored, projection.upcasters);
      const each = changesOf(projection, event).map((change) => spread(projection, change));
      steps.push(
        ...each.flatMap((changes) => changes.flatMap((of, table) => of.map((change): Step => ({ event: stored, table, change })))),
      );
    } catch (error) {
      return { steps, failure: new ProjectionFailure(stored, error) };
    }
  }
  return { steps };
}

function applySteps(
  tables: readonly TableSpec<Row>[],
  rows: readonly HeldRows<Row>[],
  steps: readonly Step[],
): ProjectionFailure | undefined {
  for (const { event, table, change } of steps) {
    try {
      applyChange(tables[table]!, rows[table]!, change, event.position);
    } catch (error) {
      return new ProjectionFailure(event, error);
    }
  }
  return undefined;
}
