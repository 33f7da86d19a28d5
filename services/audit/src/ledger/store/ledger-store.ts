import type pg from 'pg';
import type { Tile, TileSource } from '@liandong/ledger';
import { LeadershipLost } from '@liandong/projections';

const HASH_BYTES = 32;

/** How far the tree (默克尔树) has grown: its leaves, and the event store's position of the last one. */
export interface Integrated {
  readonly size: number;
  readonly position: bigint;
}

/** A leaf as it was integrated: the evidence of what stood in the event store then. */
export interface LedgerLeaf {
  readonly index: number;
  readonly position: bigint;
  readonly eventId: string;
  readonly leaf: Uint8Array;
}

export type Queries = Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>;

/** The ledger's tables, through whatever connection and role. */
export class LedgerStore implements TileSource {
  constructor(private readonly db: Queries) {}

  async tree(): Promise<Integrated> {
    const { rows } = await (this.db as pg.Pool).query<{ size: string; position: string }>('SELECT size, position FROM audit.ledger_tree');
    return { size: Number(rows[0]!.size), position: BigInt(rows[0]!.position) };
  }

  /** The beginning of a tile; shorter than asked for where the tree does not reach so far. */
  async tile(level: number, index: number, width: number): Promise<Uint8Array> {
    const { rows } = await (this.db as pg.Pool).query<{ hashes: Buffer }>(
      'SELECT hashes FROM audit.ledger_tiles WHERE level = $1 AND tile_index = $2',
      [level, index],
    );
    return rows[0]?.hashes.subarray(0, width * HASH_BYTES) ?? new Uint8Array();
  }

  async leaves(from: number, limit: number): Promise<LedgerLeaf[]> {
    return this.find('leaf_index >= $1 ORDER BY leaf_index LIMIT $2', [from, limit]);
  }

  /** The leaf of an event; undefined where none was integrated. */
  async leafOfEvent(eventId: string): Promise<LedgerLeaf | undefined> {
    return (await this.find('event_id = $1 ORDER BY leaf_index LIMIT 1', [eventId]))[0];
  }

  private async find(condition: string, values: unknown[]): Promise<LedgerLeaf[]> {
    const { rows } = await (this.db as pg.Pool).query<{ leaf_index: string; position: string; event_id: string; leaf: Buffer }>(
      `SELECT leaf_index, position, event_id, leaf FROM audit.ledger_leaves WHERE ${condition}`,
      values,
    );
    return rows.map((row) => ({ index: Number(row.leaf_index), position: BigInt(row.position), eventId: row.event_id, leaf: row.leaf }));
  }
}

/**
 * Adds leaves and tiles and moves the tree from where this process left it, all in the caller's transaction.
 *
 * @throws LeadershipLost another process has moved it
 */
export async function extendTree(
  client: pg.ClientBase,
  from: Integrated,
  leaves: readonly LedgerLeaf[],
  tiles: readonly Tile[],
): Promise<void> {
  const last = leaves.at(-1)!;
  const { rowCount } = await client.query(
    'UPDATE audit.ledger_tree SET size = $3, position = $4, updated_at = now() WHERE size = $1 AND position = $2',
    [from.size, from.position, last.index + 1, last.position],
  );
  if (rowCount !== 1) throw new LeadershipLost('the ledger');
  // All leaves as one value and where each begins: an array of them would be sent as text, twice as long.
  let end = 1;
  const starts = leaves.map(({ leaf }) => (end += leaf.length) - leaf.length);
  await client.query({
    name: 'ledger-leaves',
    text: `INSERT INTO audit.ledger_leaves (leaf_index, position, event_id, leaf)
      SELECT i, p, e, substr($4::bytea, s, l) FROM unnest($1::bigint[], $2::bigint[], $3::uuid[], $5::int[], $6::int[]) AS t (i, p, e, s, l)`,
    values: [
      leaves.map(({ index }) => index),
      leaves.map(({ position }) => position.toString()),
      leaves.map(({ eventId }) => eventId),
      Buffer.concat(leaves.map(({ leaf }) => leaf)),
      starts,
      leaves.map(({ leaf }) => leaf.length),
    ],
  });
  for (const { level, index, bytes } of tiles) {
    await client.query({
      name: 'ledger-tile',
      text: 'INSERT INTO audit.ledger_tiles (level, tile_index, hashes) VALUES ($1, $2, $3) ON CONFLICT (level, tile_index) DO UPDATE SET hashes = excluded.hashes',
      values: [level, index, Buffer.from(bytes)],
    });
  }
}
