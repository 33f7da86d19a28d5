import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** How a text may stand somewhere: as it is, its bytes in hexadecimal (as PostgreSQL shows them), and in Base64 at each of the three alignments. */
export function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  const aligned = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replaceAll('=', '');
    // Characters at both ends are mixed with what stands beside them.
    return encoded.slice(before === 0 ? 0 : before + 1, -2);
  });
  return [text, bytes.toString('hex'), ...aligned];
}

/** Tables of every schema, whose rows hold one of the texts in any column. */
export async function tablesWith(database: pg.Client, texts: readonly string[]): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await database.query(`SELECT 1 FROM ${name} AS t WHERE t::text LIKE ANY ($1) LIMIT 1`, [texts.map((text) => `%${text}%`)]);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

/** Files anywhere below a folder, by their paths within it, that hold one of the texts. What is removed meanwhile is passed over. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const name of glob('**', { cwd: folder })) {
    const path = join(folder, name);
    if (!(await stat(path).then((entry) => entry.isFile(), () => false))) continue;
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (texts.some((text) => bytes.includes(text))) found.push(name);
  }
  return found.sort();
}
