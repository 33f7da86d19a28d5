import { createHash } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from './checkpoints.js';
import type { TableSpec } from './projection.js';
import { columnName } from './table.js';

/** SHA-256 (hex) over all rows of the readers' view in the order of their keys. */
export async function hashOfRows(pool: pg.Pool, schema: string, table: Pick<TableSpec<never>, 'name' | 'primaryKey'>): Promise<string> {
  return inTransaction(pool, async (client) => {
    await client.query("SET LOCAL TimeZone = 'UTC'");
    const order = table.primaryKey.map(columnName).join(', ');
    const { rows } = await client.query<{ row: string }>(`SELECT row_to_json(v)::text AS row FROM ${schema}.${table.name} v ORDER BY ${order}`);
    const hash = createHash('sha256');
    for (const { row } of rows) hash.update(row).update('\n');
    return hash.digest('hex');
  });
}
