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

/** White space, `"` and `\`: of ASCII alone, other white space would be part of an ideograph's bytes. */
const BETWEEN = Uint8Array.from({ length: 256 }, (_, byte) => Number(/[\t-\r "\\]/.test(String.fromCharCode(byte))));
const BACKSLASH = 0x5c;
/** The letters of `\n`, `\r`, `\t`. */
const BREAKS: ReadonlySet<number> = new Set(Buffer.from('nrt'));

/**
 * What is put between the characters comes off: white space, as where lines are broken, and escapes, however often one was put into another: in JSON within
 * JSON, in a row that PostgreSQL shows.
 */
function bare(bytes: Uint8Array): Buffer {
  const kept = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let escaped = false;
  for (const byte of bytes) {
    if (BETWEEN[byte] === 0 && !(escaped && BREAKS.has(byte))) kept[length++] = byte;
    escaped = byte === BACKSLASH;
  }
  return kept.subarray(0, length);
}

/** Bytes at the beginning of a form by which the search looks for all of them at once. */
const LEAD = 3;

/**
 * Says of bytes whether they hold one of these. One pass, however many there are: a plaintext has dozens of forms, and what is searched may be tens of
 * megabytes.
 */
function oneOf(needles: readonly Buffer[]): (bytes: Buffer) => boolean {
  if (needles.length === 0) return () => false;
  const short = needles.filter(({ length }) => length < LEAD);
  const byLead = new Map<number, Buffer[]>();
  for (const needle of needles.filter(({ length }) => length >= LEAD)) {
    const lead = needle.readUIntBE(0, LEAD);
    byLead.set(lead, [...(byLead.get(lead) ?? []), needle]);
  }
  // A bit for each lead: nearly every place of what is searched is passed over without a look into the map.
  const leads = new Uint8Array(1 << (8 * LEAD - 3));
  for (const lead of byLead.keys()) leads[lead >> 3]! |= 1 << (lead & 7);
  return (bytes) => {
    let lead = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      lead = ((lead << 8) | bytes[at]!) & 0xffffff;
      if ((leads[lead >> 3]! & (1 << (lead & 7))) === 0 || at < LEAD - 1) continue;
      const rest = bytes.subarray(at - LEAD + 1);
      if (byLead.get(lead)!.some((needle) => needle.equals(rest.subarray(0, needle.length)))) return true;
    }
    return short.some((needle) => bytes.includes(needle));
  };
}

/** Says of a text or a file whether it holds one of them in any form. */
export function finderOf(plaintexts: readonly Plaintext[]): (where: Plaintext) => boolean {
  const holdsRaw = oneOf(plaintexts.filter((plaintext) => typeof plaintext !== 'string').map((plaintext) => Buffer.from(plaintext)));
  const holdsForm = oneOf([...new Set(plaintexts.flatMap(formsOf))].map((form) => bare(Buffer.from(form))));
  return (where) => {
    const whole = Buffer.from(where);
    return holdsRaw(whole) || holdsForm(bare(whole));
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
