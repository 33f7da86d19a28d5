/** Every way in which the ledger refuses something; codes are stable. */
export type LedgerErrorCode =
  | 'leaf.malformed'
  | 'leaf.not-canonical'
  | 'leaf.too-long'
  | 'tree.index-out-of-range'
  | 'tree.bad-size'
  | 'tree.bad-hash'
  | 'tree.missing-edge'
  | 'tile.bad-path'
  | 'tile.wrong-length'
  | 'entries.malformed'
  | 'inclusion.wrong-length'
  | 'inclusion.wrong-root'
  | 'consistency.wrong-length'
  | 'consistency.wrong-old-root'
  | 'consistency.wrong-new-root'
  | 'key.malformed'
  | 'key.unknown-algorithm'
  | 'key.wrong-hash'
  | 'key.bad-name'
  | 'note.malformed'
  | 'note.too-large'
  | 'note.too-many-signatures'
  | 'note.ambiguous-key'
  | 'note.invalid-signature'
  | 'note.unverified'
  | 'cosignature.bad-time'
  | 'checkpoint.malformed'
  | 'checkpoint.wrong-origin'
  | 'checkpoint.not-signed-by-log'
  | 'checkpoint.no-quorum'
  | 'policy.malformed'
  | 'policy.duplicate-key'
  | 'policy.bad-quorum'
  | 'proof.malformed'
  | 'witness.malformed';

export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  constructor(
    readonly code: LedgerErrorCode,
    message: string,
  ) {
    super(message);
  }
}
