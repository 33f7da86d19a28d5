import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clearances are events: the table says of each which event it follows from and what that cleared, and takes no row without one. */
export class ClearancesFromEvents1764100000000 implements MigrationInterface {
  name = 'ClearancesFromEvents1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    // Rows of before stay as they are: NOT VALID leaves them alone.
    await runner.query(`
ALTER TABLE audit.ledger_clearances
  ADD COLUMN event_id uuid UNIQUE,
  ADD COLUMN position bigint,
  ADD COLUMN findings bigint[],
  ADD COLUMN refusals bigint[],
  ADD CONSTRAINT ledger_clearances_from_event CHECK (num_nulls(event_id, position, findings, refusals) = 0) NOT VALID`);
  }

  async down(): Promise<void> {
    throw new Error('the ledger is not taken back: it is the evidence');
  }
}
