import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
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

  /** Forgets keys that nobody has used for 90 days; answers how many. */
  async forgetOld(): Promise<number> {
    const { rowCount } = await this.pool.query(`DELETE FROM ${this.schema}.idempotency_keys WHERE used_at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
    return rowCount ?? 0;
  }
}

/** How often old keys are looked for, in ms. */
const SWEEP_MS = 6 * 3_600_000;

/** Forgets old keys at the start and every six hours; the database's absence is no reason to stop. */
export class KeySweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly keys: Pick<IdempotencyKeys, 'forgetOld'>,
    private readonly onError: (error: unknown) => void,
  ) {}

  onApplicationBootstrap(): void {
    this.sweep();
    this.timer = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private sweep(): void {
    this.sweeping = this.keys.forgetOld().then(() => undefined, this.onError);
  }
}

/** Creates the table in the service's schema. Safe to repeat. */
export async function installIdempotencyKeys(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${schema}.idempotency_keys (id uuid PRIMARY KEY, digest text NOT NULL, used_at timestamptz NOT NULL DEFAULT now());
     CREATE INDEX IF NOT EXISTS idempotency_keys_used_at ON ${schema}.idempotency_keys (used_at)`,
  );
}
