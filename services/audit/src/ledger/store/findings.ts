import type pg from 'pg';
import { OPEN_FINDING } from '../clearance/clearances.js';
import type { Difference, Finding, FindingKind } from './finding.js';

interface FindingRow {
  readonly finding_id: string;
  readonly found_at: Date;
  readonly found_by: Finding['foundBy'];
  readonly kind: FindingKind;
  readonly leaf_index: string | null;
  readonly event_id: string | null;
  readonly position: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What was found wrong. Findings are never removed. */
export class Findings {
  constructor(private readonly pool: Pick<pg.Pool, 'query'>) {}

  /** Open findings, the first one first. */
  async open(foundBy?: Finding['foundBy']): Promise<Finding[]> {
    const { rows } = await this.pool.query<FindingRow>(
      `SELECT * FROM audit.ledger_findings f WHERE ${OPEN_FINDING} AND ($1::text IS NULL OR found_by = $1) ORDER BY finding_id`,
      [foundBy ?? null],
    );
    return rows.map(findingOf);
  }

  /** @returns false when the same is open already */
  async record(foundBy: Finding['foundBy'], { kind, leafIndex, eventId, position, details = {} }: Difference): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `INSERT INTO audit.ledger_findings (found_by, kind, leaf_index, event_id, position, details)
       SELECT $1, $2, $3::bigint, $4::text, $5::bigint, $6::jsonb WHERE NOT EXISTS (
         SELECT FROM audit.ledger_findings f WHERE ${OPEN_FINDING} AND found_by = $1 AND kind = $2 AND leaf_index IS NOT DISTINCT FROM $3::bigint AND position IS NOT DISTINCT FROM $5::bigint)`,
      [foundBy, kind, leafIndex ?? null, eventId ?? null, position?.toString() ?? null, JSON.stringify(details)],
    );
    return rowCount === 1;
  }
}

function findingOf(row: FindingRow): Finding {
  return {
    id: row.finding_id,
    foundAt: row.found_at.toISOString(),
    foundBy: row.found_by,
    kind: row.kind,
    details: row.details,
    ...(row.leaf_index === null ? {} : { leafIndex: Number(row.leaf_index) }),
    ...(row.event_id === null ? {} : { eventId: row.event_id }),
    ...(row.position === null ? {} : { position: BigInt(row.position) }),
  };
}
