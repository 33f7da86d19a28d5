import { createHmac } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { grantServiceRole, inAdminTransaction, installPostgresEventStore } from '@liandong/event-sourcing/postgres';
import { installMessaging } from '@liandong/messaging';
import { createTableAs, installProjections } from '@liandong/projections';
import { installIdempotencyKeys } from '../commands/idempotency-keys.js';
import { installTimers } from '../timers/timer-settlements.js';
import { installDataKeys } from '../sealing/data-keys.js';
import type { ServiceDefinition } from './definition.js';
import { installRecoveries } from '../recovery/recovery-records.js';

export interface InstallServiceOptions {
  /** An administrator of the database that holds the read models. */
  readonly adminUrl: string;
  /** The same for the event store, where that is in PostgreSQL; undefined where it is not. */
  readonly eventStoreAdminUrl?: string;
  /** Password of the service's role. */
  readonly password: string;
}

/** Schema and role of a service: its name with underscores. */
export function schemaOf(service: string): string {
  return service.replaceAll('-', '_');
}

/** The role's password where an installation derives it from its own secret: HMAC-SHA-256, hex. */
export function derivedPassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(role).digest('hex');
}

/**
 * Creates what a service needs in PostgreSQL: its categories in the event store, its role, its schema and the tables that the
 * libraries keep there, its local copies, its own migrations. Safe to repeat; run it before every new version.
 */
export async function installService(
  definition: ServiceDefinition,
  { adminUrl, eventStoreAdminUrl, password }: InstallServiceOptions,
): Promise<void> {
  const role = schemaOf(definition.name);
  const readAll = (definition.projections ?? []).some(({ categories }) => categories === 'all');
  if (eventStoreAdminUrl) {
    await installPostgresEventStore(eventStoreAdminUrl);
    await grantServiceRole(eventStoreAdminUrl, { role, password, categories: definition.categories, readAll });
  }
  await inAdminTransaction(adminUrl, async (client) => {
    // Several services may be installed at the same moment.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('liandong:install', 0))`);
    await client.query(roleAndSchema(role, password));
    await client.query(`SET ROLE ${role}`);
    await installProjections(client, role);
    await installMessaging(client, role);
    await installIdempotencyKeys(client, role);
    if (definition.timers) await installTimers(client, role);
    await installRecoveries(client, role);
    if (definition.seals) await installDataKeys(client, role);
    for (const { table } of definition.localCopies ?? []) await createCopy(client, role, table);
  });
  await migrate(definition, adminUrl, role);
}

/**
 * A service's role may create in its own schema, and do nothing elsewhere. The schema is the administrator's: its owner could drop whatever
 * stands in it, also what the service may only read or add to.
 */
function roleAndSchema(role: string, password: string): string {
  return `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF;
  IF current_setting('is_superuser') = 'off' THEN GRANT ${role} TO CURRENT_USER; END IF;
END $$;
ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)};
-- A page of a register waits longer for other processes to begin than it takes to count alone what they would count together.
ALTER ROLE ${role} SET max_parallel_workers_per_gather = 0;
CREATE SCHEMA IF NOT EXISTS ${role};
ALTER SCHEMA ${role} OWNER TO CURRENT_USER;
GRANT USAGE, CREATE ON SCHEMA ${role} TO ${role};
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM PUBLIC', current_database()); END $$;`;
}

async function createCopy(client: pg.ClientBase, schema: string, table: Parameters<typeof createTableAs>[1]): Promise<void> {
  const name = `${schema}.${table.name}`;
  const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [name]);
  if (!rows[0]!.found) await client.query(createTableAs(name, table));
}

async function migrate({ migrations = [] }: ServiceDefinition, url: string, schema: string): Promise<void> {
  if (migrations.length === 0) return;
  const source = new DataSource({ type: 'postgres', url, schema, migrations: [...migrations], migrationsTableName: 'migrations' });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await source.destroy();
  }
}
