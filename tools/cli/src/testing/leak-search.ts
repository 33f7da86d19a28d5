import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { eventually, filesWith, finderOf, type Plaintext, tablesWith } from '@liandong/testing';
import { liandong } from './liandong.js';
import type { WatchedSystem } from './watched-system.js';

const LOCAL_HEADER = Buffer.from([0x50, 0x4b, 3, 4]);

/** The files in a ZIP, such as the sheets of an XLSX, by their names; none where it is no ZIP. */
export function unpacked(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  if (!bytes.subarray(0, 4).equals(LOCAL_HEADER)) return files;
  for (let at = 0; at >= 0; at = bytes.indexOf(LOCAL_HEADER, at + 4)) {
    const [method, size, nameLength, moreLength] = [
      bytes.readUInt16LE(at + 8),
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const [name, content] = [bytes.subarray(at + 30, at + 30 + nameLength).toString(), bytes.subarray(at + 30 + nameLength + moreLength)];
    // What was packed says itself where it ends.
    files.set(name, method === 8 ? inflateRawSync(content) : content.subarray(0, size || undefined));
  }
  return files;
}

export interface SearchedMatters {
  readonly matterIds: readonly string[];
  /** What whoever took these had seen is asked for, too. */
  readonly decisions?: readonly string[];
}

/**
 * Where one of them can be found, now that the run is over: tables of every schema, what services and servers write, send and count, files of the system,
 * what auditors see and take away with its proofs, the library as it is taken away. The write-ahead log of PostgreSQL is not searched: it holds nothing that
 * no table held.
 */
export async function placesOf(
  system: WatchedSystem,
  plaintexts: readonly Plaintext[],
  { matterIds, decisions = [] }: SearchedMatters,
): Promise<readonly string[]> {
  const finds = finderOf(plaintexts);
  const places: string[] = [];
  const look = (place: string, where: Plaintext) => void (finds(where) && places.push(place));
  const answered = async (place: string, who: string, path: string) => {
    const { bytes } = await system.ask(who, 'GET', path);
    look(place, bytes);
    for (const [name, content] of unpacked(bytes)) look(`${place} ${name}`, content);
  };
  for (const matterId of matterIds) {
    for (const page of ['', '/timeline', '/access-log'])
      await answered(`audit${page}`, 'mhk-auditor', `/api/audit/matters/${matterId}${page}`);
    for (const id of decisions) await answered('audit/as-seen', 'mhk-auditor', `/api/audit/matters/${matterId}/decisions/${id}/as-seen`);
    for (const [name, content] of await exported(system, matterId)) look(`export ${name}`, content);
  }
  for (const id of decisions) await answered('audit/proof', 'mhk-auditor', `/api/audit/events/${id}/proof`);
  for (const path of ['reads', 'figures', 'ledger', 'checkpoint']) await answered(`audit/${path}`, 'mhk-auditor', `/api/audit/${path}`);
  for (const format of ['csv', 'xlsx'])
    await answered(`library export ${format}`, 'mhk-director', `/api/clue-intake/library-export?format=${format}`);
  for (const url of system.urls) look('metrics', await (await fetch(`${url}/metrics`)).text());
  places.push(
    ...(await tablesWith(system.database, plaintexts)),
    ...(await filesWith(system.folder, plaintexts)).map((name) => `file ${name}`),
  );
  for (const [place, said] of await system.said()) look(place, said);
  return [...new Set(places)];
}

/** What an auditor takes away of a matter; it does not stay among the files of the system, where it would be found a second time. */
async function exported(system: WatchedSystem, matterId: string): Promise<ReadonlyMap<string, Buffer>> {
  const file = `${system.folder}/${randomUUID()}.zip`;
  await eventually(async () => expect(await liandong('export', matterId, '-o', file, ...system.cli)).toMatchObject({ code: 0 }));
  const content = await readFile(file);
  await rm(file);
  return unpacked(content);
}
