import { fromDecimal, hashFromBase64, HASH_BYTES, toBase64 } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { ensureSize } from '../tree/hashes.js';

/** A tree head (检查点) as a log signs it (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log. */
  readonly origin: string;
  /** Leaves in the tree. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Opaque further lines; not recommended, as nobody can check them. */
  readonly extensions?: readonly string[];
}

/** The text to sign. @throws LedgerError checkpoint.malformed, tree.bad-size */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  ensureSize(size);
  const lines = [origin, String(size), toBase64(root), ...extensions];
  if (root.length !== HASH_BYTES || lines.some((line) => line === '' || line.includes('\n'))) {
    throw new LedgerError('checkpoint.malformed', 'a checkpoint has an origin, a SHA-256, and no empty or broken lines');
  }
  return `${lines.join('\n')}\n`;
}

/** Reads the text of an opened note. @throws LedgerError checkpoint.malformed */
export function parseCheckpoint(text: string): Checkpoint & { readonly extensions: readonly string[] } {
  const lines = text.split('\n');
  const [origin, sizeText, rootText, ...extensions] = lines.slice(0, -1);
  const size = fromDecimal(sizeText);
  const root = hashFromBase64(rootText ?? '');
  if (lines.at(-1) !== '' || !origin || size === undefined || root === undefined || extensions.includes('')) {
    throw new LedgerError('checkpoint.malformed', 'a checkpoint is: origin, size, root in base64, each on a line, and no empty line');
  }
  return { origin, size, root, extensions };
}
