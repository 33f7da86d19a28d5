import { randomUUID } from 'node:crypto';
import { startPostgres } from '@liandong/local-servers';
import pg from 'pg';

/** The one PostgreSQL on which all stores are measured. */
export interface Server {
  readonly version: string;
  readonly settings: string;
  /** A new, empty database; its URL is the superuser's. */
  createDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }>;
  /** Flushes what earlier runs left to be written, so that the next run does not pay for it. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Every commit is flushed to disk. A checkpoint comes between runs, never within one, where it would hit one store by chance. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
};

/** Touches all shared memory once, as in a server that has run for a while: the first touch of a page costs a fault, and would count. */
async function touchMemory(admin: pg.Client): Promise<void> {
  await admin.query('CREATE UNLOGGED TABLE touched (page text STORAGE PLAIN)');
  await admin.query(`INSERT INTO touched SELECT repeat('x', 8000) FROM generate_series(1, 33000)`);
  await admin.query('DROP TABLE touched');
}

export async function startServer(): Promise<Server> {
  const postgres = await startPostgres({ durable: true, settings: SETTINGS });
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await touchMemory(admin);
  const { rows } = await admin.query<{ server_version: string }>('SHOW server_version');
  return {
    version: rows[0]!.server_version,
    settings: Object.entries(SETTINGS)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
    async createDatabase() {
      const name = `bench_${randomUUID().replaceAll('-', '')}`;
      await admin.query(`CREATE DATABASE ${name}`);
      const url = new URL(postgres.url);
      url.pathname = `/${name}`;
      return {
        url: url.href,
        async drop() {
          await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        },
      };
    },
    async settle() {
      await admin.query('CHECKPOINT');
    },
    async stop() {
      await admin.end();
      await postgres.stop();
    },
  };
}
