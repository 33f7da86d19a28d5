import { setImmediate as turn } from 'node:timers/promises';
import { type EventStore, type StoredEvent, UnreadableEvent } from '@liandong/event-sourcing';
import { type Appended, leafHash, TreeAppender } from '@liandong/ledger';
import type { Difference } from '../store/finding.js';
import { leafOfEvent, NoLeaf } from '../store/leaf-of-event.js';
import type { LedgerLeaf, LedgerStore } from '../store/ledger-store.js';
import { type Around, differenceOf } from './difference.js';

const TILE = 256;
/** Leaves of one page: whole tiles, and so few that whoever asks at the same time hardly waits for them. */
const PAGE = TILE;
/** Leaves that are made in one go: whoever reads in the same process waits no longer than for these. */
const AT_A_TIME = 64;
const HASH = 32;

export interface SignedTree {
  readonly size: number;
  readonly root: Uint8Array;
}

export interface PassOptions {
  readonly store: EventStore;
  readonly ledger: LedgerStore;
  /** Leaves to check. */
  readonly size: number;
  /** The last signed checkpoint, where there is one. */
  readonly signed?: SignedTree;
  /** After every page, with the leaves checked so far. */
  readonly onPage: (checked: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

/**
 * Goes once through the whole store and ledger: every leaf is made anew from the stored bytes and compared with the entry, every tile with
 * what follows from the leaves, the root with the signed checkpoint. Resolves with the first thing that is wrong.
 */
export class Pass {
  private readonly tree = new TreeAppender();
  private after = 0n;

  constructor(private readonly options: PassOptions) {}

  async run(): Promise<Difference | undefined> {
    const { size, onPage, signal } = this.options;
    while (this.tree.size < size && !signal?.aborted) {
      const difference = await this.page(Math.min(PAGE, size - this.tree.size));
      if (difference) return difference;
      await onPage(this.tree.size);
    }
    return undefined;
  }

  private async page(count: number): Promise<Difference | undefined> {
    const { ledger } = this.options;
    const first = this.tree.size;
    const [entries, { events, failure }] = await Promise.all([ledger.leaves(first, count), this.events(count)]);
    const hashes: Uint8Array[] = [];
    for (let n = 0; n < count; n += 1) {
      const entry = entries[n];
      if (!entry || entry.index !== first + n) return { kind: 'entry-missing', leafIndex: first + n };
      const event = events[n];
      if (!event && failure) return this.unreadable(entry, failure);
      const leaf = event && leafIfAny(event);
      const same =
        event && leaf && event.position === entry.position && event.id === entry.eventId && Buffer.compare(leaf, entry.leaf) === 0;
      if (!same) return differenceOf(entry, event, leaf, this.around);
      hashes.push(leafHash(leaf));
      if (n % AT_A_TIME === AT_A_TIME - 1) await turn();
    }
    this.after = events[count - 1]!.position;
    return this.append(hashes);
  }

  /** In two steps where the signed checkpoint ends within the page. */
  private async append(hashes: readonly Uint8Array[]): Promise<Difference | undefined> {
    const { signed } = this.options;
    const until = signed ? signed.size - this.tree.size : 0;
    const parts = until > 0 && until <= hashes.length ? [hashes.slice(0, until), hashes.slice(until)] : [hashes];
    for (const part of parts) {
      const appended = this.tree.append(part);
      const difference = await this.tilesThatDiffer(appended);
      if (difference) return difference;
      if (signed && signed.size === appended.size && Buffer.compare(signed.root, appended.root) !== 0)
        return { kind: 'checkpoint-differs', leafIndex: signed.size - 1, details: { size: signed.size } };
    }
    return undefined;
  }

  private async tilesThatDiffer({ tiles }: Appended): Promise<Difference | undefined> {
    for (const { level, index, width, bytes } of tiles) {
      const stored = await this.options.ledger.tile(level, index, width);
      if (Buffer.compare(stored, bytes) === 0) continue;
      const wrong =
        Array.from({ length: width }, (_, n) => n).find(
          (n) => Buffer.compare(stored.subarray(n * HASH, n * HASH + HASH), bytes.subarray(n * HASH, n * HASH + HASH)) !== 0,
        ) ?? 0;
      const leafIndex = (index * TILE + wrong) * TILE ** level;
      const [entry] = await this.options.ledger.leaves(leafIndex, 1);
      return {
        kind: 'tile-edited',
        leafIndex,
        ...(entry ? { eventId: entry.eventId, position: entry.position } : {}),
        details: { level, tile: index, hash: wrong },
      };
    }
    return undefined;
  }

  private async events(limit: number): Promise<{ readonly events: StoredEvent[]; readonly failure?: UnreadableEvent }> {
    const events: StoredEvent[] = [];
    try {
      for await (const event of this.options.store.readStored({ after: this.after, limit })) events.push(event);
      return { events };
    } catch (error) {
      if (error instanceof UnreadableEvent) return { events, failure: error };
      throw error;
    }
  }

  private unreadable({ index, eventId, position }: LedgerLeaf, failure: UnreadableEvent): Difference {
    return { kind: 'event-unreadable', leafIndex: index, eventId, position, details: { why: failure.message } };
  }

  private readonly around: Around = {
    hashInTree: async (index) =>
      (await this.options.ledger.tile(0, Math.floor(index / TILE), TILE)).subarray((index % TILE) * HASH, ((index % TILE) + 1) * HASH),
    leafOfEvent: (eventId) => this.options.ledger.leafOfEvent(eventId),
    nextIdAfter: (position) => this.firstId(position),
    idAt: async ({ index }) => this.firstId(index === 0 ? 0n : (await this.options.ledger.leaves(index - 1, 1))[0]!.position),
  };

  private async firstId(after: bigint): Promise<string | undefined> {
    try {
      for await (const { id } of this.options.store.readAll({ after, limit: 1 })) return id;
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
    }
    return undefined;
  }
}

function leafIfAny(event: StoredEvent): Uint8Array | undefined {
  try {
    return leafOfEvent(event);
  } catch (error) {
    if (error instanceof NoLeaf) return undefined;
    throw error;
  }
}
