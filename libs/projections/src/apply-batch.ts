import type pg from 'pg';
import { type RecordedEvent, upcast } from '@liandong/event-sourcing';
import type { Projection, RowChange, TableSpec } from './projection.js';
import { applyChange, type HeldRows, readRows, writeRows } from './rows.js';
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
  const rows = await readRows(client, table, projection.table, steps.map(({ change }) => change));
  const failedAt = applySteps(projection.table, rows, steps);
  if (failedAt) {
    // What the failing event had already changed must go: apply again what came before it.
    const before = events.slice(0, events.indexOf(failedAt.event));
    const earlier = await applyBatch(client, schema, projection, generation, before);
    return earlier ?? failedAt;
  }
  await writeRows(client, table, projection.table, rows);
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
