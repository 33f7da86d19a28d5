import { HASH_BYTES } from '../bytes.js';
import type { Tile } from '../tree/appender.js';
import { tilePath, TILE_WIDTH } from '../tree/tile-paths.js';
import type { TileSource } from '../tree/tile-reader.js';

/** Keeps the widest version of each tile, as a store may that drops partial tiles. */
export class MemoryTiles implements TileSource {
  private readonly tiles = new Map<string, Uint8Array>();

  put(tiles: readonly Tile[]): void {
    for (const { level, index, bytes } of tiles) this.tiles.set(tilePath(level, index, TILE_WIDTH), bytes);
  }

  tile(level: number, index: number, width: number): Promise<Uint8Array> {
    const bytes = this.tiles.get(tilePath(level, index, TILE_WIDTH));
    return bytes ? Promise.resolve(bytes.subarray(0, width * HASH_BYTES)) : Promise.reject(new Error(`no tile ${level}/${index}`));
  }

  /** Path and bytes in hex, sorted. */
  all(): [string, string][] {
    return [...this.tiles].map(([path, bytes]): [string, string] => [path, Buffer.from(bytes).toString('hex')]).sort();
  }
}
