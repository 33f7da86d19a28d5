import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  /** Connection string of the superuser, to this database. */
  readonly url: string;
  readonly name: string;
  /** The same database as another role. */
  urlAs(role: string, password: string): string;
  drop(): Promise<void>;
}

/**
 * A new, empty database on the PostgreSQL that jest started for this run, or a copy of another one that nobody uses at the moment. Call it in
 * beforeAll, and drop() in afterAll.
 */
export async function createTestDatabase(copyOf?: Pick<TestDatabase, 'name'>): Promise<TestDatabase> {
  const admin = process.env['TEST_POSTGRES_URL'];
  if (!admin) throw new Error('TEST_POSTGRES_URL is not set: run the specs through jest, whose global setup starts PostgreSQL');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(admin, `CREATE DATABASE ${name}${copyOf ? ` TEMPLATE ${copyOf.name}` : ''}`);
  const url = withPath(admin, name);
  return {
    url,
    name,
    urlAs(role, password) {
      const other = new URL(url);
      other.username = role;
      other.password = password;
      return other.href;
    },
    drop: () => dropAtRest(admin, name),
  };
}

/** How long connections that are being ended may take, in ms. */
const REST_MS = 1_000;

/**
 * A pool has ended before its connections have: one that is told meanwhile that it was terminated has nobody left who listens, and ends the
 * whole process of specs. What is connected after a while is a spec's own and is ended.
 */
async function dropAtRest(admin: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    const isUsed = async () => (await client.query('SELECT FROM pg_stat_activity WHERE datname = $1', [name])).rowCount! > 0;
    for (const end = Date.now() + REST_MS; Date.now() < end && (await isUsed());) await delay(10);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

export interface TestPool {
  readonly pool: pg.Pool;
  readonly url: string;
  /** Ends the pool and drops the database. */
  close(): Promise<void>;
}

/** A new, empty database with a pool of the superuser, which survives connections that a spec breaks. Call it in beforeAll, and close() in afterAll. */
export async function openTestPool(): Promise<TestPool> {
  const { url, drop } = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on('error', () => undefined);
  return { pool, url, close: () => pool.end().then(drop) };
}

function withPath(url: string, database: string): string {
  const result = new URL(url);
  result.pathname = `/${database}`;
  return result.href;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
