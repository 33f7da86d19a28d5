import type pg from 'pg';
import { type EventStore, isOtherHistory, PositionAhead, type StoredEvent, UnreadableEvent } from '@liandong/event-sourcing';
import { leafHash, TreeAppender } from '@liandong/ledger';
import { inTransaction, LeadershipLost, type Lease } from '@liandong/projections';
import type { Difference } from '../store/finding.js';
import { leafOfEvent, NoLeaf } from '../store/leaf-of-event.js';
import { extendTree, type Integrated, type LedgerLeaf, LedgerStore } from '../store/ledger-store.js';

/** Events in one transaction. */
const BATCH = 4_000;
/** While an operator has to look, in ms. */
const HALTED_MS = 1_000;

export interface IntegratorOptions {
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly lease: Pick<Lease, 'hold'>;
  /** Whether something it found is still open: then it stands still. */
  readonly isHalted: () => Promise<boolean>;
  readonly onFinding: (difference: Difference) => Promise<void>;
}

/** The tree's right edge and its last leaf, as this process left them. */
interface Edge {
  readonly tree: TreeAppender;
  readonly integrated: Integrated;
  readonly last: LedgerLeaf | undefined;
  /** Position of the leaf before the last: reading after it begins with the last. */
  readonly before: bigint;
}

/**
 * Integrates (入账) every event of the whole store in global order, each exactly once: leaves, tiles and how far it is commit together.
 * Before each batch it looks whether the last integrated event still stands in the store as it was; otherwise it stops and says so, and
 * never integrates anything twice or over something else.
 */
export class Integrator {
  private readonly ledger: LedgerStore;

  constructor(private readonly options: IntegratorOptions) {
    this.ledger = new LedgerStore(options.pool);
  }

  /** Follows the store until the signal; resolves earlier, with the pause to make, when an operator has to look first. */
  async follow(signal: AbortSignal): Promise<number> {
    const { store, lease } = this.options;
    if (await this.options.isHalted()) return HALTED_MS;
    let edge = await this.load();
    try {
      // No event passes this filter: the subscription only tells that the log has grown, and whether the last leaf's event still stands in its place.
      const anchor = edge.last && { anchor: { position: edge.last.position, id: edge.last.eventId } };
      for await (const _batch of store.subscribe({ after: edge.integrated.position, filter: { categories: [] }, signal, ...anchor })) {
        for (;;) {
          if (!(await lease.hold())) throw new LeadershipLost('the ledger');
          const next = await this.step(edge);
          if (next === 'halted') return HALTED_MS;
          if (next === edge || signal.aborted) break;
          edge = next;
        }
      }
      return 0;
    } catch (error) {
      if (!isOtherHistory(error)) throw error;
      await this.options.onFinding(
        error instanceof PositionAhead
          ? { kind: 'store-behind', ...(edge.last ? about(edge.last) : {}), details: { head: error.head.toString() } }
          : await this.replacementOf(edge),
      );
      return HALTED_MS;
    }
  }

  /** One batch; the same edge where there is nothing new. */
  private async step(edge: Edge): Promise<Edge | 'halted'> {
    const { events, failure } = await this.read(edge);
    if (edge.last) {
      const differs = lastDiffers(edge.last, events.shift(), failure);
      if (differs) return this.halt(differs);
    }
    const leaves: LedgerLeaf[] = [];
    let stop: UnreadableEvent | NoLeaf | undefined = failure;
    for (const event of events) {
      try {
        leaves.push({ index: edge.integrated.size + leaves.length, position: event.position, eventId: event.id, leaf: leafOfEvent(event) });
      } catch (error) {
        if (!(error instanceof NoLeaf)) throw error;
        stop = error;
        break;
      }
    }
    const next = leaves.length > 0 ? await this.extend(edge, leaves) : edge;
    if (!stop) return next;
    return this.halt({
      kind: 'event-unreadable',
      leafIndex: next.integrated.size,
      eventId: stop.eventId,
      position: stop.position,
      details: { why: stop.message },
    });
  }

  private async extend(edge: Edge, leaves: readonly LedgerLeaf[]): Promise<Edge> {
    const { tiles, size } = edge.tree.append(leaves.map(({ leaf }) => leafHash(leaf)));
    await inTransaction(this.options.pool, (client) => extendTree(client, edge.integrated, leaves, tiles));
    const last = leaves.at(-1)!;
    return {
      tree: edge.tree,
      integrated: { size, position: last.position },
      last,
      before: leaves.at(-2)?.position ?? edge.integrated.position,
    };
  }

  private async load(): Promise<Edge> {
    const integrated = await this.ledger.tree();
    const [tree, leaves] = await Promise.all([
      TreeAppender.resume(integrated.size, this.ledger),
      this.ledger.leaves(Math.max(0, integrated.size - 2), 2),
    ]);
    const last = integrated.size === 0 ? undefined : leaves.at(-1);
    return { tree, integrated, last, before: integrated.size > 1 ? leaves[0]!.position : 0n };
  }

  private async read({ before, last }: Edge): Promise<{ readonly events: StoredEvent[]; readonly failure?: UnreadableEvent }> {
    const events: StoredEvent[] = [];
    try {
      for await (const event of this.options.store.readStored({ after: before, limit: BATCH + (last ? 1 : 0) })) events.push(event);
      return { events };
    } catch (error) {
      if (error instanceof UnreadableEvent) return { events, failure: error };
      throw error;
    }
  }

  /** What stands in the last leaf's place, now that its event does not. In KurrentDB nothing may begin or end where it began: then it was replaced. */
  private async replacementOf(edge: Edge): Promise<Difference> {
    const read = await this.read(edge).catch(() => undefined);
    return (read && lastDiffers(edge.last!, read.events[0], read.failure)) ?? { kind: 'event-replaced', ...about(edge.last!) };
  }

  private async halt(difference: Difference): Promise<'halted'> {
    await this.options.onFinding(difference);
    return 'halted';
  }
}

const about = ({ index, eventId, position }: LedgerLeaf) => ({ leafIndex: index, eventId, position });

/** What happened to the event that was integrated last. */
function lastDiffers(last: LedgerLeaf, event: StoredEvent | undefined, failure: UnreadableEvent | undefined): Difference | undefined {
  if (!event) return { kind: failure ? 'event-unreadable' : 'store-behind', ...about(last) };
  if (event.position !== last.position) return { kind: 'event-deleted', ...about(last) };
  if (event.id !== last.eventId) return { kind: 'event-replaced', ...about(last), details: { store: { eventId: event.id } } };
  return sameLeaf(event, last.leaf) ? undefined : { kind: 'event-changed', ...about(last) };
}

function sameLeaf(event: StoredEvent, leaf: Uint8Array): boolean {
  try {
    return Buffer.compare(leafOfEvent(event), leaf) === 0;
  } catch (error) {
    if (error instanceof NoLeaf) return false;
    throw error;
  }
}
