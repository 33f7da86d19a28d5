import type { DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import type { Projection, RowChange } from '@liandong/projections';

/** How jsonb keeps a value: keys by length, then by bytes; what is undefined is gone. */
function asJsonb(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonb);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)).map(([key, member]) => [key, asJsonb(member)]),
  );
}

/**
 * The row that a stream's history leads to. `live`: every event in a batch of its own, so that the row goes through the table each time;
 * `rebuilt`: all in one batch, so that it stays in memory.
 */
export function project<R extends object, E extends DomainEvent>(
  projection: Projection<R, E>,
  stream: string,
  history: readonly E[],
  how: 'live' | 'rebuilt' = 'live',
): R {
  const handlers = projection.on as unknown as Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<R>[]>>;
  const kept = (row: R) => (how === 'live' ? (asJsonb(row) as R) : row);
  let row: R | undefined;
  history.forEach((event, revision) => {
    const recorded = {
      ...event,
      id: `e${revision}`,
      stream,
      revision,
      position: BigInt(revision),
      metadata: { correlationId: 'm1', occurredAt: '2020-06-11T02:00:00.000Z' },
    };
    for (const change of handlers[event.type]!(recorded as never)) {
      if (change.op === 'put') row = kept(change.row);
      if (change.op === 'change') row = kept(change.change(row!));
      if (change.op === 'revise' && row) row = kept(change.change(row)!);
    }
  });
  return asJsonb(row) as R;
}
