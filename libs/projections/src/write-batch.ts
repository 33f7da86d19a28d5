import type { Anchor } from '@liandong/event-sourcing';
import { LeadershipLost } from './checkpoints.js';
import { prepared } from './prepared.js';
import type { Projection, Row } from './projection.js';
import { changedRows, type Database, type HeldRows, putParameters, putStatement, removeParameters, removeStatement } from './rows.js';
import { generationTable } from './table.js';
import { tablesOf } from './tables.js';

export interface CheckpointMove {
  readonly generation: number;
  /** Where this runner left the checkpoint. */
  readonly from: bigint;
  readonly to: bigint;
  /** The last event that was delivered; undefined leaves the earlier one. */
  readonly anchor: Anchor | undefined;
}

/**
 * Stores the rows and moves the checkpoint, in one statement and so in one transaction and one round trip. The statement is the
 * fence as well: rows are stored only if the checkpoint stands where this runner left it. A runner that was overtaken, or one whose
 * rows were read before another wrote them, finds it elsewhere and changes nothing.
 *
 * @throws LeadershipLost
 */
export async function writeBatch<R extends object>(
  db: Database,
  schema: string,
  projection: Projection<R>,
  rows: readonly HeldRows<Row>[],
  { generation, from, to, anchor }: CheckpointMove,
): Promise<void> {
  const values: unknown[] = [
    projection.name,
    generation,
    from.toString(),
    to.toString(),
    anchor?.position.toString() ?? null,
    anchor?.id ?? null,
  ];
  const parts = [
    `moved AS (UPDATE ${schema}.projection_checkpoints
    SET position = $4, anchor_position = coalesce($5, anchor_position), anchor_id = coalesce($6, anchor_id), updated_at = now()
    WHERE name = $1 AND generation = $2 AND position = $3 RETURNING 1)`,
  ];
  let looksUp = false;
  for (const [index, table] of tablesOf(projection).entries()) {
    const name = generationTable(schema, table, generation);
    const { puts, gone } = changedRows(table, rows[index]!);
    if (puts.length > 0) {
      parts.push(`put${index} AS (${putStatement(name, table, values.length + 1, ', moved')})`);
      values.push(...putParameters(table, puts));
    }
    if (gone.length > 0) {
      looksUp = true;
      parts.push(`gone${index} AS (${removeStatement(name, table, values.length + 1, ', moved')})`);
      values.push(...removeParameters(table, gone));
    }
  }
  const text = `WITH ${parts.join(', ')} SELECT FROM moved`;
  const { rows: moved } = await db.query(looksUp ? { text, values } : prepared(text, values));
  if (moved.length !== 1) throw new LeadershipLost(projection.name);
}
