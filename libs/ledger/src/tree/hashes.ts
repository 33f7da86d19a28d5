import { HASH_BYTES, sha256 } from '../bytes.js';
import { LedgerError } from '../errors.js';

/** Hash of the empty tree: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot: Uint8Array = sha256(new Uint8Array());

/** RFC 6962 §2.1: SHA-256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + leaf.length);
  input.set(leaf, 1);
  return sha256(input);
}

/** RFC 6962 §2.1: SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return sha256(input);
}

/** @throws LedgerError tree.bad-size */
export function ensureSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new LedgerError('tree.bad-size', `a tree has no ${size} leaves`);
}

/** @throws LedgerError tree.index-out-of-range */
export function ensureIndex(index: number, size: number): void {
  ensureSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new LedgerError('tree.index-out-of-range', `leaf ${index} is not in a tree of ${size}`);
}

/** @throws LedgerError tree.bad-hash */
export function ensureHashes(hashes: readonly Uint8Array[]): void {
  const wrong = hashes.findIndex((hash) => hash.length !== HASH_BYTES);
  if (wrong >= 0) throw new LedgerError('tree.bad-hash', `hash ${wrong} has ${hashes[wrong]!.length} bytes instead of ${HASH_BYTES}`);
}

/** Folds the hashes of adjacent perfect subtrees, the largest first, into one. */
export const foldRight = (hashes: readonly Uint8Array[]): Uint8Array => hashes.reduceRight((right, left) => nodeHash(left, right));

/** Root of a perfect subtree over 1, 2, 4, … hashes that lie one after the other in `bytes`. */
export function perfectRoot(bytes: Uint8Array): Uint8Array {
  let row = bytes;
  while (row.length > HASH_BYTES) {
    const above = new Uint8Array(row.length / 2);
    for (let at = 0; at < row.length; at += 2 * HASH_BYTES) {
      above.set(nodeHash(row.subarray(at, at + HASH_BYTES), row.subarray(at + HASH_BYTES, at + 2 * HASH_BYTES)), at / 2);
    }
    row = above;
  }
  return row;
}
