import { openTestPool, type TestPool } from '@liandong/testing';
import { Checkpoints } from './checkpoints.js';
import { installProjections, type Projection } from './index.js';

interface Line {
  readonly id: string;
}
const lines: Projection<Line> = { name: 'lines', version: 1, categories: ['line'], table: { name: 'lines', columns: { id: 'text' }, primaryKey: ['id'] }, on: {} };

describe('the generations of a read model', () => {
  let database: TestPool;
  beforeAll(async () => {
    database = await openTestPool();
    await database.pool.query('CREATE SCHEMA s');
    await installProjections(database.pool, 's');
  });
  afterAll(() => database.close());

  const tables = async () => (await database.pool.query<{ tablename: string }>(`SELECT tablename FROM pg_tables WHERE schemaname = 's' AND tablename LIKE 'lines%' ORDER BY 1`)).rows.map(({ tablename }) => tablename);

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
});
