import type { DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import type { Projection, RowChange } from '@liandong/projections';

/** The row that a stream's history leads to, as the runner would build it; through JSON after every event, as the table keeps it. */
export function project<R extends object, E extends DomainEvent>(projection: Projection<R, E>, stream: string, history: readonly E[]): R {
  const handlers = projection.on as unknown as Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<R>[]>>;
  let row: R | undefined;
  history.forEach((event, revision) => {
    const recorded = { ...event, id: `e${revision}`, stream, revision, position: BigInt(revision), metadata: { correlationId: 'm1', occurredAt: '2020-06-11T02:00:00.000Z' } };
    for (const change of handlers[event.type]!(recorded as never)) {
      if (change.op === 'put') row = change.row;
      if (change.op === 'change') row = change.change(JSON.parse(JSON.stringify(row)) as R);
    }
  });
  return row!;
}
