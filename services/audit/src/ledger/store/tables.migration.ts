import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the ledger keeps in the schema of the audit service. The tables belong to the administrator: the service's role may add
 * leaves but never change one, and whoever changes one behind its back is found by the tiles and the signed checkpoints.
 * A leaf per row (about 800 bytes) and its hash in a tile (32 bytes and 1/255): about 1 GB for a million events.
 */
export class LedgerTables1764000000000 implements MigrationInterface {
  name = 'LedgerTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE audit.ledger_leaves (
  leaf_index bigint PRIMARY KEY,
  position bigint NOT NULL,
  event_id uuid NOT NULL,
  leaf bytea NOT NULL
);
CREATE INDEX ledger_leaves_event ON audit.ledger_leaves (event_id);
CREATE TABLE audit.ledger_tiles (
  level smallint NOT NULL,
  tile_index bigint NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (level, tile_index)
);
CREATE TABLE audit.ledger_tree (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  size bigint NOT NULL DEFAULT 0,
  position bigint NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO audit.ledger_tree DEFAULT VALUES;
CREATE TABLE audit.ledger_findings (
  finding_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  found_by text NOT NULL,
  kind text NOT NULL,
  leaf_index bigint,
  event_id text,
  position bigint,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE audit.ledger_clearances (
  clearance_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cleared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  cleared_by text NOT NULL,
  reason text NOT NULL,
  clean_pass_started_at timestamptz NOT NULL
);
CREATE TABLE audit.ledger_scrub (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  started_at timestamptz,
  checked bigint NOT NULL DEFAULT 0,
  target bigint NOT NULL DEFAULT 0,
  clean_pass_started_at timestamptz,
  clean_pass_ended_at timestamptz,
  clean_pass_size bigint
);
INSERT INTO audit.ledger_scrub DEFAULT VALUES;
CREATE TABLE audit.ledger_cosignatures (
  size bigint NOT NULL,
  witness text NOT NULL,
  line text NOT NULL,
  cosigned_at timestamptz NOT NULL,
  PRIMARY KEY (size, witness)
);
CREATE TABLE audit.ledger_witnesses (
  witness text PRIMARY KEY,
  size bigint NOT NULL DEFAULT 0,
  cosigned_at timestamptz,
  failure text,
  failed_at timestamptz
);
GRANT SELECT, INSERT ON audit.ledger_leaves, audit.ledger_findings, audit.ledger_clearances, audit.ledger_cosignatures TO audit;
GRANT SELECT, INSERT, UPDATE ON audit.ledger_tiles, audit.ledger_witnesses TO audit;
GRANT SELECT, UPDATE ON audit.ledger_tree, audit.ledger_scrub TO audit;`);
  }

  async down(): Promise<void> {
    throw new Error('the ledger is not taken back: it is the evidence');
  }
}
