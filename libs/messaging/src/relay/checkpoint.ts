import type pg from 'pg';
import type { Receipt } from '../message-bus.js';

/** How far a relay has come, and the bus's receipt for that. */
export interface RelayPoint {
  readonly position: bigint;
  readonly receipt: Receipt | undefined;
}

/** The relay's checkpoint: one row per service, moved only from where this relay left it. */
export class RelayCheckpoint {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
    private readonly service: string,
  ) {}

  async load(): Promise<RelayPoint> {
    const { rows } = await this.pool.query<{ position: string; receipt: string | null }>(
      `SELECT position, receipt FROM ${this.schema}.relay_checkpoint WHERE service = $1`,
      [this.service],
    );
    if (rows[0]) return { position: BigInt(rows[0].position), receipt: rows[0].receipt ?? undefined };
    await this.pool.query(`INSERT INTO ${this.schema}.relay_checkpoint (service, position) VALUES ($1, 0) ON CONFLICT DO NOTHING`, [this.service]);
    return this.load();
  }

  /** @throws RelayOvertaken another process has moved it: what was just published may be published twice, never left out */
  async move(from: RelayPoint, to: RelayPoint): Promise<void> {
    const { rowCount } = await this.pool.query(
      `UPDATE ${this.schema}.relay_checkpoint SET position = $2, receipt = $3, updated_at = now()
       WHERE service = $1 AND position = $4 AND receipt IS NOT DISTINCT FROM $5`,
      [this.service, to.position.toString(), to.receipt ?? null, from.position.toString(), from.receipt ?? null],
    );
    if (rowCount !== 1) throw new RelayOvertaken(this.service);
  }
}

export class RelayOvertaken extends Error {
  override readonly name = 'RelayOvertaken';
  constructor(service: string) {
    super(`another process relays for ${service} now`);
  }
}
