import { createHash } from 'node:crypto';
import type pg from 'pg';

const names = new Map<string, string>();

/**
 * The statement under a name that follows from its text: each connection has it parsed and planned once. For few texts, and none that
 * looks rows up in a table: a plan made while the table was empty would scan it whole for ever after.
 */
export function prepared(text: string, values: unknown[]): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = createHash('sha256').update(text).digest('hex').slice(0, 32)));
  return { name, text, values };
}
