import type pg from 'pg';

/** Tables of a service's relay and inbox, in its schema. Safe to repeat. Needs `leases` of @liandong/projections. */
export async function installMessaging(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS ${schema}.relay_checkpoint (
      service text PRIMARY KEY, position bigint NOT NULL, receipt text, updated_at timestamptz NOT NULL DEFAULT now()
    );
    ALTER TABLE ${schema}.relay_checkpoint ADD COLUMN IF NOT EXISTS anchor_position bigint, ADD COLUMN IF NOT EXISTS anchor_id uuid;
    CREATE TABLE IF NOT EXISTS ${schema}.inbox (
      handler text NOT NULL, event_id uuid NOT NULL, type text NOT NULL, handled_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (handler, event_id)
    );
    CREATE TABLE IF NOT EXISTS ${schema}.inbox_parked (
      handler text NOT NULL, event_id uuid NOT NULL, type text NOT NULL, event jsonb NOT NULL,
      code text NOT NULL, message text NOT NULL, parked_at timestamptz NOT NULL DEFAULT now(),
      resolution text CHECK (resolution IN ('replayed', 'discarded')), reason text, resolved_by text, resolved_at timestamptz,
      PRIMARY KEY (handler, event_id)
    );
  `);
}

/** Tables of the in-process bus, in a schema of their own, for the role of the process that keeps it. Safe to repeat. */
export async function installInProcessBus(client: Pick<pg.ClientBase, 'query'>, schema = 'message_bus', role?: string): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS ${schema};
    CREATE TABLE IF NOT EXISTS ${schema}.messages (
      sequence bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, type text NOT NULL, event json NOT NULL, stored_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX IF NOT EXISTS messages_by_type ON ${schema}.messages (type, sequence);
    CREATE TABLE IF NOT EXISTS ${schema}.durables (name text, type text, sequence bigint NOT NULL, PRIMARY KEY (name, type));
    CREATE TABLE IF NOT EXISTS ${schema}.leases (name text PRIMARY KEY, holder uuid NOT NULL, expires_at timestamptz NOT NULL);
    CREATE TABLE IF NOT EXISTS ${schema}.identity (id uuid NOT NULL DEFAULT gen_random_uuid(), one boolean PRIMARY KEY DEFAULT true CHECK (one));
    INSERT INTO ${schema}.identity DEFAULT VALUES ON CONFLICT DO NOTHING;
    ${role ? `GRANT USAGE ON SCHEMA ${schema} TO ${role}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};` : ''}
  `);
}
