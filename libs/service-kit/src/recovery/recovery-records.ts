import type pg from 'pg';
import { forgetMessages } from '@liandong/messaging';
import { inTransaction } from '@liandong/projections';

/** begun: asked for · cleared: what the service knew of the lost history is forgotten · done. */
export type RecoveryState = 'begun' | 'cleared' | 'done';

/** One recovery of a service, with who asked for it and why. */
export interface RecoveryRecord {
  readonly id: string;
  readonly state: RecoveryState;
  readonly reason: string;
  readonly by: string;
  readonly startedAt: Date;
  readonly clearedAt: Date | null;
  readonly finishedAt: Date | null;
}

const COLUMNS = 'id, state, reason, asked_by AS by, started_at AS "startedAt", cleared_at AS "clearedAt", finished_at AS "finishedAt"';

/** The recoveries of a service; at most one of them is not done. They stay on record. */
export class RecoveryRecords {
  /** @param derived the tables of its local copies, and whether it has timers */
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
    private readonly service: string,
    private readonly derived: { readonly copies: readonly string[]; readonly timers: boolean },
  ) {}

  /** A new one, or the one that is under way. */
  async begin(reason: string, by: string): Promise<RecoveryRecord> {
    await this.pool.query(`INSERT INTO ${this.schema}.recoveries (reason, asked_by) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [reason, by]);
    return (await this.latest())!;
  }

  async latest(): Promise<RecoveryRecord | undefined> {
    const { rows } = await this.pool.query<RecoveryRecord>(`SELECT ${COLUMNS} FROM ${this.schema}.recoveries ORDER BY id DESC LIMIT 1`);
    return rows[0];
  }

  /** Inbox, local copies, what timers left no event for, and the relay's checkpoint, in one transaction with the record; once only, whichever process comes first. */
  async clear(id: string): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE ${this.schema}.recoveries SET state = 'cleared', cleared_at = now() WHERE id = $1 AND state = 'begun'`,
        [id],
      );
      if (rowCount !== 1) return;
      await forgetMessages(client, this.schema, this.service);
      if (this.derived.timers) await client.query(`DELETE FROM ${this.schema}.timer_settlements WHERE outcome <> 'discarded'`);
      for (const copy of this.derived.copies) await client.query(`DELETE FROM ${this.schema}.${copy}`);
    });
  }

  async finish(id: string): Promise<void> {
    await this.pool.query(`UPDATE ${this.schema}.recoveries SET state = 'done', finished_at = now() WHERE id = $1 AND state = 'cleared'`, [
      id,
    ]);
  }
}

/** Creates the table in the service's schema. Safe to repeat. */
export async function installRecoveries(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS ${schema}.recoveries (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      state text NOT NULL DEFAULT 'begun' CHECK (state IN ('begun', 'cleared', 'done')),
      reason text NOT NULL, asked_by text NOT NULL,
      started_at timestamptz NOT NULL DEFAULT now(), cleared_at timestamptz, finished_at timestamptz
    );
    CREATE UNIQUE INDEX IF NOT EXISTS one_recovery_at_a_time ON ${schema}.recoveries ((true)) WHERE state <> 'done';
  `);
}
