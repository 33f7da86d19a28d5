import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { newEvent } from './contract/fixtures.js';
import { InboxConsumer } from './inbox/inbox-consumer.js';
import type { InboxHandler } from './inbox/inbox-handler.js';
import { InProcessMessageBus } from './in-process/in-process-bus.js';
import { installInProcessBus, installMessaging } from './install.js';

const HANDLED = 20_000;
/** One page of messages. */
const NEW = 100;
const OFTEN = 'alpha.begun.v1';
const SELDOM = ['beta.begun.v1', 'gamma.begun.v1', 'delta.begun.v1'];

describe('messaging as data grow', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  /** Ends its connections, so that the server has counted what they read. */
  async function withPool<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
    const pool = new pg.Pool({ connectionString: database.url, max: 5 });
    try {
      return await work(pool);
    } finally {
      await pool.end();
    }
  }
  const rowsRead = () =>
    withPool(async (pool) => {
      const { rows } = await pool.query<{ name: string; read: number }>(
        `SELECT relname AS name, (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_user_tables WHERE relname IN ('messages', 'inbox')`,
      );
      return Object.fromEntries(rows.map(({ name, read }) => [name, read]));
    });
  const service = { durable: 'tester', schema: 'tester' };
  beforeEach(() =>
    withPool(async (pool) => {
      await pool.query(`CREATE SCHEMA ${service.schema}`);
      await installMessaging(pool, service.schema);
      await installInProcessBus(pool);
      await pool.query(
        `INSERT INTO message_bus.messages (sequence, id, type, event) SELECT n, gen_random_uuid(), '${OFTEN}', '{}' FROM generate_series(1, ${HANDLED}) n`,
      );
      await pool.query(`INSERT INTO message_bus.durables VALUES ($1, $2, $3)`, [service.durable, OFTEN, HANDLED]);
      await pool.query(
        `INSERT INTO ${service.schema}.inbox (handler, event_id, type) SELECT handler, id, type FROM message_bus.messages, unnest(ARRAY['copies', 'reacts']) AS handler`,
      );
      // What the server knows of its tables decides how it looks for rows.
      await pool.query('VACUUM (ANALYZE)');
    }),
  );

  it('given thousands of messages that were handled, then the next ones are found and handled without passing over them, of a frequent type and of types that never came', async () => {
    const before = await rowsRead();
    const seen: string[] = [];
    const events = Array.from({ length: NEW }, () => ({ ...newEvent(OFTEN), matterId: randomUUID() }));
    await withPool(async (pool) => {
      const bus = new InProcessMessageBus({ pool });
      await bus.publish(events);
      const types = [OFTEN, ...SELDOM];
      const handlers: InboxHandler[] = [
        { name: 'copies', types, handle: async () => undefined },
        { name: 'reacts', types, react: async ({ id }) => void seen.push(id) },
      ];
      const consumer = new InboxConsumer({ bus, pool, schema: service.schema, service: service.durable, handlers });
      await consumer.start();
      await eventually(
        async () =>
          (
            await pool.query(`SELECT FROM ${service.schema}.inbox WHERE handler = 'reacts' AND event_id = ANY ($1)`, [
              events.map(({ id }) => id),
            ])
          ).rowCount === NEW,
      );
      await consumer.stop();
      await bus.close();
    });
    expect(new Set(seen)).toEqual(new Set(events.map(({ id }) => id)));
    const after = await rowsRead();
    for (const table of ['messages', 'inbox']) expect(after[table]! - before[table]!).toBeLessThan(HANDLED / 10);
  });
});
