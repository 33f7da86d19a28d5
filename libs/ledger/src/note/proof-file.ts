import { fromBase64, fromDecimal, fromUtf8, hashFromBase64, toBase64 } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { leafHash } from '../tree/hashes.js';
import { verifyInclusion } from '../tree/verify.js';
import { MAX_NOTE_BYTES } from './note.js';
import { type Policy, type VerifiedCheckpoint, verifyCheckpoint } from './policy.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^63 leaves needs no more. */
export const MAX_PROOF_HASHES = 63;
const MAX_PROOF_BYTES = 2 * MAX_NOTE_BYTES;

/** What a `.tlog-proof` file (存证证明) holds (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling to the root's child. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  /** Opaque and not authenticated. */
  readonly extra?: Uint8Array;
}

export function formatProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const lines = [HEADER, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** @throws LedgerError proof.malformed */
export function parseProof(file: string | Uint8Array): TlogProof {
  const malformed = (why: string) => new LedgerError('proof.malformed', `not a ${HEADER}: ${why}`);
  if (file.length > MAX_PROOF_BYTES) throw malformed('too large');
  const text = typeof file === 'string' ? file : fromUtf8(file);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) throw malformed('no empty line before the checkpoint');
  const [header, ...lines] = text.slice(0, end).split('\n');
  if (header !== HEADER) throw malformed('wrong first line');
  const extra = lines[0]?.startsWith('extra ') ? (fromBase64(lines.shift()!.slice('extra '.length)) ?? 'malformed') : undefined;
  const index = /^index /.test(lines[0] ?? '') ? fromDecimal(lines.shift()!.slice('index '.length)) : undefined;
  const proof = lines.map(hashFromBase64).filter((hash) => hash !== undefined);
  if (extra === 'malformed' || index === undefined || proof.length !== lines.length) throw malformed('wrong index, extra data or hash');
  if (proof.length > MAX_PROOF_HASHES) throw malformed(`more than ${MAX_PROOF_HASHES} hashes`);
  return { index, proof, checkpoint: text.slice(end + 2), ...(extra && { extra }) };
}

export interface VerifiedProof {
  readonly index: number;
  readonly checkpoint: VerifiedCheckpoint;
}

/**
 * Proves that a leaf is in the log of the policy, under a checkpoint that its witnesses have seen.
 *
 * @throws LedgerError proof.malformed, inclusion.*, tree.*, and what `verifyCheckpoint` throws
 */
export function verifyProof(
  entry: { readonly leaf: Uint8Array } | { readonly leafHash: Uint8Array },
  file: string | Uint8Array,
  policy: Policy,
): VerifiedProof {
  const { index, proof, checkpoint: note } = parseProof(file);
  const checkpoint = verifyCheckpoint(note, policy);
  verifyInclusion({
    leafHash: 'leaf' in entry ? leafHash(entry.leaf) : entry.leafHash,
    index,
    proof,
    size: checkpoint.size,
    root: checkpoint.root,
  });
  return { index, checkpoint };
}
