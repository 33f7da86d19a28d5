import { openTestPool, type TestPool } from '@liandong/testing';
import { change, createTableAs, put, remove, type RowChange, type TableSpec, upsert } from './index.js';
import { applyChange, changedRows, type Database, readRows } from './rows.js';

interface Shelf {
  readonly id: string;
  readonly papers: number;
}

const table: TableSpec<Shelf> = { name: 'shelves', columns: { id: 'text', papers: 'integer NOT NULL' }, primaryKey: ['id'] };
const more = (id: string) => change<Shelf>({ id }, (shelf) => ({ ...shelf, papers: shelf.papers + 1 }));
const known = (id: string) => upsert<Shelf>({ id }, (shelf) => shelf ?? { id, papers: 0 });

describe('the rows of a batch', () => {
  let database: TestPool;
  beforeAll(async () => {
    database = await openTestPool();
    await database.pool.query(createTableAs('public.shelves', table));
    await database.pool.query("INSERT INTO shelves (id, papers, last_position) VALUES ('old', 7, 3), ('other', 1, 4)");
  });
  afterAll(() => database.close());

  async function applied(changes: readonly RowChange<Shelf>[]) {
    const sought: unknown[][] = [];
    const seen = {
      query: (text: string, values: unknown[]) => {
        sought.push(values);
        return database.pool.query(text, values);
      },
    } as unknown as Database;
    const rows = await readRows(seen, 'public.shelves', table, changes);
    changes.forEach((one, index) => applyChange(table, rows, one, BigInt(10 + index)));
    return { sought: sought.flat(), ...changedRows(table, rows) };
  }

  it('given rows that the batch itself puts or removes first, then they are not looked for', async () => {
    const { sought, puts, gone } = await applied([
      put({ id: 'new', papers: 1 }),
      more('new'),
      remove<Shelf>({ id: 'other' }),
      known('other'),
    ]);
    expect(sought).toEqual([]);
    expect(puts.map(({ row }) => row)).toEqual([
      { id: 'new', papers: 2 },
      { id: 'other', papers: 0 },
    ]);
    expect(gone).toEqual([]);
  });

  it('given rows that stood before, then all of them are looked for at once, also those that are put later', async () => {
    const { sought, puts } = await applied([more('old'), put({ id: 'old', papers: 0 }), more('other')]);
    expect(sought).toEqual(['{"old","other"}']);
    expect(puts.map(({ row }) => row)).toEqual([
      { id: 'old', papers: 0 },
      { id: 'other', papers: 2 },
    ]);
  });

  it('given a change that gives back the row as it stands, then nothing is stored and its position stays', async () => {
    expect((await applied([known('old'), known('fresh'), known('fresh')])).puts).toEqual([
      { row: { id: 'fresh', papers: 0 }, position: 11n },
    ]);
  });
});
