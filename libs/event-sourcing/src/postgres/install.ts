import pg from 'pg';
import { rolesAndSchema, SCHEMA_VERSION, upgrade } from './schema/install-script.js';
import { storeNames } from './schema/names.js';

export interface InstallOptions {
  /** Default `event_store`. The names of the store's roles begin with it. */
  readonly schema?: string;
}

/** Roles belong to the whole cluster, advisory locks to one database: installations of several may trip over each other's catalogue rows. */
const ATTEMPTS = 12;
const CONCURRENT_CHANGE = new Set(['23505', '42710', 'XX000', '40001', '40P01']);

/**
 * Creates the event store's schema, or brings it to the version that this code needs; safe to repeat and to run from several
 * processes at once.
 *
 * @param adminUrl a superuser, or a role that may create roles and schemas in this database
 * @throws Error when the database was installed by newer code
 */
export async function installPostgresEventStore(adminUrl: string, options: InstallOptions = {}): Promise<void> {
  const names = storeNames(options.schema);
  await inAdminTransaction(adminUrl, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`liandong:install:${names.schema}`]);
    await client.query(rolesAndSchema(names));
    const { rows } = await client.query<{ version: number }>(
      `SELECT coalesce(max(version), 0) AS version FROM ${names.schema}.schema_versions`,
    );
    const installed = rows[0]!.version;
    if (installed > SCHEMA_VERSION) {
      throw new Error(
        `event store ${names.schema} has schema version ${installed}, this code knows ${SCHEMA_VERSION}: deploy the newer code`,
      );
    }
    await client.query(upgrade(names, installed));
  });
}

/** Runs the work in one transaction of an administrator, again when it collided with another administrator's. */
export async function inAdminTransaction<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      if (attempt === ATTEMPTS || !CONCURRENT_CHANGE.has((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt * Math.random()));
    } finally {
      await client.end();
    }
  }
}
