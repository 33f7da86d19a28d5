import { utf8 } from '../bytes.js';
import { LedgerError } from '../errors.js';
import {
  COSIGNATURE_V1,
  ED25519,
  ed25519Verifier,
  namedKey,
  type NamedKey,
  parseSignerKey,
  parseVerifierKey,
  type PrivateKey,
  type VerifierKey,
} from './keys.js';

/** Signs the texts of notes with one key. */
export interface Signer {
  readonly name: string;
  readonly keyId: number;
  readonly vkey: string;
  sign(text: string): Uint8Array;
}

/** A witness's key: its signatures carry the time of signing (C2SP tlog-cosignature v1). */
export interface Cosigner {
  readonly name: string;
  readonly keyId: number;
  readonly vkey: string;
  /** @param timestamp POSIX seconds @throws LedgerError cosignature.bad-time */
  at(timestamp: number): Signer;
}

/** Checks signatures of one key. */
export interface Verifier extends VerifierKey {
  readonly vkey: string;
  verify(text: string, signature: Uint8Array): boolean;
}

/** A log's signer: plain Ed25519 over the text. @throws LedgerError key.bad-name, key.malformed, key.unknown-algorithm */
export const newSigner = (name: string, key: PrivateKey): Signer => signerOf(namedKey(name, key, ED25519));

/** @throws LedgerError key.malformed (also of a cosigner's key), key.unknown-algorithm, key.wrong-hash */
export const signerFromKey = (skey: string): Signer => signerOf(ofType(parseSignerKey(skey), ED25519));

/** @throws LedgerError key.bad-name, key.malformed, key.unknown-algorithm */
export const newCosigner = (name: string, key: PrivateKey): Cosigner => cosignerOf(namedKey(name, key, COSIGNATURE_V1));

/** @throws LedgerError key.malformed (also of a log's key), key.unknown-algorithm, key.wrong-hash */
export const cosignerFromKey = (skey: string): Cosigner => cosignerOf(ofType(parseSignerKey(skey), COSIGNATURE_V1));

function ofType(key: NamedKey, type: number): NamedKey {
  if (key.type !== type)
    throw new LedgerError('key.malformed', `the key of ${key.name} is for signatures of type ${key.type}, not ${type}`);
  return key;
}

const signerOf = ({ name, keyId, vkey, rawSign }: NamedKey): Signer => ({ name, keyId, vkey, sign: (text) => rawSign(utf8(text)) });

const cosignerOf = ({ name, keyId, vkey, rawSign }: NamedKey): Cosigner => ({
  name,
  keyId,
  vkey,
  at(timestamp) {
    if (!Number.isSafeInteger(timestamp) || timestamp <= 0)
      throw new LedgerError('cosignature.bad-time', `not a time in POSIX seconds: ${timestamp}`);
    const sign = (text: string) => {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(timestamp));
      return Buffer.concat([time, rawSign(cosignedMessage(text, timestamp))]);
    };
    return { name, keyId, vkey, sign };
  },
});

const cosignedMessage = (text: string, timestamp: number | bigint): Uint8Array => utf8(`cosignature/v1\ntime ${timestamp}\n${text}`);

/** @throws LedgerError key.malformed, key.unknown-algorithm, key.wrong-hash */
export function newVerifier(vkey: string): Verifier {
  const key = parseVerifierKey(vkey);
  const verify = ed25519Verifier(key.publicKey);
  return {
    ...key,
    vkey,
    verify:
      key.type === ED25519
        ? (text, signature) => verify(utf8(text), signature)
        : (text, signature) =>
            signature.length === 72 &&
            cosignatureTime(signature) !== undefined &&
            verify(cosignedMessage(text, cosignatureTime(signature)!), signature.subarray(8)),
  };
}

/** POSIX seconds of a cosignature's bytes; nothing where they are no time between 1 and 2^53 - 1. */
export function cosignatureTime(signature: Uint8Array): number | undefined {
  if (signature.length < 8) return undefined;
  const time = Number(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE());
  return Number.isSafeInteger(time) && time > 0 ? time : undefined;
}
