import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rows of imports on their way into the library. `row` is there from the reading until the row has entered, was passed over, or the import
 * ended; of a refused row there never is any. The file itself is kept nowhere (B1.7).
 */
export class ImportRows1764000100000 implements MigrationInterface {
  name = 'ImportRows1764000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE clue_intake.import_rows (
  import_id text NOT NULL,
  row_number integer NOT NULL,
  outcome text NOT NULL,
  clue_id text,
  row jsonb,
  errors jsonb,
  staged_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (import_id, row_number)
);
CREATE INDEX ON clue_intake.import_rows (import_id, outcome, row_number);
CREATE INDEX ON clue_intake.import_rows (staged_at) WHERE row IS NOT NULL;
ALTER TABLE clue_intake.import_rows OWNER TO clue_intake`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE clue_intake.import_rows');
  }
}
