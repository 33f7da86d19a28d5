import { fromDecimal, fromUtf8, hashFromBase64, toBase64 } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { MAX_NOTE_BYTES, openNote, parseNote, signNote } from '../note/note.js';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.js';
import type { Verifier } from '../note/signers.js';
import { MAX_PROOF_HASHES } from '../note/proof-file.js';

/** What a log asks a witness (见证方) to cosign (C2SP tlog-witness). */
export interface AddCheckpoint {
  /** Size that the witness cosigned last, as far as the log knows. */
  readonly oldSize: number;
  /** From `oldSize` to the checkpoint's size (RFC 6962 §2.1.2). */
  readonly proof: readonly Uint8Array[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
}

/** A request as it arrived: its checkpoint is read but not yet believed. */
export interface ReceivedCheckpoint extends AddCheckpoint {
  readonly claimed: Checkpoint;
}

/** Content type of the answer 409. */
export const SIZE_CONTENT_TYPE = 'text/x.tlog.size';

/** Body of `POST <prefix>/add-checkpoint`. */
export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpoint): string =>
  `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;

/** @throws LedgerError witness.malformed: to be answered with 400 */
export function parseAddCheckpoint(body: string | Uint8Array): ReceivedCheckpoint {
  const malformed = (why: string) => new LedgerError('witness.malformed', `not an add-checkpoint request: ${why}`);
  if (body.length > 2 * MAX_NOTE_BYTES) throw malformed('too large');
  const text = typeof body === 'string' ? body : fromUtf8(body);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) throw malformed('no empty line before the checkpoint');
  const [old, ...lines] = text.slice(0, end).split('\n');
  const oldSize = old?.startsWith('old ') ? fromDecimal(old.slice('old '.length)) : undefined;
  const proof = lines.map(hashFromBase64).filter((hash) => hash !== undefined);
  if (oldSize === undefined || proof.length !== lines.length || proof.length > MAX_PROOF_HASHES) throw malformed('wrong old size or proof');
  const checkpoint = text.slice(end + 2);
  try {
    return { oldSize, proof, checkpoint, claimed: parseCheckpoint(parseNote(checkpoint).text) };
  } catch (error) {
    throw error instanceof LedgerError ? malformed(error.message) : error;
  }
}

/**
 * Adds a witness's answer to the log's checkpoint: cosignatures of unknown keys are ignored, those of known keys verified.
 *
 * @param witnesses keys of the witnesses that may have answered
 * @throws LedgerError note.malformed, note.invalid-signature, note.unverified (no known witness has cosigned)
 */
export function mergeCosignatures(checkpoint: string, answer: string, witnesses: readonly Verifier[]): string {
  const { text, signatures } = parseNote(checkpoint);
  const { signatures: cosignatures } = openNote(`${text}\n${answer}`, witnesses);
  const added = new Set(cosignatures.map(({ name, keyId }) => `${name}+${keyId}`));
  return signNote(text, [], [...signatures.filter(({ name, keyId }) => !added.has(`${name}+${keyId}`)), ...cosignatures]);
}
