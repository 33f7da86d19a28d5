import fc from 'fast-check';
import { openTestPool, type TestPool } from '@liandong/testing';
import { applyChanges, createTableAs, inTransaction, put, remove, type RowChange, type TableSpec, upsert } from './index.js';

interface Kinds {
  readonly word: string;
  readonly number: bigint;
  readonly note: string | null;
  readonly count: number;
  readonly amount: number | null;
  readonly yes: boolean;
  readonly day: string | null;
  readonly at: string;
  readonly id: string;
  readonly what: object;
  readonly words: readonly string[];
  readonly numbers: readonly number[] | null;
}

const table: TableSpec<Kinds> = {
  name: 'kinds',
  columns: {
    word: 'text',
    number: 'bigint',
    note: 'text',
    count: 'integer NOT NULL DEFAULT 3 CHECK (count < 2147483647)',
    amount: 'numeric',
    yes: 'boolean NOT NULL',
    day: 'date',
    at: 'timestamptz NOT NULL',
    id: 'uuid NOT NULL',
    what: 'jsonb NOT NULL',
    words: 'text[] NOT NULL',
    numbers: 'integer[]',
  },
  primaryKey: ['word', 'number'],
};

describe('cells on their way to PostgreSQL', () => {
  let database: TestPool;
  beforeAll(async () => {
    database = await openTestPool();
    await database.pool.query(createTableAs('public.kinds', table));
  });
  afterAll(() => database.close());

  const apply = (changes: readonly RowChange<Kinds>[]) =>
    inTransaction(database.pool, (client) => applyChanges(client, 'public', table, changes));

  /** Whatever may stand in a text column: NUL is none of it, nor half of a pair. */
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', 'NULL', '{}', '{"a",b}', '\\', '"', '\\"', "'", ',', ' ', '\n\t', '张"三\\', '𠮷'),
    )
    .filter((value) => !value.includes('\0'));
  /** Of properties. V8 13.6 reads a property named by a quotation mark as one named by a backslash where such an object was parsed before. */
  const name = fc.constantFrom('', 'a', '甲', 'NULL', ':', '甲 乙');
  const int = fc.integer({ min: -2_147_483_648, max: 2_147_483_646 });
  const instant = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const row: fc.Arbitrary<Kinds> = fc.record({
    word: text,
    number: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    note: fc.option(text),
    count: int,
    amount: fc.option(int),
    yes: fc.boolean(),
    day: fc.option(instant.map((at) => at.slice(0, 10))),
    at: instant,
    id: fc.uuid(),
    what: fc.dictionary(name, fc.oneof(text, int, fc.constant(null), fc.array(text))),
    words: fc.array(text),
    numbers: fc.option(fc.array(int)),
  });

  it('given rows of whatever content, when stored, then they come back as they were; and are found again by their keys to be removed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ word, number }) => `${number} ${word}` }),
        async (rows) => {
          await database.pool.query('TRUNCATE kinds');
          const seen: (Kinds | undefined)[] = [];
          const look = rows.map(({ word, number }) => upsert<Kinds>({ word, number }, (known) => (seen.push(known), known ?? rows[0]!)));
          await apply(rows.map(put));
          await apply(look);
          expect(seen).toEqual(rows);
          await apply(rows.map(({ word, number }) => remove<Kinds>({ word, number })));
          expect((await database.pool.query('SELECT FROM kinds')).rowCount).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });
});
