import { Injectable } from '@nestjs/common';
import { ServiceRuntime } from '@liandong/service-kit';
import { WAITING_DAYS } from './import.decider.js';
import type { ImportResult } from './import.events.js';
import type { RowError } from './import.rows.js';
import type { LedgerRow } from './import.steps.js';

export type RowOutcome = 'pending' | 'imported' | 'skipped' | 'refused';

export interface StagedRow {
  readonly rowNumber: number;
  readonly clueId: string;
  readonly row: LedgerRow;
}

/** A row as it is reported: never with its content. */
export interface ReportedRow {
  readonly rowNumber: number;
  readonly outcome: RowOutcome;
  readonly clueId: string | null;
  /** The number in the library, once it has one. */
  readonly number: string | null;
  readonly errors: readonly RowError[];
}

export interface NewRow {
  readonly rowNumber: number;
  readonly outcome: 'pending' | 'refused';
  readonly clueId: string | null;
  readonly row: LedgerRow | null;
  readonly errors: readonly RowError[] | null;
}

export interface Settled {
  readonly rowNumber: number;
  readonly outcome: 'imported' | 'skipped' | 'refused';
  readonly errors?: readonly RowError[];
}

const IN_LIBRARY = JSON.stringify([{ column: 'reference', code: 'import.in-library' }]);

/** The rows between the file and the library. */
@Injectable()
export class ImportStaging {
  constructor(private readonly runtime: ServiceRuntime) {}

  async add(importId: string, rows: readonly NewRow[]): Promise<void> {
    await this.query(
      `INSERT INTO clue_intake.import_rows (import_id, row_number, outcome, clue_id, row, errors)
       SELECT $1, r."rowNumber", r.outcome, r."clueId", r.row, r.errors FROM json_to_recordset($2::json) AS r("rowNumber" integer, outcome text, "clueId" text, row jsonb, errors jsonb)`,
      [importId, JSON.stringify(rows)],
    );
  }

  async discard(importId: string): Promise<void> {
    await this.query('DELETE FROM clue_intake.import_rows WHERE import_id = $1', [importId]);
  }

  /** What the library holds already, by the sender's reference, does not enter again. */
  passOverKnown(importId: string): Promise<void> {
    return this.passOver(importId, '');
  }

  /** The same of a run that goes on: what is in the library under the id of its row may have entered by this very import, whose commands tell. */
  passOverOthers(importId: string): Promise<void> {
    return this.passOver(importId, 'AND c.clue_id <> r.clue_id');
  }

  private async passOver(importId: string, which: string): Promise<void> {
    await this.query(
      `UPDATE clue_intake.import_rows r SET outcome = 'skipped', errors = $2::jsonb
       WHERE r.import_id = $1 AND r.outcome = 'pending' AND EXISTS (
         SELECT FROM clue_intake.clue_register c WHERE c.source_agency_id = r.row #>> '{source,agencyId}' AND c.source_reference = r.row #>> '{source,reference}' AND c.organisation_id = r.row ->> 'organisationId' ${which})`,
      [importId, IN_LIBRARY],
    );
  }

  /** The next rows that have yet to enter. `after`: what was settled a moment ago, which would be passed over again in every block. */
  async pending(importId: string, after: number, most: number): Promise<readonly StagedRow[]> {
    return this.query<StagedRow>(
      `SELECT row_number AS "rowNumber", clue_id AS "clueId", row FROM clue_intake.import_rows WHERE import_id = $1 AND outcome = 'pending' AND row_number > $2 ORDER BY row_number LIMIT $3`,
      [importId, after, most],
    );
  }

  /** Every row that still has its content, in the order of the file. */
  async *contents(importId: string): AsyncGenerator<StagedRow> {
    const page = (after: number) =>
      this.query<StagedRow>(
        `SELECT row_number AS "rowNumber", clue_id AS "clueId", row FROM clue_intake.import_rows WHERE import_id = $1 AND row_number > $2 AND row IS NOT NULL ORDER BY row_number LIMIT 2000`,
        [importId, after],
      );
    for (let rows = await page(0); rows.length > 0; rows = await page(rows.at(-1)!.rowNumber)) yield* rows;
  }

  /** `rows`: in the order of the file. Bounded by their numbers, or every block may pass over the whole import. */
  async settle(importId: string, rows: readonly Settled[]): Promise<void> {
    await this.query(
      `UPDATE clue_intake.import_rows r SET outcome = s.outcome, row = NULL, errors = s.errors
       FROM json_to_recordset($2::json) AS s("rowNumber" integer, outcome text, errors jsonb) WHERE r.import_id = $1 AND r.row_number = s."rowNumber" AND r.row_number BETWEEN $3 AND $4`,
      [importId, JSON.stringify(rows), rows[0]?.rowNumber ?? 0, rows.at(-1)?.rowNumber ?? 0],
    );
  }

  async counts(importId: string): Promise<ImportResult & { readonly pending: number }> {
    const found = await this.query<{ outcome: RowOutcome; count: number }>(
      'SELECT outcome, count(*)::int AS count FROM clue_intake.import_rows WHERE import_id = $1 GROUP BY outcome',
      [importId],
    );
    const of = (outcome: RowOutcome) => found.find((one) => one.outcome === outcome)?.count ?? 0;
    return { imported: of('imported'), skipped: of('skipped'), refused: of('refused'), pending: of('pending') };
  }

  /** The import has ended: what did not enter is gone; what became of each row stays. */
  async forget(importId: string): Promise<void> {
    await this.query(`DELETE FROM clue_intake.import_rows WHERE import_id = $1 AND outcome = 'pending'`, [importId]);
    await this.query('UPDATE clue_intake.import_rows SET row = NULL WHERE import_id = $1 AND row IS NOT NULL', [importId]);
  }

  /** Rows that waited too long for an approval, or whose import never came about. Those of a running import stay. */
  async forgetOld(): Promise<void> {
    await this.query(
      `DELETE FROM clue_intake.import_rows r WHERE r.row IS NOT NULL AND r.staged_at < now() - $1 * interval '1 day'
         AND NOT EXISTS (SELECT FROM clue_intake.import_register i WHERE i.import_id = r.import_id AND i.status = 'running')`,
      [WAITING_DAYS],
    );
  }

  /** In the order of the file; `after`: the last row number of the page before. */
  async report(importId: string, outcome: RowOutcome | undefined, after: number, most: number): Promise<readonly ReportedRow[]> {
    const rows = await this.query<Omit<ReportedRow, 'errors'> & { readonly errors: readonly RowError[] | null }>(
      `SELECT r.row_number AS "rowNumber", r.outcome, CASE WHEN r.outcome = 'imported' THEN r.clue_id END AS "clueId", c.number, r.errors
       FROM clue_intake.import_rows r LEFT JOIN clue_intake.clue_register c ON r.outcome = 'imported' AND c.clue_id = r.clue_id
       WHERE r.import_id = $1 AND r.row_number > $2 AND ($3::text IS NULL OR r.outcome = $3) ORDER BY r.row_number LIMIT $4`,
      [importId, after, outcome ?? null, most],
    );
    return rows.map((row) => ({ ...row, errors: row.errors ?? [] }));
  }

  private async query<T extends object>(text: string, values: unknown[]): Promise<T[]> {
    return (await this.runtime.pool.query<T>(text, values)).rows;
  }
}
