import type pg from 'pg';
import { commandIdReused } from '@liandong/event-sourcing';
import type { KeyClaim } from './request-context.js';

/** Days after which a key is forgotten; repeating the very same command stays harmless for ever, since events carry its id. */
const KEPT_DAYS = 90;

/**
 * Remembers what an idempotency key was used for. It holds no answers: whether something was done is for the event store to
 * say, so a crash between this row and the append leaves nothing half-done.
 */
export class IdempotencyKeys {
  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    private readonly schema: string,
  ) {}

  /** @throws DomainError command-id-reused when the same person used the key for another method, path or body */
  async claim(claim: KeyClaim | undefined): Promise<void> {
    if (!claim) return;
    const { rows } = await this.pool.query<{ same: boolean }>(
      `INSERT INTO ${this.schema}.idempotency_keys AS k (id, digest) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET used_at = now() RETURNING k.digest = $2 AS same`,
      [claim.id, claim.digest],
    );
    if (!rows[0]?.same) throw commandIdReused();
  }

  async forgetOld(): Promise<void> {
    await this.pool.query(`DELETE FROM ${this.schema}.idempotency_keys WHERE used_at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
  }
}

/** Creates the table in the service's schema. Safe to repeat. */
export async function installIdempotencyKeys(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${schema}.idempotency_keys (id uuid PRIMARY KEY, digest text NOT NULL, used_at timestamptz NOT NULL DEFAULT now());
     CREATE INDEX IF NOT EXISTS idempotency_keys_used_at ON ${schema}.idempotency_keys (used_at)`,
  );
}
