import { eventFiles, EXPORT_FORMAT, type ExportManifest, FIXED_FILES, type PolicyKeys } from '@liandong/ledger';
import { Wrong } from './problems.js';

/** Files of an export by their path in the ZIP. */
export type ExportFiles = ReadonlyMap<string, Uint8Array>;

/** @throws Wrong export.missing-file */
export function fileOf(files: ExportFiles, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Wrong('export.missing-file', name);
  return bytes;
}

/** The value of JSON bytes, or nothing. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** @throws Wrong export.missing-file, export.bad-manifest */
export function readManifest(files: ExportFiles): ExportManifest {
  const value = jsonOf(fileOf(files, 'manifest.json')) as Partial<Record<keyof ExportManifest, unknown>> | undefined | null;
  const wrong = (what: string) => new Wrong('export.bad-manifest', what);
  if (typeof value !== 'object' || value === null) throw wrong('not JSON');
  if (value.format !== EXPORT_FORMAT) throw wrong('format');
  for (const name of ['matterId', 'exportedAt', 'origin'] as const) if (!isText(value[name])) throw wrong(name);
  for (const name of ['treeSize', 'events'] as const) if (!isCount(value[name])) throw wrong(name);
  if (typeof value.complete !== 'boolean') throw wrong('complete');
  const leaves: unknown = value.leaves;
  if (!Array.isArray(leaves) || !leaves.every(isCount) || leaves.length !== value.events) throw wrong('leaves');
  if (leaves.some((index, n) => index >= (value.treeSize as number) || (n > 0 && index <= leaves[n - 1]!)))
    throw wrong('leaves: ascending, all in the tree');
  return value as ExportManifest;
}

/** The keys that the export itself brings: good for finding contradictions, never for believing it. @throws Wrong export.missing-file, export.bad-keys */
export function readKeys(files: ExportFiles): PolicyKeys {
  const value = jsonOf(fileOf(files, 'keys.json')) as { log?: unknown; witnesses?: unknown; quorum?: unknown } | undefined | null;
  const { log, witnesses, quorum } = value ?? {};
  if (!isText(log) || !Array.isArray(witnesses) || !witnesses.every(isText) || !isCount(quorum))
    throw new Wrong('export.bad-keys', 'log, witnesses, quorum');
  return { logKey: log, witnesses, quorum };
}

/** Every file that has to be there is, and no other. @throws Wrong export.missing-file, export.unexpected-file */
export function ensureComplete(files: ExportFiles, { leaves }: ExportManifest): void {
  const expected = new Set<string>([...FIXED_FILES, ...leaves.flatMap((index) => Object.values(eventFiles(index)))]);
  for (const name of expected) fileOf(files, name);
  for (const name of files.keys()) if (!expected.has(name)) throw new Wrong('export.unexpected-file', name);
}
