import type { RecordedEvent } from '@liandong/event-sourcing';
import type { Projection, RowChange } from './projection.js';
import { applyChange, type HeldRows } from './rows.js';

/** A projection, as far as it folds: handlers by event type, whatever their events. */
export type Folds<R extends object> = { readonly on: object } & Pick<Projection<R, never>, 'onAny' | 'table'>;

/** What the projection does to its rows for one event; what it does for every event comes last. */
export function changesOf<R extends object>({ on, onAny }: Folds<R>, event: RecordedEvent): readonly RowChange<R>[] {
  const handlers = on as Readonly<Record<string, ((event: RecordedEvent) => readonly RowChange<R>[]) | undefined>>;
  return [...(handlers[event.type]?.(event) ?? []), ...(onAny?.(event) ?? [])];
}

/** The rows to which the events lead, folded in memory: the same functions that write the table. @throws Error when a row to change is not there */
export function foldRows<R extends object>(projection: Folds<R>, events: readonly RecordedEvent[]): readonly R[] {
  const rows: HeldRows<R> = new Map();
  for (const event of events)
    for (const change of changesOf(projection, event)) applyChange(projection.table, rows, change, event.position);
  return [...rows.values()].flatMap(({ row }) => (row === null ? [] : [row]));
}
