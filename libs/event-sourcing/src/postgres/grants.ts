import pg from 'pg';
import { inAdminTransaction } from './install.js';
import { type StoreNames, storeNames } from './schema/names.js';
import { scramVerifier } from './scram.js';

export interface ServiceGrant {
  /** Login role of the service; created when it is missing. */
  readonly role: string;
  /** Printable ASCII. */
  readonly password: string;
  /** Categories that it may append to and read; default none. */
  readonly categories?: readonly string[];
  /** It may read every category, as the audit does; default false. */
  readonly readAll?: boolean;
  /** Schema of the event store; default `event_store`. */
  readonly schema?: string;
}

/** A role that forgets to end a transaction holds the head row, and with it every writer, for no longer than this. */
const IDLE_IN_TRANSACTION = '10s';

/**
 * Gives a service its role: exactly these categories, no matter what it had before. Safe to repeat.
 *
 * @param adminUrl the administrator that installed the event store
 */
export async function grantServiceRole(adminUrl: string, grant: ServiceGrant): Promise<void> {
  const names = storeNames(grant.schema);
  await inAdminTransaction(adminUrl, async (client) => {
    await client.query(loginRole(names, grant));
    await client.query(`SET LOCAL ROLE ${names.owner}`);
    await client.query(
      `INSERT INTO ${names.schema}.service_roles (role, reads_all) VALUES ($1, $2) ON CONFLICT (role) DO UPDATE SET reads_all = excluded.reads_all`,
      [grant.role, grant.readAll ?? false],
    );
    await client.query(`DELETE FROM ${names.schema}.service_categories WHERE role = $1 AND category <> ALL ($2)`, [
      grant.role,
      grant.categories ?? [],
    ]);
    await client.query(
      `INSERT INTO ${names.schema}.service_categories (role, category) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [grant.role, grant.categories ?? []],
    );
  });
}

function loginRole({ service }: StoreNames, { role, password }: ServiceGrant): string {
  const literal = pg.escapeLiteral(role);
  const name = pg.escapeIdentifier(role);
  return `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal}) THEN CREATE ROLE ${name}; END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal} AND (rolsuper OR rolbypassrls)) THEN
    RAISE 'role % passes row-level security: it cannot be a service''s role', ${literal};
  END IF;
END $$;
ALTER ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(scramVerifier(password))};
ALTER ROLE ${name} SET idle_in_transaction_session_timeout = '${IDLE_IN_TRANSACTION}';
GRANT ${service} TO ${name};`;
}
