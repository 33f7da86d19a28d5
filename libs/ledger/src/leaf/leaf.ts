import canonicalize from 'canonicalize';
import { fromUtf8, sameBytes, sha256Hex, utf8 } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { leafFault } from './leaf-shape.js';

/** Version of the leaf's format. A new one gets new golden vectors; leaves already in the tree keep theirs. */
export const LEAF_VERSION = 1;

/** An entry bundle counts a leaf's bytes in 16 bits (C2SP tlog-tiles). */
export const MAX_LEAF_BYTES = 65_535;

/** What the leaf (叶子) of an event says: its envelope, and digests of the bytes that are stored. */
export interface LeafSource {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schemaVersion: number;
  /** RFC 3339, UTC, milliseconds, as are all times here. */
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { readonly personId: string; readonly organisationId: string; readonly role: string };
  readonly correlationId: string;
  readonly causationId: string;
  /** SHA-256 (lower-case hex) of the stored bytes of the data. */
  readonly dataHash: string;
  /** SHA-256 (lower-case hex) of the stored bytes of the metadata: covers what the envelope above does not repeat. */
  readonly metadataHash: string;
}

export interface Leaf extends LeafSource {
  readonly leafVersion: typeof LEAF_VERSION;
}

/** The part of a recorded event that goes into its leaf. */
export interface LeafEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly metadata: Pick<LeafSource, 'occurredAt' | 'actor' | 'correlationId' | 'causationId'>;
}

/** What the store holds of an event, byte for byte. */
export interface StoredBytes {
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export function leafSourceOf(event: LeafEvent, stored: StoredBytes): LeafSource {
  const { id, stream, revision, type, schemaVersion, recordedAt, metadata } = event;
  const { occurredAt, actor, correlationId, causationId } = metadata;
  return {
    id,
    stream,
    revision,
    type,
    schemaVersion,
    occurredAt,
    recordedAt,
    actor,
    correlationId,
    causationId,
    dataHash: sha256Hex(stored.data),
    metadataHash: sha256Hex(stored.metadata),
  };
}

/**
 * The leaf's bytes: RFC 8785 canonical JSON. Members that are not part of the format are left out.
 *
 * @throws LedgerError leaf.malformed, leaf.too-long
 */
export function leafOf(source: LeafSource): Uint8Array {
  const { id, stream, revision, type, schemaVersion, occurredAt, recordedAt, correlationId, causationId, dataHash, metadataHash } = source;
  const { personId, organisationId, role } = source.actor;
  const leaf: Leaf = {
    leafVersion: LEAF_VERSION,
    id,
    stream,
    revision,
    type,
    schemaVersion,
    occurredAt,
    recordedAt,
    actor: { personId, organisationId, role },
    correlationId,
    causationId,
    dataHash,
    metadataHash,
  };
  const fault = leafFault(leaf);
  if (fault !== undefined) throw new LedgerError('leaf.malformed', `leaf of event ${id}: ${fault}`);
  const bytes = utf8(canonicalize(leaf)!);
  if (bytes.length > MAX_LEAF_BYTES)
    throw new LedgerError('leaf.too-long', `leaf of event ${id}: ${bytes.length} bytes, at most ${MAX_LEAF_BYTES}`);
  return bytes;
}

/**
 * Reads a leaf and makes sure that it could not have been written in any other way.
 *
 * @throws LedgerError leaf.malformed, leaf.not-canonical, leaf.too-long
 */
export function parseLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length > MAX_LEAF_BYTES) throw new LedgerError('leaf.too-long', `a leaf of ${bytes.length} bytes, at most ${MAX_LEAF_BYTES}`);
  const leaf = parsed(bytes);
  const fault = leafFault(leaf);
  if (fault !== undefined) throw new LedgerError('leaf.malformed', `leaf: ${fault}`);
  if (!sameBytes(utf8(canonicalize(leaf)!), bytes))
    throw new LedgerError('leaf.not-canonical', 'the leaf is not in the canonical form of RFC 8785');
  return leaf as Leaf;
}

function parsed(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  if (text === undefined) throw new LedgerError('leaf.malformed', 'leaf: not UTF-8');
  try {
    return JSON.parse(text);
  } catch {
    throw new LedgerError('leaf.malformed', 'leaf: not JSON');
  }
}
