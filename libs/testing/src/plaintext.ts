import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** What must not be found: a text, or bytes such as those of a picture. */
export type Plaintext = string | Uint8Array;

/** Characters of Base64 that are told from chance; a name of two ideographs has more. */
const LEAST_BASE64 = 6;

/**
 * How it may stand somewhere: as it is, escaped as in JSON and in addresses; and each of these once more in hexadecimal (as PostgreSQL shows bytes), and in
 * Base64 of either alphabet at each of the three alignments.
 */
function formsOf(plaintext: Plaintext): readonly string[] {
  if (typeof plaintext !== 'string') return encodingsOf(Buffer.from(plaintext));
  const escapes = escapesOf(plaintext);
  return [...new Set([...escapes, ...escapes.flatMap((one) => encodingsOf(Buffer.from(one)))])];
}

function encodingsOf(bytes: Buffer): readonly string[] {
  const hex = bytes.toString('hex');
  const aligned = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Characters at both ends are mixed with what stands beside them.
    const own = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return own.length < LEAST_BASE64 ? [] : [own];
  });
  return [hex, hex.toUpperCase(), ...aligned, ...aligned.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

function escapesOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const address = encodeURIComponent(text);
  return [...new Set([text, json, ascii, address, address.replaceAll('%20', '+')])];
}

/**
 * What is put between the characters comes off: white space, as where lines are broken, and escapes, however often one was put into another: in JSON within
 * JSON, in a row that PostgreSQL shows. Of ASCII alone: other white space would be part of an ideograph's bytes.
 */
const bare = (text: string) => text.replaceAll(/\\+[nrt]|[\t-\r "\\]/g, '');

/** Says of a text or a file whether it holds one of them in any form. */
export function finderOf(plaintexts: readonly Plaintext[]): (where: Plaintext) => boolean {
  const raw = plaintexts.filter((plaintext) => typeof plaintext !== 'string').map((plaintext) => Buffer.from(plaintext));
  const forms = [...new Set(plaintexts.flatMap(formsOf).map(bare))];
  return (where) => {
    const whole = Buffer.from(where);
    const bytes = Buffer.from(bare(whole.toString('latin1')), 'latin1');
    return raw.some((one) => whole.includes(one)) || forms.some((form) => bytes.includes(form));
  };
}

/** Whether a text or a file holds one of them in any form. */
export const holdsAny = (where: Plaintext, plaintexts: readonly Plaintext[]): boolean => finderOf(plaintexts)(where);

/** Tables of every schema, whose rows hold one of them in any column and any form. */
export async function tablesWith(database: Pick<pg.Client, 'query'>, plaintexts: readonly Plaintext[]): Promise<readonly string[]> {
  const finds = finderOf(plaintexts);
  const { rows } = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: shown } = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
    if (finds(shown.map(({ row }) => row).join('\n'))) found.push(name);
  }
  return found;
}

/** Files anywhere below a folder, by their paths within it, that hold one of them in any form. What is removed meanwhile is passed over. */
export async function filesWith(folder: string, plaintexts: readonly Plaintext[]): Promise<readonly string[]> {
  const finds = finderOf(plaintexts);
  const found: string[] = [];
  for await (const name of glob('**', { cwd: folder })) {
    const path = join(folder, name);
    if (
      !(await stat(path).then(
        (entry) => entry.isFile(),
        () => false,
      ))
    )
      continue;
    if (finds(await readFile(path).catch(() => Buffer.alloc(0)))) found.push(name);
  }
  return found.sort();
}
