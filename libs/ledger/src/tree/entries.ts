import { LedgerError } from '../errors.js';
import { MAX_LEAF_BYTES } from '../leaf/leaf.js';
import { TILE_WIDTH } from './tile-paths.js';

/** An entry bundle (C2SP tlog-tiles): each leaf after its length in 16 bits, big-endian. @throws LedgerError entries.malformed, leaf.too-long */
export function encodeEntries(leaves: readonly Uint8Array[]): Uint8Array {
  ensureCount(leaves.length);
  const bundle = Buffer.alloc(leaves.reduce((sum, leaf) => sum + 2 + leaf.length, 0));
  let at = 0;
  for (const leaf of leaves) {
    if (leaf.length > MAX_LEAF_BYTES) throw new LedgerError('leaf.too-long', `a leaf of ${leaf.length} bytes, at most ${MAX_LEAF_BYTES}`);
    bundle.writeUInt16BE(leaf.length, at);
    bundle.set(leaf, at + 2);
    at += 2 + leaf.length;
  }
  return bundle;
}

/** @param expectedCount width of the bundle, 1 to 256 @throws LedgerError entries.malformed */
export function decodeEntries(bytes: Uint8Array, expectedCount: number): Uint8Array[] {
  ensureCount(expectedCount);
  const leaves: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 <= bytes.length ? at + 2 + bytes[at]! * 256 + bytes[at + 1]! : Infinity;
    if (end > bytes.length) throw new LedgerError('entries.malformed', `the bundle ends within entry ${leaves.length}`);
    leaves.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (leaves.length !== expectedCount) throw new LedgerError('entries.malformed', `${leaves.length} entries instead of ${expectedCount}`);
  return leaves;
}

function ensureCount(count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > TILE_WIDTH)
    throw new LedgerError('entries.malformed', `a bundle has 1 to ${TILE_WIDTH} entries, not ${count}`);
}
