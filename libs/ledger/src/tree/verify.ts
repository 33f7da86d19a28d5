import { sameBytes } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { emptyRoot, ensureHashes, ensureIndex, ensureSize, nodeHash } from './hashes.js';

const half = (n: number): number => Math.floor(n / 2);
const odd = (n: number): boolean => n % 2 === 1;

export interface Inclusion {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/**
 * The algorithm of RFC 9162 §2.1.3.2: it walks by bits and shares nothing with the code that makes proofs.
 *
 * @throws LedgerError tree.index-out-of-range, tree.bad-hash, inclusion.wrong-length, inclusion.wrong-root
 */
export function verifyInclusion({ leafHash, index, size, proof, root }: Inclusion): void {
  ensureIndex(index, size);
  ensureHashes([leafHash, root, ...proof]);
  let at = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) throw new LedgerError('inclusion.wrong-length', `the proof of leaf ${index} in a tree of ${size} has too many hashes`);
    if (odd(at) || at === last) {
      hash = nodeHash(sibling, hash);
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0) throw new LedgerError('inclusion.wrong-length', `the proof of leaf ${index} in a tree of ${size} has too few hashes`);
  if (!sameBytes(hash, root))
    throw new LedgerError('inclusion.wrong-root', `leaf ${index} with this hash is not in the tree of ${size} with this root`);
}

export interface Consistency {
  readonly from: number;
  readonly to: number;
  readonly proof: readonly Uint8Array[];
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
}

/**
 * The algorithm of RFC 9162 §2.1.4.2. From the empty tree the proof is empty and only `fromRoot` is looked at.
 *
 * @throws LedgerError tree.bad-size, tree.bad-hash, consistency.wrong-length, consistency.wrong-old-root, consistency.wrong-new-root
 */
export function verifyConsistency({ from, to, proof, fromRoot, toRoot }: Consistency): void {
  ensureSize(from);
  ensureSize(to);
  ensureHashes([fromRoot, toRoot, ...proof]);
  if (from > to) throw new LedgerError('tree.bad-size', `a tree of ${to} does not begin with one of ${from}`);
  if (from === 0 || from === to) return verifyTrivial({ from, to, proof, fromRoot, toRoot });
  const [oldRoot, newRoot] = rootsOf(from, to, proof, fromRoot);
  if (!sameBytes(oldRoot, fromRoot))
    throw new LedgerError('consistency.wrong-old-root', `the proof does not lead to the root of ${from} leaves`);
  if (!sameBytes(newRoot, toRoot))
    throw new LedgerError('consistency.wrong-new-root', `the proof does not lead to the root of ${to} leaves`);
}

function verifyTrivial({ from, to, proof, fromRoot, toRoot }: Consistency): void {
  if (proof.length > 0) throw new LedgerError('consistency.wrong-length', `the proof from ${from} to ${to} leaves has to be empty`);
  if (from === 0 && !sameBytes(fromRoot, emptyRoot))
    throw new LedgerError('consistency.wrong-old-root', 'this is not the root of the empty tree');
  if (to === 0 && !sameBytes(toRoot, emptyRoot))
    throw new LedgerError('consistency.wrong-new-root', 'this is not the root of the empty tree');
  if (from === to && !sameBytes(fromRoot, toRoot))
    throw new LedgerError('consistency.wrong-new-root', `two different roots of ${to} leaves`);
}

/** The roots of the old and the new tree to which the proof leads. */
function rootsOf(from: number, to: number, proof: readonly Uint8Array[], fromRoot: Uint8Array): [Uint8Array, Uint8Array] {
  const wrongLength = (how: string) =>
    new LedgerError('consistency.wrong-length', `the proof from ${from} to ${to} leaves has too ${how} hashes`);
  let at = from - 1;
  let last = to - 1;
  while (odd(at)) [at, last] = [half(at), half(last)];
  // A perfect old tree is a node of the new one: its hash is left out of the proof.
  const path = at === 0 ? [fromRoot, ...proof] : proof;
  let oldHash = path[0];
  let newHash = path[0];
  if (!oldHash || !newHash) throw wrongLength('few');
  for (const hash of path.slice(1)) {
    if (last === 0) throw wrongLength('many');
    if (odd(at) || at === last) {
      oldHash = nodeHash(hash, oldHash);
      newHash = nodeHash(hash, newHash);
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newHash = nodeHash(newHash, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0) throw wrongLength('few');
  return [oldHash, newHash];
}
