import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { collect, newEvent, newEvents, newStream } from '../contract/fixtures.js';
import { installPostgresEventStore, postgresEventStore } from '../postgres.js';
import { type EventStore, StoreUnavailable } from '../store/event-store.js';

let database: TestDatabase;
let admin: pg.Client;
let store: EventStore;

beforeAll(async () => {
  database = await createTestDatabase();
  await installPostgresEventStore(database.url);
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  store = postgresEventStore({ connectionString: database.url, patienceMs: 1_000 });
});

afterAll(async () => {
  await store.close();
  await admin.end();
  await database.drop();
});

/** Appends wait in the database for as long as the work takes. */
async function whileHeadIsLocked(work: () => Promise<unknown>): Promise<void> {
  await admin.query('BEGIN');
  await admin.query('SELECT FROM event_store.head FOR UPDATE');
  await work().finally(() => admin.query('ROLLBACK'));
}

async function waitingInDatabase(): Promise<number[]> {
  // Within a transaction the server would show its first view again and again.
  await admin.query('SELECT pg_stat_clear_snapshot()');
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'liandong-event-store'`,
  );
  return rows.map(({ pid }) => pid);
}

describe('group commit', () => {
  it('given appends that wait, then they share a few transactions, in order', async () => {
    const stream = newStream();
    const appends: Promise<unknown>[] = [];
    await whileHeadIsLocked(async () => {
      for (let append = 0; append < 100; append += 1) appends.push(store.append(stream, 'any', [newEvent({ data: { append } })]));
      await eventually(async () => (await waitingInDatabase()).length === 1);
    });
    await Promise.all(appends);
    expect((await collect(store.readStream(stream))).map(({ data }) => (data as { append: number }).append)).toEqual(
      appends.map((_, append) => append),
    );
    const { rows } = await admin.query(`SELECT count(DISTINCT xmin::text)::int AS transactions FROM event_store.events WHERE stream = $1`, [
      stream,
    ]);
    expect(rows).toEqual([{ transactions: expect.any(Number) }]);
    expect((rows[0] as { transactions: number }).transactions).toBeLessThanOrEqual(2);
  });

  it('given several appends to one stream in one batch, then each has its own result', async () => {
    const stream = newStream();
    const results = await Promise.allSettled([
      store.append(stream, 'no-stream', newEvents(2)),
      store.append(stream, 1, [newEvent()]),
      store.append(stream, 0, [newEvent()]),
      store.append(stream, 'any', newEvents(3)),
      store.append(stream, 5, [newEvent()]),
    ]);
    const revisions = results.map((result) =>
      result.status === 'fulfilled' ? result.value.revision : (result.reason as { actual: number }).actual,
    );
    expect(revisions).toEqual([1, 2, 6, 5, 6]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  it('given an append that the database itself refuses, then it alone fails, with the reason', async () => {
    await admin.query(`ALTER TABLE event_store.events ADD CONSTRAINT no_poison CHECK (type <> 'Poison')`);
    const good = Array.from({ length: 10 }, () => newStream());
    const outcomes = await Promise.allSettled([
      ...good.slice(0, 5).map((stream) => store.append(stream, 'no-stream', [newEvent()])),
      store.append(newStream(), 'no-stream', [newEvent(), newEvent({ type: 'Poison' })]),
      ...good.slice(5).map((stream) => store.append(stream, 'no-stream', [newEvent()])),
    ]);
    await admin.query('ALTER TABLE event_store.events DROP CONSTRAINT no_poison');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(outcomes[5]).toMatchObject({ status: 'rejected', reason: { code: '23514' } });
  });

  it('given data that is no JSON, then the append fails as a mistake and the store goes on', async () => {
    const data: { self?: object } = {};
    data.self = data;
    await expect(store.append(newStream(), 'any', [newEvent({ data })])).rejects.toThrow(TypeError);
    expect((await store.append(newStream(), 'any', [newEvent()])).revision).toBe(0);
  });

  it('given a connection that is lost during an append, then the outcome is unknown, and a retry with the same ids settles it', async () => {
    const stream = newStream();
    const event = newEvent();
    await whileHeadIsLocked(async () => {
      const lost = store.append(stream, 'no-stream', [event]);
      lost.catch(() => undefined);
      const [pid] = await eventually(async () => {
        const pids = await waitingInDatabase();
        return pids.length > 0 && pids;
      });
      await admin.query('SELECT pg_terminate_backend($1)', [pid]);
      await expect(lost).rejects.toThrow(StoreUnavailable);
    });
    expect((await store.append(stream, 'no-stream', [event])).revision).toBe(0);
    expect(await collect(store.readStream(stream))).toHaveLength(1);
  });

  it('given a database that is away, then an append waits as long as it is told to, and then says so', async () => {
    const away = postgresEventStore({ connectionString: 'postgresql://nobody@127.0.0.1:1/nowhere', patienceMs: 300 });
    const started = Date.now();
    await expect(away.append('clue-1', 'any', [newEvent()])).rejects.toThrow(StoreUnavailable);
    await expect(away.head()).rejects.toThrow(StoreUnavailable);
    expect(Date.now() - started).toBeGreaterThanOrEqual(500);
    await away.close();
    await expect(away.append('clue-1', 'any', [newEvent()])).rejects.toThrow('closed');
  });

  it('given appends under way, when the store is closed, then they have their results first', async () => {
    const closing = postgresEventStore({ connectionString: database.url });
    const appends = Array.from({ length: 50 }, () => closing.append(newStream(), 'no-stream', [newEvent()]));
    await closing.close();
    for (const result of await Promise.all(appends)) expect(result.revision).toBe(0);
  });

  it('given a server that trades durability for speed, then acknowledged appends are durable all the same', async () => {
    await admin.query(`ALTER DATABASE ${database.name} SET synchronous_commit = 'off'`);
    await admin.query(
      `CREATE FUNCTION public.note_setting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'synchronous_commit=%', current_setting('synchronous_commit'); END $$`,
    );
    await admin.query(`CREATE TRIGGER note AFTER INSERT ON event_store.events EXECUTE FUNCTION public.note_setting()`);
    const fresh = postgresEventStore({ connectionString: database.url });
    await expect(fresh.append(newStream(), 'any', [newEvent()])).rejects.toThrow('synchronous_commit=on');
    await admin.query('DROP TRIGGER note ON event_store.events');
    await fresh.close();
  });
});
