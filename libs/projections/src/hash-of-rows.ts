import { createHash } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from './checkpoints.js';
import type { Projection } from './projection.js';
import { columnName } from './table.js';
import { tablesOf } from './tables.js';

/** SHA-256 (hex) over all rows of the readers' views in the order of their keys, one view after the other. */
export async function hashOfRows<R extends object>(pool: pg.Pool, schema: string, projection: Projection<R>): Promise<string> {
  return inTransaction(pool, async (client) => {
    await client.query("SET LOCAL TimeZone = 'UTC'");
    const hash = createHash('sha256');
    for (const { name, primaryKey } of tablesOf(projection)) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT row_to_json(v)::text AS row FROM ${schema}.${name} v ORDER BY ${primaryKey.map(columnName).join(', ')}`,
      );
      for (const { row } of rows) hash.update(row).update('\n');
    }
    return hash.digest('hex');
  });
}
