import { consistencyProof, LedgerError, rootAt, TILE_WIDTH, type TileSource, TreeAppender, verifyConsistency } from '@liandong/ledger';
import type { RefusalCode } from './refusal.js';
import type { SignedHead } from './state-file.js';

const HASH_BYTES = 32;

/** What the signer makes of the tiles: the root to sign, or why not. */
export type Checked = { readonly root: Uint8Array } | { readonly code: RefusalCode; readonly details: Readonly<Record<string, unknown>> };

/**
 * Verifies by the tiles alone that the tree of `size` leaves continues every head that was signed before, and computes its root anew from
 * the leaf hashes that were added since the last of them.
 */
export async function checkTree(size: number, signed: readonly SignedHead[], tiles: TileSource): Promise<Checked> {
  const last = signed.reduce((best, head) => (head.size > best ? head.size : best), 0);
  if (size < last) return { code: 'tree-shorter-than-signed', details: { signed: last, size } };
  try {
    const root = await rootAt(size, tiles);
    for (const head of signed) {
      verifyConsistency({
        from: head.size,
        to: size,
        proof: await consistencyProof(head.size, size, tiles),
        fromRoot: head.root,
        toRoot: root,
      });
    }
    const computed = await computeRoot(last, size, tiles);
    return Buffer.compare(root, computed) === 0 ? { root } : { code: 'tiles-inconsistent', details: { signed: last, size } };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return {
      code: error.code.startsWith('consistency') ? 'tree-inconsistent' : 'tiles-inconsistent',
      details: { signed: last, size, why: error.code },
    };
  }
}

/** From the right edge at `from` and the leaf hashes after it, without the tiles above them. */
async function computeRoot(from: number, size: number, tiles: TileSource): Promise<Uint8Array> {
  const tree = await TreeAppender.resume(from, tiles);
  while (tree.size < size) {
    const index = Math.floor(tree.size / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const tile = await tiles.tile(0, index, width);
    if (tile.length !== width * HASH_BYTES) throw new LedgerError('tile.wrong-length', `tile 0/${index}: ${tile.length} bytes`);
    tree.append(
      Array.from({ length: width - (tree.size % TILE_WIDTH) }, (_, n) =>
        tile.subarray(((tree.size % TILE_WIDTH) + n) * HASH_BYTES, ((tree.size % TILE_WIDTH) + n + 1) * HASH_BYTES),
      ),
    );
  }
  return tree.root;
}
