import type pg from 'pg';
import type { EventStore, RecordedEvent } from '@liandong/event-sourcing';
import { LEDGER_ID, ledgerClearance, type LedgerCleared } from './clearance.decider.js';

const STREAM = `${ledgerClearance.category}-${LEDGER_ID}`;

/** Rows without an event are of before clearances were events: they cleared whatever had been found by then. */
const clearedBy = (column: string, id: string, at: string): string =>
  `EXISTS (SELECT FROM audit.ledger_clearances c WHERE ${id} = ANY (c.${column}) OR (c.event_id IS NULL AND ${at} <= c.cleared_at))`;

/** Condition on `audit.ledger_findings f`: no operator has cleared it yet. */
export const OPEN_FINDING = `NOT ${clearedBy('findings', 'f.finding_id', 'f.found_at')}`;
/** Condition on `audit_signer.refusals r`: no operator has cleared it yet. */
export const OPEN_REFUSAL = `NOT ${clearedBy('refusals', 'r.refusal_id', 'r.refused_at')}`;

export interface Clearance {
  readonly eventId: string | null;
  readonly clearedAt: string;
  readonly clearedBy: string;
  readonly reason: string;
}

/** Table of what was cleared, for whoever may not read the event store, as the signer. It follows from the events alone. */
export class Clearances {
  constructor(
    private readonly store: EventStore,
    private readonly pool: Pick<pg.Pool, 'query'>,
  ) {}

  /** Writes what the events say and the table does not yet. Several at once do no harm. */
  async follow(): Promise<void> {
    const { rows } = await this.pool.query<{ after: string }>('SELECT coalesce(max(position), 0) AS after FROM audit.ledger_clearances');
    const after = BigInt(rows[0]!.after);
    // From the stream, whose length is the number of clearances: the log by category would be read from its beginning as long as there is none.
    for await (const event of this.store.readStream(STREAM)) if (event.position > after) await this.write(event);
  }

  /** What an event cleared; undefined where no such clearance stands in the log. */
  async find(eventId: string | undefined): Promise<LedgerCleared['data'] | undefined> {
    for await (const { id, data } of this.store.readStream(STREAM)) if (id === eventId) return data as LedgerCleared['data'];
    return undefined;
  }

  /** The latest first. */
  async latest(limit: number): Promise<Clearance[]> {
    const { rows } = await this.pool.query<{ event_id: string | null; cleared_at: Date; cleared_by: string; reason: string }>(
      'SELECT event_id, cleared_at, cleared_by, reason FROM audit.ledger_clearances ORDER BY clearance_id DESC LIMIT $1',
      [limit],
    );
    return rows.map((row) => ({
      eventId: row.event_id,
      clearedAt: row.cleared_at.toISOString(),
      clearedBy: row.cleared_by,
      reason: row.reason,
    }));
  }

  private async write({ id, position, recordedAt, data }: RecordedEvent): Promise<void> {
    const { findings, refusals, reason, cleanPass, clearedBy: person } = data as LedgerCleared['data'];
    await this.pool.query(
      `INSERT INTO audit.ledger_clearances (event_id, position, cleared_at, cleared_by, reason, clean_pass_started_at, findings, refusals)
       VALUES ($1, $2, $3, $4, $5, $6, $7::bigint[], $8::bigint[]) ON CONFLICT (event_id) DO NOTHING`,
      [
        id,
        position.toString(),
        recordedAt,
        person,
        reason,
        cleanPass.startedAt,
        findings.map((finding) => finding.id),
        refusals.map((refusal) => refusal.id),
      ],
    );
  }
}
