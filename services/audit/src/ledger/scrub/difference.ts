import type { StoredEvent } from '@liandong/event-sourcing';
import { leafHash, parseLeaf } from '@liandong/ledger';
import type { Difference } from '../store/finding.js';
import type { LedgerLeaf } from '../store/ledger-store.js';

/** Answers of the ledger and the store that tell one kind of tampering from another. */
export interface Around {
  /** The hash that the tree holds of a leaf. */
  hashInTree(index: number): Promise<Uint8Array>;
  leafOfEvent(eventId: string): Promise<LedgerLeaf | undefined>;
  /** Id of the event that stands next in the store after a position. */
  nextIdAfter(position: bigint): Promise<string | undefined>;
  /** Id of the event that stands at a leaf's position. */
  idAt(leaf: LedgerLeaf): Promise<string | undefined>;
}

const about = ({ index, eventId, position }: LedgerLeaf) => ({ leafIndex: index, eventId, position });

/** Names what differs between a leaf of the ledger and what stands in the store in its place. */
export async function differenceOf(
  entry: LedgerLeaf,
  event: StoredEvent | undefined,
  leaf: Uint8Array | undefined,
  around: Around,
): Promise<Difference> {
  const inTree = await around.hashInTree(entry.index);
  const isInTree = (bytes: Uint8Array) => Buffer.compare(leafHash(bytes), inTree) === 0;
  if (leaf && isInTree(leaf)) return { kind: 'entry-edited', ...about(entry), details: { differs: membersThatDiffer(leaf, entry.leaf) } };
  if (!event) return { kind: 'store-behind', ...about(entry) };
  if (event.id === entry.eventId && event.position === entry.position) {
    return {
      kind: 'event-changed',
      ...about(entry),
      details: { differs: leaf ? membersThatDiffer(entry.leaf, leaf) : ['envelope'], ...(isInTree(entry.leaf) ? {} : { entry: 'edited' }) },
    };
  }
  const store = { eventId: event.id, position: event.position.toString() };
  return { kind: await kindOfMove(entry, event, around), ...about(entry), details: { store } };
}

async function kindOfMove(entry: LedgerLeaf, event: StoredEvent, around: Around): Promise<Difference['kind']> {
  if (event.position > entry.position) return 'event-deleted';
  const known = await around.leafOfEvent(event.id);
  if (!known)
    return event.position < entry.position || (await around.nextIdAfter(event.position)) === entry.eventId
      ? 'event-inserted'
      : 'event-replaced';
  return (await around.idAt(known)) === entry.eventId ? 'events-swapped' : 'event-deleted';
}

/** Names of the leaf's members: `dataHash` says that the payload was changed, `metadataHash` the metadata. */
function membersThatDiffer(expected: Uint8Array, actual: Uint8Array): string[] {
  try {
    const [before, after] = [parseLeaf(expected), parseLeaf(actual)].map((leaf): Record<string, unknown> => ({ ...leaf }));
    return Object.keys(before!).filter((name) => JSON.stringify(before![name]) !== JSON.stringify(after![name]));
  } catch {
    return ['form'];
  }
}
