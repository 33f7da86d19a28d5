import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { Checkpoints } from './checkpoints.js';
import { installProjections, type Projection } from './index.js';

interface Line {
  readonly id: string;
}
const lines: Projection<Line> = {
  name: 'lines',
  version: 1,
  categories: ['line'],
  table: { name: 'lines', columns: { id: 'text' }, primaryKey: ['id'] },
  on: {},
};

describe('the generations of a read model', () => {
  let database: TestPool;
  beforeAll(async () => {
    database = await openTestPool();
    await database.pool.query('CREATE SCHEMA s');
    await installProjections(database.pool, 's');
  });
  afterAll(() => database.close());

  const tables = async () =>
    (
      await database.pool.query<{ tablename: string }>(
        `SELECT tablename FROM pg_tables WHERE schemaname = 's' AND tablename LIKE 'lines%' ORDER BY 1`,
      )
    ).rows.map(({ tablename }) => tablename);

  it('given one that was being built when somebody looked, and is live when they drop it, then it stays; one that is still being built goes', async () => {
    const checkpoints = new Checkpoints(database.pool, 's', lines);
    await checkpoints.create('live');
    const seen = await checkpoints.create('building');
    expect(await checkpoints.switchTo(seen)).toBe(true);
    await checkpoints.drop(seen);
    expect([await tables(), await checkpoints.all()]).toMatchObject([['lines__g2'], [{ generation: 2, state: 'live' }]]);

    const next = await checkpoints.create('building');
    await checkpoints.drop(next);
    expect([await tables(), await checkpoints.building()]).toEqual([['lines__g2'], []]);
  });

  it('given a batch that holds the table and waits for the checkpoint, while the one who drops holds the checkpoint and waits for the table, then it is dropped all the same', async () => {
    const { pool } = database;
    const checkpoints = new Checkpoints(pool, 's', lines);
    const building = await checkpoints.create('building');
    const batch = await pool.connect();
    try {
      // Whoever waited first looks first, and is the one whom the database ends; where it looked too early, the batch is.
      await batch.query(`SET deadlock_timeout = '3s'`);
      await batch.query('BEGIN');
      await batch.query(`INSERT INTO s.lines__g${building.generation} (id, last_position) VALUES ('a', 1)`);
      const dropping = checkpoints.drop(building);
      await eventually(
        async () =>
          (
            await pool.query(
              `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'DROP TABLE%'`,
            )
          ).rowCount === 1,
      );
      await batch
        .query(`UPDATE s.projection_checkpoints SET position = 1 WHERE name = 'lines' AND generation = $1`, [building.generation])
        .catch(({ code }: { readonly code: string }) => expect(code).toBe('40P01'));
      await batch.query('COMMIT');
      await dropping;
    } finally {
      batch.release(true);
    }
    expect(await checkpoints.building()).toEqual([]);
    expect(await tables()).not.toContain(`lines__g${building.generation}`);
  });
});
