import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { collect, follow, idsOf, newEvent } from '../contract/fixtures.js';
import { grantServiceRole, installPostgresEventStore, postgresEventStore } from '../postgres.js';
import { CategoryForbidden, type EventStore } from '../store/event-store.js';

const password = `it's "secret" $1`;
let database: TestDatabase;
/** Roles belong to the whole server, which other specs share: their names are made of the database's. */
let intake: string;
let audit: string;
const opened: EventStore[] = [];

function storeAs(role: string): EventStore {
  const store = postgresEventStore({ connectionString: database.urlAs(role, password), patienceMs: 500 });
  opened.push(store);
  return store;
}

beforeAll(async () => {
  database = await createTestDatabase();
  intake = `${database.name}_intake`;
  audit = `${database.name}_audit`;
  await installPostgresEventStore(database.url);
  await grantServiceRole(database.url, { role: intake, password, categories: ['clue', 'agency'] });
  await grantServiceRole(database.url, { role: audit, password, categories: ['ledger'], readAll: true });
});

afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await database.drop();
  const admin = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await admin.connect();
  await admin.query(`DROP ROLE ${intake}; DROP ROLE ${audit}`);
  await admin.end();
});

describe('service roles', () => {
  it('given a service, when it appends to its own categories and to a foreign one at once, then only the foreign one is refused', async () => {
    const store = storeAs(intake);
    const outcomes = await Promise.allSettled(
      ['clue-1', 'case-1', 'agency-1', 'case', 'clue-2'].map((stream) => store.append(stream, 'no-stream', [newEvent()])),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    await expect(store.append('case-1', 'any', [newEvent()])).rejects.toThrow(CategoryForbidden);
    const all = await collect(postgresAll().readAll({ filter: { categories: ['case'] } }));
    expect(all).toEqual([]);
  });

  it('given foreign events, when a service reads, then it sees its own only, and its subscriptions pass over the rest', async () => {
    const [mine, foreign] = [newEvent(), newEvent()];
    const all = postgresAll();
    const after = await all.head();
    await all.append('clue-mine', 'no-stream', [mine]);
    const { position } = await all.append('case-foreign', 'no-stream', [foreign]);
    const store = storeAs(intake);
    expect(await collect(store.readStream('case-foreign'))).toEqual([]);
    expect(idsOf(await collect(store.readAll({ after })))).toEqual([mine.id]);
    const follower = follow(store, { after });
    await follower.until(({ batches }) => (batches.at(-1)?.position ?? 0n) >= position);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual([mine.id]);
    expect(await store.head()).toBe(position);
  });

  it('given the audit, when it reads, then it sees everything, and appends to its own category alone', async () => {
    const store = storeAs(audit);
    expect(await collect(store.readAll())).toHaveLength((await collect(postgresAll().readAll())).length);
    await expect(store.append('clue-1', 'any', [newEvent()])).rejects.toThrow(CategoryForbidden);
    expect((await store.append('ledger-1', 'no-stream', [newEvent()])).revision).toBe(0);
  });

  it('given another grant for the same role, then it holds the new categories only', async () => {
    const all = postgresAll();
    await all.append('petition-1', 'no-stream', [newEvent()]);
    await grantServiceRole(database.url, { role: intake, password, categories: ['clue', 'petition'] });
    const store = storeAs(intake);
    await expect(store.append('agency-2', 'any', [newEvent()])).rejects.toThrow(CategoryForbidden);
    expect(await collect(store.readStream('petition-1'))).toHaveLength(1);
    expect(await collect(store.readStream('agency-1'))).toEqual([]);
  });

  it('given a wrong password or a role without a grant, then the error says so at once', async () => {
    const wrong = postgresEventStore({ connectionString: database.urlAs(intake, 'wrong') });
    opened.push(wrong);
    await expect(wrong.append('clue-9', 'any', [newEvent()])).rejects.toMatchObject({ code: '28P01' });
    const other = postgresEventStore({ connectionString: database.url, schema: 'elsewhere' });
    opened.push(other);
    await expect(other.append('clue-9', 'any', [newEvent()])).rejects.toThrow('elsewhere is not installed');
    await expect(other.head()).rejects.toThrow('elsewhere is not installed');
  });

  it('given a superuser, when it shall become a service role, then that is refused', async () => {
    await expect(grantServiceRole(database.url, { role: 'postgres', password })).rejects.toThrow('row-level security');
  });

  it('given a service that holds the head row and idles, then the others go on when its time is over', async () => {
    const client = new pg.Client({ connectionString: database.urlAs(intake, password) });
    client.on('error', () => undefined);
    await client.connect();
    expect((await client.query('SHOW idle_in_transaction_session_timeout')).rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
    await client.query(`SET idle_in_transaction_session_timeout = '300ms'; BEGIN`);
    await client.query(
      `SELECT event_store.append('{clue-7}', '{1}', '{-2}', '{1}', '{1}', ARRAY[gen_random_uuid()], '{T}', '{1}', ARRAY['{}'::json], ARRAY['{}'::json])`,
    );
    const started = Date.now();
    await postgresAll().append('clue-8', 'any', [newEvent()]);
    expect(Date.now() - started).toBeGreaterThan(200);
    expect(await collect(postgresAll().readStream('clue-7'))).toEqual([]);
  });
});

function postgresAll(): EventStore {
  const store = postgresEventStore({ connectionString: database.url });
  opened.push(store);
  return store;
}
