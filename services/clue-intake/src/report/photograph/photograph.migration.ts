import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sealed photographs of reports. Ciphertext cannot be compressed; no column tells when one came (docs/adr/0018). */
export class ReportPhotographs1764500000000 implements MigrationInterface {
  name = 'ReportPhotographs1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE clue_intake.report_photographs (
  report_id text NOT NULL,
  digest text NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (report_id, digest)
);
ALTER TABLE clue_intake.report_photographs ALTER content SET STORAGE EXTERNAL;
ALTER TABLE clue_intake.report_photographs OWNER TO clue_intake`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE clue_intake.report_photographs');
  }
}
