import { createHash } from 'node:crypto';
import {
  eventFiles,
  type ExportManifest,
  type Leaf,
  leafHash,
  LedgerError,
  parseLeaf,
  parseProof,
  type TlogProof,
  type VerifiedCheckpoint,
  verifyInclusion,
} from '@liandong/ledger';
import { type ExportFiles, fileOf, jsonOf } from './export-files.js';
import { type ProblemCode, Wrong } from './problems.js';

export interface LeafContext {
  readonly files: ExportFiles;
  readonly manifest: ExportManifest;
  readonly checkpoint: Pick<VerifiedCheckpoint, 'size' | 'root'>;
  /** The checkpoint file, verbatim. */
  readonly note: string;
  /** What the leaves before this one were. */
  readonly seen: { readonly events: Set<string>; readonly revisions: Map<string, number> };
}

const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Everything about one leaf. @throws Wrong leaf.*, export.missing-file */
export function verifyLeaf(index: number, context: LeafContext): void {
  const names = eventFiles(index);
  const bytes = fileOf(context.files, names.leaf);
  const leaf = attempt('leaf.malformed', { index }, () => parseLeaf(bytes));
  const wrong = (code: ProblemCode, detail: string) => new Wrong(code, detail, { index, eventId: leaf.id });
  const metadata = fileOf(context.files, names.metadata);
  if (sha256Hex(fileOf(context.files, names.data)) !== leaf.dataHash) throw wrong('leaf.data-changed', names.data);
  if (sha256Hex(metadata) !== leaf.metadataHash) throw wrong('leaf.metadata-changed', names.metadata);
  const differs = differentMember(leaf, jsonOf(metadata));
  if (differs !== undefined) throw wrong('leaf.metadata-differs', `${names.metadata}: ${differs}`);
  if (leaf.correlationId !== context.manifest.matterId) throw wrong('leaf.wrong-matter', leaf.correlationId);
  ensureOrder(leaf, context.seen, wrong);
  const proof = attempt('leaf.bad-proof', { index, eventId: leaf.id }, () => parseProof(fileOf(context.files, names.proof)));
  ensureProof(index, proof, bytes, context, wrong);
}

type Wrongly = (code: ProblemCode, detail: string) => Wrong;

function ensureOrder({ id, stream, revision }: Leaf, { events, revisions }: LeafContext['seen'], wrong: Wrongly): void {
  if (events.has(id)) throw wrong('leaf.duplicate-event', id);
  const before = revisions.get(stream);
  if (before !== undefined && revision <= before) throw wrong('leaf.wrong-order', `${stream}: ${revision} after ${before}`);
  events.add(id);
  revisions.set(stream, revision);
}

function ensureProof(
  index: number,
  { index: proven, proof, checkpoint: note }: TlogProof,
  leaf: Uint8Array,
  context: LeafContext,
  wrong: Wrongly,
): void {
  if (proven !== index) throw wrong('leaf.proof-of-another-leaf', String(proven));
  if (note !== context.note) throw wrong('leaf.other-checkpoint', eventFiles(index).proof);
  const { size, root } = context.checkpoint;
  try {
    verifyInclusion({ leafHash: leafHash(leaf), index, size, proof, root });
  } catch (error) {
    throw error instanceof LedgerError ? wrong('leaf.not-in-tree', error.message) : error;
  }
}

function differentMember(leaf: Leaf, metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null) return 'not JSON';
  const { occurredAt, correlationId, causationId, actor } = metadata as Partial<Record<string, unknown>>;
  if (occurredAt !== leaf.occurredAt) return 'occurredAt';
  if (correlationId !== leaf.correlationId) return 'correlationId';
  if (causationId !== leaf.causationId) return 'causationId';
  const who = (actor ?? {}) as Partial<Record<string, unknown>>;
  return (['personId', 'organisationId', 'role'] as const).find((name) => who[name] !== leaf.actor[name]);
}

function attempt<T>(code: ProblemCode, leaf: { readonly index: number; readonly eventId?: string }, what: () => T): T {
  try {
    return what();
  } catch (error) {
    throw error instanceof LedgerError ? new Wrong(code, error.message, leaf) : error;
  }
}
