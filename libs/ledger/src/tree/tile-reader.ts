import { HASH_BYTES } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { ensureIndex, ensureSize, emptyRoot, foldRight, perfectRoot } from './hashes.js';
import { consistencyRanges, inclusionRanges, type LeafRange, nodesOf, type TreeNode } from './ranges.js';
import { TILE_WIDTH } from './tile-paths.js';

/** Where tiles are kept. */
export interface TileSource {
  /**
   * The first `width` hashes of a tile, 32 bytes each. A source that keeps only wider versions of a partial tile
   * gives their beginning.
   */
  tile(level: number, index: number, width: number): Promise<Uint8Array>;
}

/** Number of hashes at a tile level of a tree. */
export const hashesAtLevel = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** Width of a tile in a tree of `size` leaves; 0 where the tree has no such tile. */
export const tileWidth = (level: number, index: number, size: number): number =>
  Math.min(TILE_WIDTH, Math.max(0, hashesAtLevel(level, size) - index * TILE_WIDTH));

/** Root (RFC 6962 §2.1) of the tree of the first `size` leaves. @throws LedgerError tree.bad-size, tile.wrong-length */
export async function rootAt(size: number, source: TileSource): Promise<Uint8Array> {
  ensureSize(size);
  if (size === 0) return emptyRoot;
  const [root] = await rangeHashes([{ start: 0, end: size }], size, source);
  return root!;
}

/** The audit path of leaf `index` in the tree of `size` leaves (RFC 6962 §2.1.1). @throws LedgerError tree.index-out-of-range, tile.wrong-length */
export async function inclusionProof(index: number, size: number, source: TileSource): Promise<Uint8Array[]> {
  ensureIndex(index, size);
  return rangeHashes(inclusionRanges(index, size), size, source);
}

/**
 * Proof that the tree of `from` leaves is the beginning of the tree of `to` (RFC 6962 §2.1.2); empty from 0, as the empty
 * tree is the beginning of any.
 *
 * @throws LedgerError tree.bad-size, tile.wrong-length
 */
export async function consistencyProof(from: number, to: number, source: TileSource): Promise<Uint8Array[]> {
  ensureSize(from);
  ensureSize(to);
  if (from > to) throw new LedgerError('tree.bad-size', `a tree of ${to} does not begin with one of ${from}`);
  return rangeHashes(consistencyRanges(from, to), to, source);
}

async function rangeHashes(ranges: readonly LeafRange[], size: number, source: TileSource): Promise<Uint8Array[]> {
  const tiles = new Map<string, Promise<Uint8Array>>();
  const hashOf = (node: TreeNode) => nodeFromTile(node, size, source, tiles);
  return Promise.all(ranges.map(async (range) => foldRight(await Promise.all(nodesOf(range).map(hashOf)))));
}

async function nodeFromTile(node: TreeNode, size: number, source: TileSource, read: Map<string, Promise<Uint8Array>>): Promise<Uint8Array> {
  const level = Math.floor(node.level / 8);
  const hashes = 2 ** (node.level % 8);
  const first = node.index * hashes;
  const index = Math.floor(first / TILE_WIDTH);
  const key = `${level}/${index}`;
  if (!read.has(key)) read.set(key, readTile(source, level, index, tileWidth(level, index, size)));
  const tile = await read.get(key)!;
  const start = (first % TILE_WIDTH) * HASH_BYTES;
  return perfectRoot(tile.subarray(start, start + hashes * HASH_BYTES));
}

/** @throws LedgerError tile.wrong-length */
export async function readTile(source: TileSource, level: number, index: number, width: number): Promise<Uint8Array> {
  const tile = await source.tile(level, index, width);
  if (tile.length !== width * HASH_BYTES) {
    throw new LedgerError('tile.wrong-length', `tile ${level}/${index}: ${tile.length} bytes, ${width * HASH_BYTES} expected`);
  }
  return tile;
}
