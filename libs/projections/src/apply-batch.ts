import { type RecordedEvent, upcast } from '@liandong/event-sourcing';
import { changesOf } from './fold-rows.js';
import type { Projection, RowChange, TableSpec } from './projection.js';
import { applyChange, type Database, type HeldRows, readRows } from './rows.js';
import { generationTable } from './table.js';

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

export interface Applied<R> {
  /** The rows as they stand after the events. */
  readonly rows: HeldRows<R>;
  /** The event that failed, if any: the rows stand as before it. */
  readonly failure?: ProjectionFailure | undefined;
}

/**
 * Applies events to a generation's rows: those that are changed are read once for the whole batch. Writes nothing. Stops before
 * the first event that fails.
 */
export async function applyBatch<R extends object>(client: Database, schema: string, projection: Projection<R>, generation: number, events: readonly RecordedEvent[]): Promise<Applied<R>> {
  const { steps, failure } = plan(projection, events);
  const table = generationTable(schema, projection.table, generation);
  const rows = await readRows(client, table, projection.table, steps.map(({ change }) => change));
  const failedAt = applySteps(projection.table, rows, steps);
  if (!failedAt) return { rows, failure };
  // What the failing event had already changed must go: apply again what came before it.
  const earlier = await applyBatch(client, schema, projection, generation, events.slice(0, events.indexOf(failedAt.event)));
  return { rows: earlier.rows, failure: earlier.failure ?? failedAt };
}

function plan<R extends object>(projection: Projection<R>, events: readonly RecordedEvent[]): { steps: Step<R>[]; failure?: ProjectionFailure } {
  const steps: Step<R>[] = [];
  for (const stored of events) {
    try {
      const event = projection.asStored ? stored : upcast(stored, projection.upcasters);
      for (const change of changesOf(projection, event)) steps.push({ event: stored, change });
    } catch (error) {
      return { steps, failure: new ProjectionFailure(stored, error) };
    }
  }
  return { steps };
}

function applySteps<R extends object>(table: TableSpec<R>, rows: HeldRows<R>, steps: readonly Step<R>[]): ProjectionFailure | undefined {
  for (const { event, change } of steps) {
    try {
      applyChange(table, rows, change, event.position);
    } catch (error) {
      return new ProjectionFailure(event, error);
    }
  }
  return undefined;
}
