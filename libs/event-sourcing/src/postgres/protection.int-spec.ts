import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { newEvent } from '../contract/fixtures.js';
import { installPostgresEventStore, postgresEventStore } from '../postgres.js';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await installPostgresEventStore(database.url);
  const store = postgresEventStore({ connectionString: database.url });
  await store.append('clue-1', 'no-stream', [newEvent(), newEvent()]);
  await store.close();
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** Runs the statement as a role, and takes back whatever it did. */
async function attempt(statement: string, role?: string, ...before: string[]): Promise<unknown> {
  await admin.query('BEGIN');
  try {
    for (const setting of before) await admin.query(setting);
    if (role) await admin.query(`SET LOCAL ROLE ${role}`);
    return await admin.query(statement);
  } finally {
    await admin.query('ROLLBACK');
  }
}

const changes = [
  `UPDATE event_store.events SET data = '{}'`,
  `UPDATE event_store.events SET data = '{}' WHERE false`,
  'DELETE FROM event_store.events',
  'TRUNCATE event_store.events',
  'UPDATE event_store.head SET single = true',
  'DELETE FROM event_store.head',
];

describe('events are final', () => {
  it.each(changes)('given a superuser, then the trigger refuses %s', async (statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('never changed or removed') });
  });

  it.each(changes)('given a superuser that turns ordinary triggers off, then it still refuses %s', async (statement) => {
    const asReplica = `SET LOCAL session_replication_role = 'replica'`;
    await expect(attempt(statement, undefined, asReplica)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('never changed or removed'),
    });
  });

  it.each(changes.slice(0, 4))('given the writing role, then it lacks the right for %s', async (statement) => {
    await expect(attempt(statement, 'event_store_writer')).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('permission denied'),
    });
  });

  it.each([...changes, `INSERT INTO event_store.events (position) SELECT 99`, 'SELECT * FROM event_store.service_categories'])(
    'given a service role, then it lacks the right for %s',
    async (statement) => {
      await expect(attempt(statement, 'event_store_service')).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('permission denied'),
      });
    },
  );

  it('given the writing and the owning role, then nobody can log in as them', async () => {
    const { rows } = await admin.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'event\\_store\\_%' AND (rolcanlogin OR rolsuper OR rolbypassrls)`,
    );
    expect(rows).toEqual([]);
  });

  it('given anybody else, then the append function is closed to them', async () => {
    const { rows } = await admin.query(
      `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'event_store'::regnamespace AND has_function_privilege('public', p.oid, 'EXECUTE') AND p.proname <> 'refuse_change'`,
    );
    expect(rows).toEqual([]);
  });
});
