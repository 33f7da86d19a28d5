import type { EventStore, StoredEvent } from '@liandong/event-sourcing';
import { formatProof, inclusionProof, type TileSource } from '@liandong/ledger';
import type { LedgerLeaf, LedgerStore } from '../ledger/store/ledger-store.js';
import type { ExportedEvent } from './archive.js';

/** Tiles that are kept in memory; a proof takes one per level, and neighbours share them. */
const TILES_KEPT = 64;

/** What the store no longer holds where it stood when it was integrated: the export breaks off, and the ledger's own check says what happened. */
export class ExportBroken extends Error {
  override readonly name = 'ExportBroken';
}

/** Reads what an export needs of an event: leaf and proof from the ledger, the stored bytes from the event store. */
export class EventSource {
  private readonly tiles: TileSource;

  constructor(
    private readonly store: EventStore,
    private readonly ledger: LedgerStore,
    private readonly checkpoint: { readonly size: number; readonly note: string },
  ) {
    this.tiles = keeping(ledger);
  }

  /** @throws ExportBroken the event store holds another event in its place, or none */
  async read(index: number): Promise<ExportedEvent> {
    const [before, leaf] = await this.withBefore(index);
    const stored = await this.storedAfter(before?.position ?? 0n);
    if (!leaf || stored?.id !== leaf.eventId) throw new ExportBroken(`leaf ${index}: the event store holds another event in its place`);
    const proof = await inclusionProof(index, this.checkpoint.size, this.tiles);
    return { leaf: leaf.leaf, ...stored.stored, proof: formatProof({ index, proof, checkpoint: this.checkpoint.note }) };
  }

  /** Positions may have gaps, so an event is found after the one before it. */
  private async withBefore(index: number): Promise<readonly [LedgerLeaf | undefined, LedgerLeaf | undefined]> {
    if (index === 0) return [undefined, (await this.ledger.leaves(0, 1))[0]];
    const [before, leaf] = await this.ledger.leaves(index - 1, 2);
    return [before, leaf];
  }

  private async storedAfter(position: bigint): Promise<StoredEvent | undefined> {
    for await (const event of this.store.readStored({ after: position, limit: 1 })) return event;
    return undefined;
  }
}

function keeping(source: TileSource): TileSource {
  const kept = new Map<string, Promise<Uint8Array>>();
  return {
    tile(level, index, width) {
      const key = `${level}/${index}/${width}`;
      const tile = kept.get(key) ?? source.tile(level, index, width);
      if (kept.size >= TILES_KEPT) kept.clear();
      kept.set(key, tile);
      return tile;
    },
  };
}
