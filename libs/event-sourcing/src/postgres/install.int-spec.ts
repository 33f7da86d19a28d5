import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { collect, newEvent } from '../contract/fixtures.js';
import { grantServiceRole, installPostgresEventStore, postgresEventStore } from '../postgres.js';

let database: TestDatabase;

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

describe('installation', () => {
  it('given several processes that install at once, and again later, then the events stay and the version is 1', async () => {
    await Promise.all(Array.from({ length: 4 }, () => installPostgresEventStore(database.url)));
    const store = postgresEventStore({ connectionString: database.url });
    await store.append('clue-1', 'no-stream', [newEvent()]);
    await installPostgresEventStore(database.url);
    expect(await collect(store.readStream('clue-1'))).toHaveLength(1);
    await store.close();
    expect(await query('SELECT version FROM event_store.schema_versions')).toEqual([{ version: 1 }]);
  });

  it('given a database of newer code, then it is left alone', async () => {
    await installPostgresEventStore(database.url);
    await query('INSERT INTO event_store.schema_versions (version) VALUES (99)');
    await expect(installPostgresEventStore(database.url)).rejects.toThrow('schema version 99');
  });

  it('given two schemas in one database, then they are two stores', async () => {
    await installPostgresEventStore(database.url);
    await installPostgresEventStore(database.url, { schema: 'second_store' });
    const [first, second] = [
      postgresEventStore({ connectionString: database.url }),
      postgresEventStore({ connectionString: database.url, schema: 'second_store' }),
    ];
    await first.append('clue-1', 'no-stream', [newEvent()]);
    expect((await second.append('clue-1', 'no-stream', [newEvent(), newEvent()])).position).toBe(2n);
    expect(await first.head()).toBe(1n);
    await Promise.all([first.close(), second.close()]);
  });

  it('given an administrator without superuser rights, then it can install and grant', async () => {
    const role = `${database.name}_admin`;
    const service = `${database.name}_service`;
    const schema = `s_${database.name.slice(-20)}`;
    await query(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD 'pw'`);
    await query(`GRANT CREATE ON DATABASE ${database.name} TO ${role}`);
    const admin = database.urlAs(role, 'pw');
    await installPostgresEventStore(admin, { schema });
    await installPostgresEventStore(admin, { schema });
    await grantServiceRole(admin, { role: service, password: 'pw', categories: ['clue'], schema });
    const store = postgresEventStore({ connectionString: database.urlAs(service, 'pw'), schema });
    expect(await store.append('clue-1', 'no-stream', [newEvent()])).toEqual({ revision: 0, position: 1n });
    await store.close();
    const groups = ['owner', 'writer', 'reader', 'service'].map((group) => `${schema}_${group}`).join(', ');
    await query(
      `DROP SCHEMA ${schema} CASCADE; REVOKE ALL ON DATABASE ${database.name} FROM ${role}; DROP ROLE ${service}; DROP ROLE ${groups}; DROP ROLE ${role}`,
    );
  });

  it.each(['Event', 'a-b', 'x; DROP', '', 'ä', 'x'.repeat(41)])('given the schema name %p, then it is refused', async (schema) => {
    await expect(installPostgresEventStore(database.url, { schema })).rejects.toThrow(TypeError);
  });

  it('given statements that were planned while the tables were empty, then they go by index', async () => {
    const wholeScans = async () =>
      (await query(`SELECT seq_scan FROM pg_stat_user_tables WHERE schemaname = 'event_store' AND relname = 'events'`))[0];
    await installPostgresEventStore(database.url);
    const before = await wholeScans();
    const store = postgresEventStore({ connectionString: database.url, poolSize: 1 });
    await store.append('clue-1', 'no-stream', [newEvent()]);
    await collect(store.readStream('clue-1'));
    for (let append = 0; append < 20; append += 1)
      await store.append(
        `clue-${append}`,
        'any',
        Array.from({ length: 50 }, () => newEvent()),
      );
    await collect(store.readAll({ filter: { categories: ['clue'], types: ['ClueReceived'] } }));
    await store.close();
    expect(await wholeScans()).toEqual(before);
  });
});
