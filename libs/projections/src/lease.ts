import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** How long a silent leader keeps its place, in ms; it renews three times in that time. */
const TTL_MS = 6_000;

/**
 * Leadership by a row that expires. It only spares double work: what makes a paused leader harmless when it wakes is the
 * compare-and-set on the checkpoint, in the transaction that writes.
 */
export class Lease {
  private readonly holder = randomUUID();
  private renewedAt = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
    private readonly name: string,
  ) {}

  /** True while this process leads. Cheap to call often: the row is renewed every third of its life. */
  async hold(): Promise<boolean> {
    if (Date.now() - this.renewedAt < TTL_MS / 3) return true;
    const { rowCount } = await this.pool.query(
      `INSERT INTO ${this.schema}.leases AS l (name, holder, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
       WHERE l.holder = excluded.holder OR l.expires_at < now()`,
      [this.name, this.holder, TTL_MS],
    );
    this.renewedAt = rowCount === 1 ? Date.now() : 0;
    return rowCount === 1;
  }

  async release(): Promise<void> {
    this.renewedAt = 0;
    await this.pool.query(`DELETE FROM ${this.schema}.leases WHERE name = $1 AND holder = $2`, [this.name, this.holder]);
  }
}
