/** Canonical leaves, the Merkle tree over them, signed checkpoints and proofs (C2SP, RFC 6962, RFC 8785). */
export { LedgerError, type LedgerErrorCode } from './errors.js';
export {
  LEAF_VERSION,
  type Leaf,
  type LeafEvent,
  leafOf,
  type LeafSource,
  leafSourceOf,
  MAX_LEAF_BYTES,
  parseLeaf,
  type StoredBytes,
} from './leaf/leaf.js';
export { emptyRoot, leafHash, nodeHash } from './tree/hashes.js';
export { entriesPath, parseTilePath, TILE_WIDTH, type TileName, tilePath } from './tree/tile-paths.js';
export { consistencyProof, inclusionProof, rootAt, type TileSource, tileWidth } from './tree/tile-reader.js';
export { type Appended, type Tile, TreeAppender } from './tree/appender.js';
export { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './tree/verify.js';
export { decodeEntries, encodeEntries } from './tree/entries.js';
export {
  COSIGNATURE_V1,
  ED25519,
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  parseVerifierKey,
  type PrivateKey,
  publicKeyPem,
  type SignatureType,
  type VerifierKey,
} from './note/keys.js';
export {
  type Cosigner,
  cosignatureTime,
  cosignerFromKey,
  newCosigner,
  newSigner,
  newVerifier,
  type Signer,
  signerFromKey,
  type Verifier,
} from './note/signers.js';
export {
  MAX_NOTE_BYTES,
  MAX_SIGNATURES,
  type NoteSignature,
  openNote,
  type OpenedNote,
  type ParsedNote,
  parseNote,
  parseSignatureLine,
  signatureBy,
  signatureLine,
  signNote,
} from './note/note.js';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './note/checkpoint.js';
export { type Cosignature, type Policy, type PolicyKeys, policyOf, type VerifiedCheckpoint, verifyCheckpoint } from './note/policy.js';
export { formatProof, MAX_PROOF_HASHES, parseProof, type TlogProof, type VerifiedProof, verifyProof } from './note/proof-file.js';
export {
  type AddCheckpoint,
  formatAddCheckpoint,
  mergeCosignatures,
  parseAddCheckpoint,
  type ReceivedCheckpoint,
  SIZE_CONTENT_TYPE,
} from './witness/add-checkpoint.js';
export { cosignatureLine, type WitnessDecision, witnessDecision, type WitnessPolicy, type WitnessState } from './witness/decision.js';
export { eventFiles, EXPORT_FORMAT, type ExportKeys, type ExportManifest, FIXED_FILES } from './export-format.js';
