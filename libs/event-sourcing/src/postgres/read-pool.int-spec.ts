import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { StoreUnavailable } from '../store/event-store.js';
import { settingsOf } from './connection.js';
import { ReadPool } from './read-pool.js';

let database: TestDatabase;
let pool: ReadPool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new ReadPool(settingsOf({ connectionString: database.url, patienceMs: 0 }));
});

afterAll(async () => {
  await pool.close();
  await database.drop();
});

describe('read pool', () => {
  it('given a connection that is lost in the middle of a statement, then only that statement fails', async () => {
    for (let round = 0; round < 3; round += 1) {
      await expect(pool.rows({ text: 'SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(1)' }, () => undefined)).rejects.toThrow(
        StoreUnavailable,
      );
    }
    expect(await pool.rows({ text: 'SELECT 1' }, ([one]) => one)).toEqual(['1']);
  });

  it('given a client that tells of a lost connection while it is lent out, then the process goes on', async () => {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    const lose = () => (query.mock.contexts.at(-1) as pg.Client).emit('error', new Error('Connection terminated unexpectedly'));
    expect(await pool.rows({ text: 'SELECT 1' }, lose)).toEqual([true]);
    query.mockRestore();
  });
});
