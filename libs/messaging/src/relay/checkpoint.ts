import type pg from 'pg';
import type { Anchor } from '@liandong/event-sourcing';
import type { Receipt } from '../message-bus.js';

/** How far a relay has come, and the bus's receipt for that. */
export interface RelayPoint {
  readonly position: bigint;
  readonly receipt: Receipt | undefined;
  /** The last event that was relayed; the position may lie later, over events of other services. */
  readonly anchor: Anchor | undefined;
  /** From where to read: after the anchor. */
  readonly from: bigint;
}

/** The relay's checkpoint: one row per service, moved only from where this relay left it. */
export class RelayCheckpoint {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
    private readonly service: string,
  ) {}

  async load(): Promise<RelayPoint> {
    const { rows } = await this.pool.query<{
      position: string;
      receipt: string | null;
      anchor_position: string | null;
      anchor_id: string | null;
    }>(`SELECT position, receipt, anchor_position, anchor_id FROM ${this.schema}.relay_checkpoint WHERE service = $1`, [this.service]);
    if (rows[0]) {
      const { position, receipt, anchor_position: at, anchor_id: id } = rows[0];
      const anchor = at !== null && id !== null ? { position: BigInt(at), id } : undefined;
      // A row of an earlier version of this code has no anchor position; 0 says that nothing was relayed yet.
      return { position: BigInt(position), receipt: receipt ?? undefined, anchor, from: BigInt(at ?? position) };
    }
    await this.pool.query(
      `INSERT INTO ${this.schema}.relay_checkpoint (service, position, anchor_position) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING`,
      [this.service],
    );
    return this.load();
  }

  /** @throws RelayOvertaken another process has moved it: what was just published may be published twice, never left out */
  async move(from: RelayPoint, to: RelayPoint): Promise<void> {
    const { rowCount } = await this.pool.query(
      `UPDATE ${this.schema}.relay_checkpoint SET position = $2, receipt = $3, anchor_position = $6, anchor_id = $7, updated_at = now()
       WHERE service = $1 AND position = $4 AND receipt IS NOT DISTINCT FROM $5`,
      [
        this.service,
        to.position.toString(),
        to.receipt ?? null,
        from.position.toString(),
        from.receipt ?? null,
        to.from.toString(),
        to.anchor?.id ?? null,
      ],
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
