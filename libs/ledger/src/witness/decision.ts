import { sameBytes } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { openNote, signatureBy, signatureLine } from '../note/note.js';
import type { Cosigner, Verifier } from '../note/signers.js';
import { emptyRoot } from '../tree/hashes.js';
import { verifyConsistency } from '../tree/verify.js';
import type { ReceivedCheckpoint } from './add-checkpoint.js';

/** The last checkpoint that a witness cosigned for one log. */
export interface WitnessState {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whom a witness watches: the keys it trusts for each origin. */
export interface WitnessPolicy {
  readonly logs: ReadonlyMap<string, readonly Verifier[]>;
}

export type WitnessDecision =
  /** Persist `next` in place of the state that was decided on, then answer `cosignatureLine(cosigner, text, now)`. */
  | { readonly kind: 'cosign'; readonly status: 200; readonly text: string; readonly next: WitnessState }
  /** The body is `${size}\n`, its type `SIZE_CONTENT_TYPE`. */
  | { readonly kind: 'conflict'; readonly status: 409; readonly size: number }
  | { readonly kind: 'unknown-log'; readonly status: 404; readonly reason: string }
  | { readonly kind: 'forbidden'; readonly status: 403; readonly reason: string }
  | { readonly kind: 'malformed'; readonly status: 400; readonly reason: string }
  /** Worth keeping: it can be proof that the log misbehaves. */
  | { readonly kind: 'unprocessable'; readonly status: 422; readonly reason: string };

/**
 * What a witness answers (C2SP tlog-witness, add-checkpoint). Deciding and persisting must be one atomic step, else two
 * requests at once could roll the witness back.
 *
 * @param state of the log named in `request.claimed.origin`; nothing where it was never cosigned
 */
export function witnessDecision(state: WitnessState | undefined, request: ReceivedCheckpoint, policy: WitnessPolicy): WitnessDecision {
  const {
    claimed: { origin, size, root },
    oldSize,
  } = request;
  const keys = policy.logs.get(origin);
  if (!keys) return { kind: 'unknown-log', status: 404, reason: `no log ${origin} is known` };
  const opened = attempt(() => openNote(request.checkpoint, keys));
  if (opened instanceof LedgerError) return { kind: 'forbidden', status: 403, reason: opened.message };
  if (oldSize > size) return { kind: 'malformed', status: 400, reason: `the old size ${oldSize} is above the size ${size}` };
  const known = state ?? { size: 0, root: emptyRoot };
  if (oldSize !== known.size) return { kind: 'conflict', status: 409, size: known.size };
  const fault = attempt(() => ensureGrowth(known, request));
  if (fault instanceof LedgerError) return { kind: 'unprocessable', status: 422, reason: fault.message };
  return { kind: 'cosign', status: 200, text: opened.text, next: { size, root } };
}

function ensureGrowth(known: WitnessState, { claimed: { size, root }, proof }: ReceivedCheckpoint): void {
  if (size === 0 && !sameBytes(root, emptyRoot))
    throw new LedgerError('consistency.wrong-new-root', 'this is not the root of the empty tree');
  verifyConsistency({ from: known.size, to: size, proof, fromRoot: known.root, toRoot: root });
}

function attempt<T>(what: () => T): T | LedgerError {
  try {
    return what();
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
}

/** The answer to a request that is cosigned. @param timestamp POSIX seconds */
export const cosignatureLine = (cosigner: Cosigner, text: string, timestamp: number): string =>
  signatureLine(signatureBy(cosigner.at(timestamp), text));
