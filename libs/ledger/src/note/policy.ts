import { LedgerError } from '../errors.js';
import { COSIGNATURE_V1, ED25519, samePublicKey } from './keys.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';
import { openNote } from './note.js';
import { cosignatureTime, newVerifier, type Verifier } from './signers.js';

/** Whom somebody believes: the key of one log, and how many of which witnesses. */
export interface Policy {
  readonly log: Verifier;
  readonly witnesses: readonly Verifier[];
  /** Witnesses that have to have cosigned; 0 to the number of witnesses. */
  readonly quorum: number;
}

export interface PolicyKeys {
  /** vkey of type 0x01; its name is the log's origin. */
  readonly logKey: string;
  /** vkeys of type 0x04. */
  readonly witnesses?: readonly string[];
  /** Default: all of them. */
  readonly quorum?: number;
}

/**
 * One public key counts once, under whatever names it comes, and a log is not its own witness.
 *
 * @throws LedgerError key.*, policy.malformed, policy.duplicate-key, policy.bad-quorum
 */
export function policyOf({ logKey, witnesses: vkeys = [], quorum = vkeys.length }: PolicyKeys): Policy {
  const log = newVerifier(logKey);
  if (log.type !== ED25519) throw new LedgerError('policy.malformed', `${log.name} is the key of a witness, not of a log`);
  const witnesses = vkeys.map(newVerifier);
  const wrong = witnesses.find(({ type }) => type !== COSIGNATURE_V1);
  if (wrong) throw new LedgerError('policy.malformed', `${wrong.name} is not the key of a witness`);
  const keys = [log, ...witnesses];
  const twice = keys.find((key, index) => keys.slice(0, index).some((other) => samePublicKey(key, other)));
  if (twice) throw new LedgerError('policy.duplicate-key', `the public key of ${twice.name} is in the policy twice`);
  if (!Number.isInteger(quorum) || quorum < 0 || quorum > witnesses.length)
    throw new LedgerError('policy.bad-quorum', `a quorum of ${quorum} out of ${witnesses.length} witnesses`);
  return { log, witnesses, quorum };
}

export interface Cosignature {
  readonly name: string;
  readonly keyId: number;
  /** POSIX seconds, as the witness says. */
  readonly timestamp: number;
}

export interface VerifiedCheckpoint extends Checkpoint {
  readonly extensions: readonly string[];
  /** The signed text. */
  readonly text: string;
  /** Of the policy's witnesses. */
  readonly cosignatures: readonly Cosignature[];
}

/**
 * Opens a checkpoint that the policy's log has signed and its quorum has cosigned.
 *
 * @throws LedgerError note.*, checkpoint.malformed, checkpoint.not-signed-by-log, checkpoint.wrong-origin, checkpoint.no-quorum
 */
export function verifyCheckpoint(note: string | Uint8Array, policy: Policy): VerifiedCheckpoint {
  const { text, signatures } = openCheckpointNote(note, policy);
  const by = (verifier: Verifier) => signatures.find(({ name, keyId }) => name === verifier.name && keyId === verifier.keyId);
  if (!by(policy.log)) throw new LedgerError('checkpoint.not-signed-by-log', `${policy.log.name} has not signed this checkpoint`);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== policy.log.name)
    throw new LedgerError('checkpoint.wrong-origin', `a checkpoint of ${checkpoint.origin}, not of ${policy.log.name}`);
  const cosignatures = policy.witnesses.flatMap((witness) => {
    const signature = by(witness)?.signature;
    return signature ? [{ name: witness.name, keyId: witness.keyId, timestamp: cosignatureTime(signature)! }] : [];
  });
  if (cosignatures.length < policy.quorum) {
    throw new LedgerError(
      'checkpoint.no-quorum',
      `${cosignatures.length} of the known witnesses have cosigned, ${policy.quorum} are needed`,
    );
  }
  return { ...checkpoint, text, cosignatures };
}

function openCheckpointNote(note: string | Uint8Array, { log, witnesses }: Policy) {
  try {
    return openNote(note, [log, ...witnesses]);
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'note.unverified')
      throw new LedgerError('checkpoint.not-signed-by-log', `${log.name} has not signed this checkpoint`);
    throw error;
  }
}
