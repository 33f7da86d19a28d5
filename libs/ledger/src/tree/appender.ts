import { HASH_BYTES } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { emptyRoot, ensureHashes, ensureSize, foldRight, perfectRoot } from './hashes.js';
import { nodesOf } from './ranges.js';
import { TILE_WIDTH } from './tile-paths.js';
import { hashesAtLevel, readTile, type TileSource } from './tile-reader.js';

export interface Tile {
  readonly level: number;
  readonly index: number;
  /** Hashes in it; 256 of a full tile. */
  readonly width: number;
  readonly bytes: Uint8Array;
}

export interface Appended {
  readonly size: number;
  readonly root: Uint8Array;
  /** Every tile that is new or wider than before, level by level, in the order of their index. */
  readonly tiles: readonly Tile[];
}

const FULL_BYTES = TILE_WIDTH * HASH_BYTES;

/**
 * Grows a tree. It keeps nothing but the right edge: of each level the tile that is not yet full (at most 8 KiB per level
 * and a level per factor 256), so appending n leaves costs about n * 256/255 hashes, however large the tree is.
 */
export class TreeAppender {
  private readonly levels: Uint8Array[];
  private leaves: number;

  /**
   * @param size leaves already in the tree
   * @param edge bytes of the partial tile of each level from 0 upwards; empty where the level has none
   * @throws LedgerError tree.bad-size, tree.missing-edge
   */
  constructor(size = 0, edge: readonly Uint8Array[] = []) {
    ensureSize(size);
    this.leaves = size;
    this.levels = [];
    for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) {
      const width = hashesAtLevel(level, size) % TILE_WIDTH;
      const bytes = edge[level] ?? new Uint8Array();
      if (bytes.length !== width * HASH_BYTES)
        throw new LedgerError('tree.missing-edge', `right edge, level ${level}: ${bytes.length} bytes, ${width * HASH_BYTES} expected`);
      this.levels.push(bytes);
    }
  }

  /** Reads the right edge of a stored tree: at most one tile per level. @throws LedgerError tree.bad-size, tile.wrong-length */
  static async resume(size: number, source: TileSource): Promise<TreeAppender> {
    ensureSize(size);
    const edge: Promise<Uint8Array>[] = [];
    for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) {
      const width = hashesAtLevel(level, size) % TILE_WIDTH;
      const index = Math.floor(hashesAtLevel(level, size) / TILE_WIDTH);
      edge.push(width === 0 ? Promise.resolve(new Uint8Array()) : readTile(source, level, index, width));
    }
    return new TreeAppender(size, await Promise.all(edge));
  }

  get size(): number {
    return this.leaves;
  }

  /** Copies of the partial tiles, for `new TreeAppender(size, edge)`. */
  get edge(): Uint8Array[] {
    return this.levels.map((bytes) => bytes.slice());
  }

  get root(): Uint8Array {
    if (this.leaves === 0) return emptyRoot;
    const perfect = this.levels.map((bytes) =>
      nodesOf({ start: 0, end: bytes.length / HASH_BYTES }).map(({ level, index }) => {
        const length = 2 ** level * HASH_BYTES;
        return perfectRoot(bytes.subarray(index * length, (index + 1) * length));
      }),
    );
    return foldRight(perfect.reverse().flat());
  }

  /** Appends leaf hashes (`leafHash`) in their order. @throws LedgerError tree.bad-size, tree.bad-hash: then nothing has changed */
  append(leafHashes: readonly Uint8Array[]): Appended {
    ensureHashes(leafHashes);
    ensureSize(this.leaves + leafHashes.length);
    const tiles: Tile[] = [];
    let added = leafHashes;
    for (let level = 0; added.length > 0; level += 1) added = this.fill(level, added, tiles);
    this.leaves += leafHashes.length;
    return { size: this.leaves, root: this.root, tiles };
  }

  /** Adds hashes to one level; answers the roots of the tiles that became full, which the level above takes up. */
  private fill(level: number, added: readonly Uint8Array[], tiles: Tile[]): Uint8Array[] {
    const partial = this.levels[level] ?? new Uint8Array();
    const row = new Uint8Array(partial.length + added.length * HASH_BYTES);
    row.set(partial);
    added.forEach((hash, n) => row.set(hash, partial.length + n * HASH_BYTES));
    let index = Math.floor(hashesAtLevel(level, this.leaves) / TILE_WIDTH);
    const above: Uint8Array[] = [];
    let at = 0;
    for (; at + FULL_BYTES <= row.length; at += FULL_BYTES, index += 1) {
      const bytes = row.slice(at, at + FULL_BYTES);
      tiles.push({ level, index, width: TILE_WIDTH, bytes });
      above.push(perfectRoot(bytes));
    }
    const rest = row.slice(at);
    this.levels[level] = rest;
    if (rest.length > 0) tiles.push({ level, index, width: rest.length / HASH_BYTES, bytes: rest.slice() });
    return above;
  }
}
