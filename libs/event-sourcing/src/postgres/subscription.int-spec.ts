import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { follow, idsOf, newEvent, newStream } from '../contract/fixtures.js';
import { installPostgresEventStore, postgresEventStore } from '../postgres.js';
import type { EventStore } from '../store/event-store.js';
import { Reader } from './reader.js';

let database: TestDatabase;
let admin: pg.Client;
let store: EventStore;

beforeEach(async () => {
  database = await createTestDatabase();
  await installPostgresEventStore(database.url);
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  // Without notifications a subscriber would need a minute.
  store = postgresEventStore({ connectionString: database.url, pollIntervalMs: 60_000 });
});

afterEach(async () => {
  await store.close();
  await admin.end();
  await database.drop();
});

async function kill(condition: string): Promise<number> {
  const { rowCount } = await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${condition}`,
  );
  return rowCount ?? 0;
}

describe('PostgreSQL subscriptions', () => {
  it('given a waiting subscriber, when another process appends, then the notification wakes it', async () => {
    const other = postgresEventStore({ connectionString: database.url });
    const follower = follow(store);
    await follower.until(({ batches }) => batches.length > 0);
    await eventually(
      async () =>
        (await admin.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`)).rowCount === 1,
    );
    const event = newEvent();
    await other.append(newStream(), 'any', [event]);
    // Follower gives up after 15 s: polling alone, once a minute, would be too late.
    await follower.until(({ events }) => events.length === 1);
    await follower.stop();
    await other.close();
  });

  it('given a listener that was killed, when events come meanwhile, then they arrive as soon as it listens again', async () => {
    const follower = follow(store);
    await store.append(newStream(), 'any', [newEvent()]);
    await follower.until(({ events }) => events.length === 1);
    await eventually(async () => (await kill(`query LIKE 'LISTEN %'`)) === 1);
    await store.append(newStream(), 'any', [newEvent()]);
    await follower.until(({ events }) => events.length === 2);
    await follower.stop();
  });

  it('given all connections killed again and again, then subscribers go on by themselves', async () => {
    const follower = follow(store);
    const events = Array.from({ length: 5 }, () => newEvent());
    const stream = newStream();
    for (const event of events) {
      await eventually(() => store.append(stream, 'any', [event]));
      await kill('true');
    }
    await follower.until((seen) => seen.events.length === 5);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual(idsOf(events));
  });

  it('given subscribers at the end, when something is appended, then the log is read once for all of them', async () => {
    const followers = Array.from({ length: 20 }, () => follow(store));
    await Promise.all(followers.map((follower) => follower.until(({ batches }) => batches.some(({ caughtUp }) => caughtUp))));
    const page = jest.spyOn(Reader.prototype, 'page');
    await store.append(newStream(), 'any', [newEvent()]);
    await Promise.all(followers.map((follower) => follower.until(({ events }) => events.length === 1)));
    expect(page.mock.calls.length).toBeLessThanOrEqual(3);
    page.mockRestore();
    await Promise.all(followers.map((follower) => follower.stop()));
  });

  it('given a subscriber that falls behind by more than is kept for it, then it still sees every event, in order', async () => {
    const fast = follow(store);
    await fast.until(({ batches }) => batches.length > 0);
    const seen: string[] = [];
    let release = () => undefined as void;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    const slow = (async () => {
      for await (const batch of store.subscribe({ batchSize: 3 })) {
        seen.push(...idsOf(batch.events));
        if (seen.length > 0) await blocked;
        if (seen.length === 31) return;
      }
    })();
    const stream = newStream();
    const events = [newEvent()];
    await store.append(stream, 'any', events);
    await eventually(() => seen.length === 1);
    for (let append = 0; append < 30; append += 1) {
      const event = newEvent({ data: { text: 'x'.repeat(500_000) } });
      events.push(event);
      await store.append(stream, 'any', [event]);
    }
    await fast.until((follower) => follower.events.length === 31);
    release();
    await slow;
    await fast.stop();
    expect(seen).toEqual(idsOf(events));
    expect(idsOf(fast.events)).toEqual(idsOf(events));
  });

  it('given a subscriber that wants to change what it was given, then it cannot, and the others see what was stored', async () => {
    const [vandal, honest] = [follow(store), follow(store)];
    await Promise.all([vandal, honest].map((follower) => follower.until(({ batches }) => batches.length > 0)));
    await store.append(newStream(), 'any', [newEvent({ data: { list: [1] } })]);
    await vandal.until(({ events }) => events.length === 1);
    expect(() => (vandal.events[0]!.data as { list: number[] }).list.push(2)).toThrow(TypeError);
    await honest.until(({ events }) => events.length === 1);
    await Promise.all([vandal.stop(), honest.stop()]);
    expect(honest.events[0]!.data).toEqual({ list: [1] });
  });

  it('given a subscription whose schema is gone, then it fails instead of waiting for ever', async () => {
    const follower = follow(store);
    await follower.until(({ batches }) => batches.length > 0);
    await admin.query('DROP SCHEMA event_store CASCADE');
    await kill(`query LIKE 'LISTEN %'`);
    await expect(follower.until(() => false)).rejects.toThrow('not installed');
  });
});
