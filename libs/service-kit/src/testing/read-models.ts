import type { DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import { foldRows, type Projection } from '@liandong/projections';

/** What happened in one stream, `clue-c1`, from its beginning. */
export type Life<E extends DomainEvent = DomainEvent> = readonly [stream: string, history: readonly E[]];

const occurredAt = '2020-06-11T02:00:00.000Z';
const actor = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };

/** Streams as the log holds them, one after the other: with revisions of their own and positions of all, 10, 20, 30 … */
export function recorded(...lives: readonly Life[]): readonly RecordedEvent[] {
  const all = lives.flatMap(([stream, history]) => history.map((event, revision) => ({ ...event, stream, revision })));
  const envelope = { metadata: { correlationId: 'm1', occurredAt, actor } };
  return all.map((event, index) => ({
    ...event,
    ...envelope,
    id: `e${index + 1}`,
    category: event.stream.split('-')[0],
    position: BigInt((index + 1) * 10),
  })) as unknown as readonly RecordedEvent[];
}

/** The rows to which these streams lead. */
export function rowsAfter<R extends object, E extends DomainEvent>(
  projection: Projection<R, E>,
  ...lives: readonly Life<E>[]
): readonly R[] {
  return foldRows(projection, recorded(...lives));
}

/** The only row after each event of a stream, from the first on. */
export function rowAfterEach<R extends object, E extends DomainEvent>(
  projection: Projection<R, E>,
  [stream, history]: Life<E>,
): readonly R[] {
  return history.map((_event, index) => {
    const rows = rowsAfter(projection, [stream, history.slice(0, index + 1)]);
    if (rows.length !== 1) throw new Error(`${stream}: ${rows.length} rows after ${index + 1} events`);
    return rows[0]!;
  });
}

/** What holds of every read model, whatever its rows tell: writes the tests, over lives that hold every event that it reads. */
export function itIsAReadModel<R extends object, E extends DomainEvent>(projection: Projection<R, E>, ...lives: readonly Life<E>[]): void {
  const { columns, primaryKey } = projection.table;
  const events = recorded(...lives);
  const isWhole = (row: R) => JSON.stringify(Object.keys(row).sort()) === JSON.stringify(Object.keys(columns).sort());

  it('reads every event of its list, of its own categories; every row has the columns of the table, and a key', () => {
    const read = new Set(events.map(({ type }) => type));
    expect(Object.keys(projection.on).filter((type) => !read.has(type))).toEqual([]);
    expect(lives.map(([stream]) => stream.split('-')[0]!).filter((category) => !projection.categories.includes(category))).toEqual([]);
    const rows = foldRows(projection, events);
    expect(rows.filter((row) => !isWhole(row))).toEqual([]);
    expect(rows.flatMap((row) => primaryKey.map((column) => row[column])).filter((value) => value === null || value === undefined)).toEqual(
      [],
    );
  });

  it('built anew it has the same rows; an event that it does not know changes none', () => {
    const rows = foldRows(projection, events);
    expect(rows.length).toBeGreaterThan(0);
    expect(foldRows(projection, events)).toEqual(rows);
    const foreign = events.map((event) => ({ ...event, type: 'SomethingOfTomorrow' }) as RecordedEvent);
    expect(
      foldRows(
        projection,
        events.flatMap((event, index) => [event, foreign[index]!]),
      ),
    ).toEqual(rows);
    expect(foldRows(projection, foreign)).toEqual([]);
  });

  it('out of its order, or after an event that was set aside, an event is refused, or makes a whole row: never a part of one', () => {
    for (const event of events) {
      try {
        expect(foldRows(projection, [event]).filter((row) => !isWhole(row))).toEqual([]);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('no row '))) throw error;
      }
    }
  });
}
