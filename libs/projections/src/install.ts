import type pg from 'pg';

/** Creates the tables that every service's runners share, in the service's schema. Safe to repeat. */
export async function installProjections(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS ${schema}.leases (
      name text PRIMARY KEY, holder uuid NOT NULL, expires_at timestamptz NOT NULL
    );
    CREATE TABLE IF NOT EXISTS ${schema}.projection_checkpoints (
      name text NOT NULL,
      generation integer NOT NULL,
      version integer NOT NULL,
      state text NOT NULL CHECK (state IN ('live', 'building')),
      position bigint NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (name, generation)
    );
    ALTER TABLE ${schema}.projection_checkpoints ADD COLUMN IF NOT EXISTS anchor_position bigint, ADD COLUMN IF NOT EXISTS anchor_id uuid, ADD COLUMN IF NOT EXISTS tables text[];
    CREATE UNIQUE INDEX IF NOT EXISTS one_live_generation ON ${schema}.projection_checkpoints (name) WHERE state = 'live';
    CREATE TABLE IF NOT EXISTS ${schema}.projection_failures (
      name text PRIMARY KEY, event_id uuid NOT NULL, position bigint NOT NULL, type text NOT NULL,
      message text NOT NULL, failed_at timestamptz NOT NULL DEFAULT now()
    );
    ALTER TABLE ${schema}.projection_failures ADD COLUMN IF NOT EXISTS code text, ALTER COLUMN event_id DROP NOT NULL;
    CREATE TABLE IF NOT EXISTS ${schema}.projection_parked (
      name text NOT NULL, event_id uuid NOT NULL, position bigint NOT NULL, type text NOT NULL, message text NOT NULL,
      reason text NOT NULL, parked_by text NOT NULL, parked_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (name, event_id)
    );
  `);
}
