import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** What must not be found: a text, or bytes such as those of a picture. */
export type Plaintext = string | Uint8Array;

/** Characters of Base64 that are told from chance; a name of two ideographs has more. */
const LEAST_BASE64 = 6;

/**
 * How it may stand somewhere: as it is, escaped as in JSON and in addresses, its bytes in hexadecimal (as PostgreSQL shows them), and in Base64 of either
 * alphabet at each of the three alignments.
 */
function formsOf(plaintext: Plaintext): readonly string[] {
  const bytes = Buffer.from(plaintext);
  const hex = bytes.toString('hex');
  const aligned = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Characters at both ends are mixed with what stands beside them.
    const own = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return own.length < LEAST_BASE64 ? [] : [own];
  });
  const encoded = [hex, hex.toUpperCase(), ...aligned, ...aligned.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
  return [...new Set([...(typeof plaintext === 'string' ? escapesOf(plaintext) : []), ...encoded])];
}

function escapesOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const address = encodeURIComponent(text);
  return [text, json, ascii, address, address.replaceAll('%20', '+')];
}

/** Escapes come off, however often one was put into another: in JSON within JSON, in a row that PostgreSQL shows. */
const bare = (text: string) => text.replaceAll(/["\\]/g, '');

/** Whether a text or a file holds one of them in any form. */
export function holdsAny(where: Plaintext, plaintexts: readonly Plaintext[]): boolean {
  const whole = Buffer.from(where);
  const bytes = Buffer.from(bare(whole.toString('latin1')), 'latin1');
  return plaintexts.some((plaintext) => (typeof plaintext !== 'string' && whole.includes(Buffer.from(plaintext))) || formsOf(plaintext).some((form) => bytes.includes(bare(form))));
}

/** Tables of every schema, whose rows hold one of them in any column and any form. */
export async function tablesWith(database: Pick<pg.Client, 'query'>, plaintexts: readonly Plaintext[]): Promise<readonly string[]> {
  const forms = plaintexts.flatMap(formsOf).map(bare);
  const { rows } = await database.query<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  const found: string[] = [];
  for (const { name } of rows) {
    // OFFSET 0: each row is shown once, not once for every form.
    const { rows: hits } = await database.query(
      `SELECT 1 FROM (SELECT translate(t::text, '"\\', '') AS shown FROM ${name} AS t OFFSET 0) AS r WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS n(form) WHERE strpos(r.shown, n.form) > 0) LIMIT 1`,
      [forms],
    );
    if (hits.length > 0) found.push(name);
  }
  return found;
}

/** Files anywhere below a folder, by their paths within it, that hold one of them in any form. What is removed meanwhile is passed over. */
export async function filesWith(folder: string, plaintexts: readonly Plaintext[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const name of glob('**', { cwd: folder })) {
    const path = join(folder, name);
    if (!(await stat(path).then((entry) => entry.isFile(), () => false))) continue;
    if (holdsAny(await readFile(path).catch(() => Buffer.alloc(0)), plaintexts)) found.push(name);
  }
  return found.sort();
}
