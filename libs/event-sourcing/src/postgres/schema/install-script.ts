import { appendFunction } from './append-function.js';
import type { StoreNames } from './names.js';
import { protection } from './protection.js';
import { tables } from './tables.js';

/** One step per schema version, in order; a released step is never changed, the next one is added. */
const migrations: readonly ((names: StoreNames) => string)[] = [(names) => tables(names) + protection(names)];

/** The schema version that this code needs. */
export const SCHEMA_VERSION = migrations.length;

/** Cluster-wide roles without login, and the schema. Safe to repeat, and to run while another database of the cluster does. */
export function rolesAndSchema({ schema, owner, writer, reader, service }: StoreNames): string {
  const groups = [owner, writer, reader, service].map((role) => `'${role}'`).join(', ');
  return `
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[${groups}] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
  END LOOP;
  -- An administrator without superuser rights must become owner and writer for a moment.
  IF current_setting('is_superuser') = 'off' THEN
    EXECUTE format('GRANT %I, %I TO CURRENT_USER', '${owner}', '${writer}');
  END IF;
  IF NOT pg_has_role('${service}', '${reader}', 'USAGE') THEN
    GRANT ${reader} TO ${service};
  END IF;
END $$;
CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${owner};
SET LOCAL ROLE ${owner};
CREATE TABLE IF NOT EXISTS ${schema}.schema_versions (version int PRIMARY KEY, installed_at timestamptz NOT NULL DEFAULT now());
`;
}

/** What is missing above the installed version, and the append function as this code has it. */
export function upgrade(names: StoreNames, installed: number): string {
  const { schema, owner, writer } = names;
  const steps = migrations.slice(installed).map(
    (step, index) => `${step(names)}
INSERT INTO ${schema}.schema_versions (version) VALUES (${installed + index + 1});`,
  );
  return `${steps.join('\n')}
GRANT CREATE ON SCHEMA ${schema} TO ${writer};
SET LOCAL ROLE ${writer};
${appendFunction(names)}
SET LOCAL ROLE ${owner};
REVOKE CREATE ON SCHEMA ${schema} FROM ${writer};
`;
}
