import type pg from 'pg';
import type { Anchor } from '@liandong/event-sourcing';
import type { Projection } from './projection.js';
import { createTable, generationTable, switchView } from './table.js';
import { tablesOf } from './tables.js';

/** One built state of a projection: its own table, version and position. */
export interface Generation {
  readonly generation: number;
  readonly version: number;
  readonly state: 'live' | 'building';
  readonly position: bigint;
  /** The last event that was delivered. The checkpoint may stand later, over events that the projection does not see. */
  readonly anchor: Anchor | undefined;
  /** From where to read: after the anchor, so that what a restored log has between it and the checkpoint is read as well. */
  readonly from: bigint;
}

/** Runs the work in one transaction. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await lend(pool);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.off('error', ignore).release();
    return result;
  } catch (error) {
    // A broken connection is not given back to the pool.
    const rolledBack = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    // It may still tell that it was ended, after the query did: somebody has to listen.
    if (rolledBack) client.off('error', ignore);
    client.release(!rolledBack);
    throw error;
  }
}

/**
 * A connection that breaks while it is lent out tells so by an event too; the failing query is what counts. Somebody listens before the pool has
 * returned: a server may end a connection in the packet that completes it.
 */
function lend(pool: pg.Pool): Promise<pg.PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) =>
      client ? resolve(client.on('error', ignore)) : reject(error ?? new Error('the pool lends no connection')),
    );
  });
}

function ignore(): void {}

/** Which generations of a projection exist, and their birth, switch and end. */
export class Checkpoints<R extends object> {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
    private readonly projection: Pick<Projection<R, never>, 'name' | 'version' | 'table' | 'beside'>,
  ) {}

  async all(): Promise<readonly Generation[]> {
    const { rows } = await this.pool.query<{
      generation: number;
      version: number;
      state: 'live' | 'building';
      position: string;
      anchor_position: string | null;
      anchor_id: string | null;
    }>(
      `SELECT generation, version, state, position, anchor_position, anchor_id FROM ${this.schema}.projection_checkpoints WHERE name = $1 ORDER BY generation`,
      [this.projection.name],
    );
    return rows.map(({ generation, version, state, position, anchor_position: at, anchor_id: id }) => ({
      generation,
      version,
      state,
      position: BigInt(position),
      anchor: at !== null && id !== null ? { position: BigInt(at), id } : undefined,
      // A row of an earlier version of this code has no anchor position; 0 says that nothing was delivered yet.
      from: BigInt(at ?? position),
    }));
  }

  async building(): Promise<readonly Generation[]> {
    return (await this.all()).filter(({ state }) => state === 'building');
  }

  /** A new, empty generation beside the others. Its number is above that of every generation, whosever, that has one of its tables: what moves to another projection is nobody's to drop by mistake. */
  async create(state: Generation['state']): Promise<Generation> {
    const names = tablesOf(this.projection).map(({ name }) => name);
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<{ next: number }>(
        `SELECT coalesce(max(generation), 0) + 1 AS next FROM ${this.schema}.projection_checkpoints WHERE name = $1 OR tables && $2`,
        [this.projection.name, names],
      );
      const generation = rows[0]!.next;
      for (const table of tablesOf(this.projection)) {
        await client.query(`DROP TABLE IF EXISTS ${generationTable(this.schema, table, generation)} CASCADE`);
        await client.query(createTable(this.schema, table, generation));
        if (state === 'live') await client.query(switchView(this.schema, table, generation));
      }
      await client.query(
        `INSERT INTO ${this.schema}.projection_checkpoints (name, generation, version, state, position, anchor_position, tables) VALUES ($1, $2, $3, $4, 0, 0, $5)`,
        [this.projection.name, generation, this.projection.version, state, names],
      );
      return { generation, version: this.projection.version, state, position: 0n, anchor: undefined, from: 0n };
    });
  }

  /** Drops a generation that is being built. One that has become the live one meanwhile stays. */
  async drop({ generation }: Pick<Generation, 'generation'>): Promise<void> {
    // A batch that is being written holds the table and waits for the checkpoint: the database may end either of the two.
    while (!(await this.dropped(generation))) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** @returns false where it has to be tried again */
  private async dropped(generation: number): Promise<boolean> {
    const work = inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<TablesOfRow>(
        `DELETE FROM ${this.schema}.projection_checkpoints WHERE name = $1 AND generation = $2 AND state = 'building' RETURNING generation, tables`,
        [this.projection.name, generation],
      );
      for (const row of rows) await this.dropTables(client, row);
    });
    return work.then(
      () => true,
      (error: unknown) => {
        if ((error as { readonly code?: string }).code === '40P01') return false;
        throw error;
      },
    );
  }

  /**
   * Makes the built generation the live one, for readers and runner at the same instant, and drops the old.
   *
   * @param liveIsLost the live one follows from a history that the store no longer holds: how far it came means nothing
   * @returns false when it is not as far as the live one yet
   */
  async switchTo({ generation }: Pick<Generation, 'generation'>, liveIsLost = false): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<TablesOfRow & { state: string; position: string; version: number }>(
        `SELECT generation, state, position, version, tables FROM ${this.schema}.projection_checkpoints WHERE name = $1 ORDER BY generation FOR UPDATE`,
        [this.projection.name],
      );
      const built = rows.find((row) => row.generation === generation);
      const old = rows.find((row) => row.state === 'live');
      // A live generation of another version is not fed any more, so it cannot be ahead for long.
      if (!built || (old && !liveIsLost && old.version === built.version && BigInt(old.position) > BigInt(built.position))) return false;
      for (const table of tablesOf(this.projection)) await client.query(switchView(this.schema, table, generation));
      if (old) {
        await client.query(`DELETE FROM ${this.schema}.projection_checkpoints WHERE name = $1 AND generation = $2`, [
          this.projection.name,
          old.generation,
        ]);
        await this.dropTables(client, old);
      }
      await client.query(`UPDATE ${this.schema}.projection_checkpoints SET state = 'live' WHERE name = $1 AND generation = $2`, [
        this.projection.name,
        generation,
      ]);
      return true;
    });
  }

  /** An older version may have had one table less, or one that this one gave up: that goes with the view on it. Where another projection has taken its name, that has a generation of a higher number. */
  private async dropTables(client: pg.PoolClient, { generation, tables }: TablesOfRow): Promise<void> {
    const known = new Set([...tablesOf(this.projection).map(({ name }) => name), ...(tables ?? [])]);
    for (const name of known) await client.query(`DROP TABLE IF EXISTS ${generationTable(this.schema, { name }, generation)} CASCADE`);
  }
}

/** `tables`: null where an earlier version of this code made the generation. */
interface TablesOfRow {
  readonly generation: number;
  readonly tables: readonly string[] | null;
}

/** Another process has taken over: this one has not written. */
export class LeadershipLost extends Error {
  override readonly name = 'LeadershipLost';
  /** @param what is led, such as the name of a projection */
  constructor(what: string) {
    super(`another process leads ${what} now`);
  }
}
