import { fromBase64, fromUtf8, toBase64, utf8 } from '../bytes.js';
import { LedgerError } from '../errors.js';
import { ensureKeyName, isKeyName } from './keys.js';
import type { Signer, Verifier } from './signers.js';

/** Largest note that is looked at: some dozens of signatures, also post-quantum ones. */
export const MAX_NOTE_BYTES = 262_144;
/** As in Go's note package. */
export const MAX_SIGNATURES = 100;

export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** Without the four bytes of the key id. */
  readonly signature: Uint8Array;
}

export interface ParsedNote {
  /** Ends in a newline. Not to be believed before a signature is verified. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface OpenedNote {
  readonly text: string;
  /** By known keys, verified. */
  readonly signatures: readonly NoteSignature[];
  /** By unknown keys: they say nothing. */
  readonly unverified: readonly NoteSignature[];
}

/**
 * Opens a signed note (C2SP signed-note, golang.org/x/mod/sumdb/note): signatures of unknown keys are ignored, repeated ones
 * count once, one wrong signature of a known key spoils the note, at least one must be of a known key.
 *
 * @throws LedgerError note.malformed, note.too-large, note.too-many-signatures, note.ambiguous-key, note.invalid-signature, note.unverified
 */
export function openNote(note: string | Uint8Array, verifiers: readonly Verifier[]): OpenedNote {
  const parsed = parseNote(note);
  const signatures: NoteSignature[] = [];
  const unverified: NoteSignature[] = [];
  const seen = new Set<string>();
  for (const signature of parsed.signatures) {
    const verifier = verifierOf(signature, verifiers);
    const key = verifier ? keyOf(signature) : signatureLine(signature);
    if (seen.has(key)) continue;
    seen.add(key);
    if (!verifier) unverified.push(signature);
    else if (verifier.verify(parsed.text, signature.signature)) signatures.push(signature);
    else throw new LedgerError('note.invalid-signature', `wrong signature of ${signature.name}`);
  }
  if (signatures.length === 0) throw new LedgerError('note.unverified', 'no known key has signed this note');
  return { text: parsed.text, signatures, unverified };
}

const keyOf = ({ name, keyId }: { readonly name: string; readonly keyId: number }): string => `${name}+${keyId}`;

function verifierOf(signature: NoteSignature, verifiers: readonly Verifier[]): Verifier | undefined {
  const [verifier, ...more] = verifiers.filter(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
  if (more.some(({ vkey }) => vkey !== verifier!.vkey))
    throw new LedgerError('note.ambiguous-key', `several keys are called ${keyOf(signature)}`);
  return verifier;
}

/** Takes a note apart without verifying anything. @throws LedgerError note.malformed, note.too-large, note.too-many-signatures */
export function parseNote(note: string | Uint8Array): ParsedNote {
  const content = textOf(note);
  const end = content.lastIndexOf('\n\n');
  const lines = end < 0 ? [] : content.slice(end + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0)
    throw new LedgerError('note.malformed', 'a note is a text, an empty line and signature lines, each ended by a newline');
  if (lines.length > MAX_SIGNATURES)
    throw new LedgerError('note.too-many-signatures', `${lines.length} signatures, at most ${MAX_SIGNATURES}`);
  return { text: content.slice(0, end + 1), signatures: lines.map(parseSignatureLine) };
}

function textOf(note: string | Uint8Array): string {
  const bytes = typeof note === 'string' ? utf8(note).length : note.length;
  if (bytes > MAX_NOTE_BYTES) throw new LedgerError('note.too-large', `a note of ${bytes} bytes, at most ${MAX_NOTE_BYTES}`);
  const content = typeof note === 'string' ? note : fromUtf8(note);
  if (content === undefined || !content.isWellFormed()) throw new LedgerError('note.malformed', 'a note is UTF-8');
  if (/[\u0000-\u0009\u000b-\u001f]/.test(content))
    throw new LedgerError('note.malformed', 'a note has no control characters but newlines');
  return content;
}

/** @param line without its newline @throws LedgerError note.malformed */
export function parseSignatureLine(line: string): NoteSignature {
  const [dash, name, base64, ...more] = line.split(' ');
  const bytes = fromBase64(base64 ?? '');
  if (dash !== '—' || name === undefined || !isKeyName(name) || bytes === undefined || bytes.length < 5 || more.length > 0) {
    throw new LedgerError('note.malformed', 'a signature line is written as: — name base64');
  }
  return { name, keyId: Buffer.from(bytes).readUInt32BE(), signature: bytes.subarray(4) };
}

/** `— name base64`, ended by a newline. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  ensureKeyName(name);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `— ${name} ${toBase64(Buffer.concat([id, signature]))}\n`;
}

/** A signer's signature over a text. */
export const signatureBy = (signer: Signer, text: string): NoteSignature => ({
  name: signer.name,
  keyId: signer.keyId,
  signature: signer.sign(text),
});

/**
 * Writes a signed note. Signatures that the note already has come first; those by a key that signs now are replaced.
 *
 * @throws LedgerError note.malformed, note.too-large, note.too-many-signatures
 */
export function signNote(text: string, signers: readonly Signer[], existing: readonly NoteSignature[] = []): string {
  if (!text.endsWith('\n')) throw new LedgerError('note.malformed', 'the text of a note ends in a newline');
  const now = new Set(signers.map(keyOf));
  const kept = existing.filter((signature) => !now.has(keyOf(signature)));
  const note = `${text}\n${[...kept, ...signers.map((signer) => signatureBy(signer, text))].map(signatureLine).join('')}`;
  // Whatever we sign, we can read, and we read exactly what was meant.
  if (parseNote(note).text !== text) throw new LedgerError('note.malformed', 'the text of a note must not look like signatures');
  return note;
}
