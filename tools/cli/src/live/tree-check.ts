import { leafHash, TILE_WIDTH, tileWidth, TreeAppender } from '@liandong/ledger';
import type { LedgerClient } from './ledger-client.js';
import { LiveFault } from './problem.js';

const HASH_BYTES = 32;

export interface SizedRoot {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Grows the tree anew from the leaves, and compares every tile and every root that is known on the way. */
export class TreeCheck {
  private readonly tree = new TreeAppender();

  /** @param roots of checkpoints, to be met on the way */
  constructor(
    private readonly ledger: LedgerClient,
    private readonly size: number,
    private readonly roots: readonly (SizedRoot & { readonly code: 'root.differs' | 'older-checkpoint.differs' })[],
  ) {}

  /** The hashes that the ledger shows for a bundle of leaves, each to be compared before the next leaf is looked at. */
  async shownHashes(index: number, width: number): Promise<readonly Uint8Array[]> {
    const tile = await this.ledger.tile(0, index, width);
    return Array.from({ length: width }, (_, n) => tile.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES));
  }

  /** Leaves whose hashes were compared. @throws LiveFault tile.differs, root.differs, older-checkpoint.differs */
  async append(leaves: readonly Uint8Array[]): Promise<void> {
    const end = this.tree.size + leaves.length;
    const stops = [...new Set([...this.roots.map(({ size }) => size).filter((size) => size > this.tree.size && size < end), end])].sort(
      (a, b) => a - b,
    );
    let hashes = leaves.map(leafHash);
    for (const stop of stops) {
      const { tiles } = this.tree.append(hashes.slice(0, stop - this.tree.size));
      hashes = hashes.slice(hashes.length - (end - stop));
      if (stop === end) hashes = [];
      for (const { level, index, width, bytes } of tiles)
        if (level > 0 && width === tileWidth(level, index, this.size)) await this.compare(level, index, width, bytes);
      for (const { size, root, code } of this.roots)
        if (size === stop && !same(root, this.tree.root)) throw new LiveFault({ code, detail: `${size}` });
    }
  }

  private async compare(level: number, index: number, width: number, expected: Uint8Array): Promise<void> {
    const shown = await this.ledger.tile(level, index, width);
    if (same(shown, expected)) return;
    const hash =
      Array.from({ length: width }, (_, n) => n).find(
        (n) => !same(shown.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES), expected.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES)),
      ) ?? 0;
    throw new LiveFault({
      code: 'tile.differs',
      detail: `tile ${level}/${index}`,
      index: (index * TILE_WIDTH + hash) * TILE_WIDTH ** level,
    });
  }
}

export function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
