import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import {
  leafHash,
  LedgerError,
  leafOf,
  leafSourceOf,
  parseLeaf,
  type Policy,
  policyOf,
  type PolicyKeys,
  TILE_WIDTH,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from '@liandong/ledger';
import { Client } from '../client.js';
import type { Targets } from '../targets.js';
import { LedgerClient } from './ledger-client.js';
import { LiveFault, type LiveProblem, type LiveProblemCode } from './problem.js';
import { same, TreeCheck } from './tree-check.js';

export interface LiveReport {
  /** right: proven under the given key · consistent: no key was given · wrong · bad-input */
  readonly verdict: 'right' | 'consistent' | 'wrong' | 'bad-input';
  readonly size: number;
  /** Leaves that were found right before the end or the first wrong one. */
  readonly checkedLeaves: number;
  /** Size of the older checkpoint that this one continues. */
  readonly consistentWith?: number;
  /** Whether every leaf was made anew from the event store's bytes. */
  readonly storeChecked: boolean;
  readonly problem?: LiveProblem;
}

export interface LiveOptions {
  /** Default: the key that the ledger itself shows, which proves nothing. */
  readonly keys?: PolicyKeys;
  /** An older checkpoint (a signed note) of the same log. */
  readonly older?: string;
  /** Connection string of the event store's database. */
  readonly eventStore?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Fetches the newest checkpoint and everything under it, and recomputes the tree; names the first leaf that is wrong. */
export async function verifyLive(targets: Targets, { keys, older, eventStore, onProgress }: LiveOptions): Promise<LiveReport> {
  const ledger = new LedgerClient(new Client(targets, { run: 'verify', patienceMs: 10_000 }));
  let [size, checkedLeaves] = [0, 0];
  let consistentWith: number | undefined;
  const report = (verdict: LiveReport['verdict'], problem?: LiveProblem): LiveReport => ({
    verdict,
    size,
    checkedLeaves,
    storeChecked: eventStore !== undefined && !problem,
    ...(consistentWith === undefined ? {} : { consistentWith }),
    ...(problem ? { problem } : {}),
  });
  try {
    const given = keys ?? { logKey: await ledger.key() };
    const policy = refusing('input.bad-key', () => policyOf(given));
    const checkpoint = await newest(ledger, policy);
    size = checkpoint.size;
    const before = older === undefined ? undefined : olderCheckpoint(older, policy, size);
    const tree = new TreeCheck(ledger, size, [
      { ...checkpoint, code: 'root.differs' },
      ...(before ? [{ ...before, code: 'older-checkpoint.differs' as const }] : []),
    ]);
    const stored = eventStore === undefined ? undefined : storedLeaves(eventStore);
    try {
      for (let first = 0; first < size; first += TILE_WIDTH) {
        const leaves = await bundle(ledger, first, Math.min(TILE_WIDTH, size - first));
        const hashes = await tree.shownHashes(first / TILE_WIDTH, leaves.length);
        for (const [n, leaf] of leaves.entries()) {
          await checkLeaf(first + n, leaf, hashes[n]!, stored);
          checkedLeaves = first + n + 1;
        }
        await tree.append(leaves);
        onProgress?.(checkedLeaves, size);
      }
    } finally {
      await stored?.return(undefined);
    }
    consistentWith = before?.size;
    return report(keys ? 'right' : 'consistent');
  } catch (error) {
    if (!(error instanceof LiveFault)) throw error;
    return report(error.problem.code === 'input.bad-key' ? 'bad-input' : 'wrong', error.problem);
  }
}

async function newest(ledger: LedgerClient, policy: Policy): Promise<VerifiedCheckpoint> {
  const note = await ledger.checkpoint();
  return refusing('checkpoint.refused', () => verifyCheckpoint(note, policy));
}

/** Witnesses may have signed it later or never; the log's own signature is what binds it. */
function olderCheckpoint(note: string, policy: Policy, size: number): VerifiedCheckpoint {
  const checkpoint = refusing('older-checkpoint.refused', () => verifyCheckpoint(note, { ...policy, quorum: 0 }));
  if (checkpoint.size > size) throw new LiveFault({ code: 'older-checkpoint.ahead', detail: `${checkpoint.size} > ${size}` });
  return checkpoint;
}

async function bundle(ledger: LedgerClient, first: number, width: number): Promise<Uint8Array[]> {
  try {
    return await ledger.leaves(first / TILE_WIDTH, width);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new LiveFault({ code: 'entries.malformed', detail: error.message, index: first });
  }
}

async function checkLeaf(
  index: number,
  leaf: Uint8Array,
  shown: Uint8Array,
  stored: AsyncGenerator<Uint8Array> | undefined,
): Promise<void> {
  const { id: eventId } = refusing('leaf.malformed', () => parseLeaf(leaf), { index });
  if (!same(leafHash(leaf), shown))
    throw new LiveFault({ code: 'leaf.not-in-tile', detail: 'leaf and hash tile contradict each other', index, eventId });
  if (!stored) return;
  const next = await stored.next();
  if (next.done) throw new LiveFault({ code: 'store.behind', detail: 'the event store holds no such event', index, eventId });
  if (!same(next.value, leaf))
    throw new LiveFault({ code: 'store.differs', detail: Buffer.from(next.value).toString('utf8'), index, eventId });
}

/** The leaves that follow from what the event store holds, byte for byte. */
async function* storedLeaves(connectionString: string): AsyncGenerator<Uint8Array> {
  const store = postgresEventStore({ connectionString });
  try {
    for await (const event of store.readStored()) yield leafOf(leafSourceOf(event, event.stored));
  } finally {
    await store.close();
  }
}

function refusing<T>(code: LiveProblemCode, what: () => T, about: { readonly index?: number } = {}): T {
  try {
    return what();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new LiveFault({ code, detail: error.message, ...about });
  }
}
