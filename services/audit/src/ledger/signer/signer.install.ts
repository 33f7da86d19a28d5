import pg from 'pg';
import { inAdminTransaction } from '@liandong/event-sourcing/postgres';

/** Role and schema of the signer. */
export const SIGNER_ROLE = 'audit_signer';

/**
 * Creates the signer's role and schema; safe to repeat, after the audit service was installed. The signer may read tiles, findings and
 * clearances, and add checkpoints, but can change none; the audit service may read them.
 */
export async function installSigner(adminUrl: string, password: string): Promise<void> {
  await inAdminTransaction(adminUrl, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('liandong:install', 0))`);
    await client.query(`
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${SIGNER_ROLE}') THEN CREATE ROLE ${SIGNER_ROLE}; END IF;
END $$;
ALTER ROLE ${SIGNER_ROLE} LOGIN PASSWORD ${pg.escapeLiteral(password)};
CREATE SCHEMA IF NOT EXISTS audit_signer;
CREATE TABLE IF NOT EXISTS audit_signer.checkpoints (
  size bigint PRIMARY KEY,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_at timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS audit_signer.refusals (
  refusal_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  refused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  code text NOT NULL,
  details jsonb NOT NULL
);
CREATE TABLE IF NOT EXISTS audit_signer.key (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  vkey text NOT NULL
);
GRANT USAGE ON SCHEMA audit_signer, audit TO ${SIGNER_ROLE};
GRANT USAGE ON SCHEMA audit_signer TO audit;
GRANT SELECT ON audit.ledger_tree, audit.ledger_tiles, audit.ledger_findings, audit.ledger_clearances TO ${SIGNER_ROLE};
GRANT SELECT, INSERT ON audit_signer.checkpoints, audit_signer.refusals TO ${SIGNER_ROLE};
GRANT SELECT, INSERT, UPDATE ON audit_signer.key TO ${SIGNER_ROLE};
GRANT SELECT ON audit_signer.checkpoints, audit_signer.refusals, audit_signer.key TO audit;`);
  });
}
