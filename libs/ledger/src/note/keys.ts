import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { fromBase64, sameBytes, sha256, toBase64, utf8 } from '../bytes.js';
import { LedgerError } from '../errors.js';

/** Signature types of C2SP signed-note that we use: 0x01 Ed25519, 0x04 timestamped cosignature. */
export type SignatureType = 0x01 | 0x04;
export const ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const SEED_BYTES = 32;

// Go's unicode.IsSpace, and the plus that separates the parts of a key.
const FORBIDDEN_IN_NAMES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000+]/u;

export const isKeyName = (name: string): boolean => name !== '' && name.isWellFormed() && !FORBIDDEN_IN_NAMES.test(name);

/** @throws LedgerError key.bad-name */
export function ensureKeyName(name: string): void {
  if (!isKeyName(name))
    throw new LedgerError('key.bad-name', `not the name of a key: ${JSON.stringify(name)} (no spaces, no plus, not empty)`);
}

/** First four bytes of SHA-256(name || "\n" || type || public key), read big-endian. */
export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): number {
  return Buffer.from(sha256(Buffer.concat([utf8(`${name}\n`), Buffer.from([type]), publicKey]))).readUInt32BE();
}

/** What may sign: either the 32 bytes of an Ed25519 seed (RFC 8032) or a private key object. */
export type PrivateKey = Uint8Array | KeyObject;

/** A named Ed25519 key pair for one type of signature. */
export interface NamedKey {
  readonly name: string;
  readonly type: SignatureType;
  readonly keyId: number;
  /** `name+hash+base64`: what others need to verify. */
  readonly vkey: string;
  /** 64 bytes over the message as it is. */
  rawSign(message: Uint8Array): Uint8Array;
}

/** @throws LedgerError key.bad-name, key.malformed, key.unknown-algorithm */
export function namedKey(name: string, key: PrivateKey, type: SignatureType): NamedKey {
  ensureKeyName(name);
  const privateKey = keyObjectOf(key);
  const publicKey = publicBytes(privateKey);
  return {
    name,
    type,
    keyId: keyIdOf(name, type, publicKey),
    vkey: formatVerifierKey(name, type, publicKey),
    rawSign: (message) => sign(null, message, privateKey),
  };
}

function keyObjectOf(key: PrivateKey): KeyObject {
  if ('asymmetricKeyType' in key) {
    if (key.type !== 'private' || key.asymmetricKeyType !== 'ed25519')
      throw new LedgerError('key.unknown-algorithm', 'not an Ed25519 private key');
    return key;
  }
  const seed = key as Uint8Array;
  if (seed.length !== SEED_BYTES) throw new LedgerError('key.malformed', `an Ed25519 seed has ${SEED_BYTES} bytes, not ${seed.length}`);
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

const publicBytes = (privateKey: KeyObject): Uint8Array =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);

/** Whether the 64 bytes are an Ed25519 signature (RFC 8032) over the message. */
export function ed25519Verifier(publicKey: Uint8Array): (message: Uint8Array, signature: Uint8Array) => boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return (message, signature) => signature.length === 64 && verify(null, message, key, signature);
}

/** The same key as SPKI in PEM, as OpenSSL and others read it. @throws LedgerError key.malformed, key.unknown-algorithm, key.wrong-hash */
export function publicKeyPem(vkey: string): string {
  const { publicKey } = parseVerifierKey(vkey);
  return createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
    .export({ format: 'pem', type: 'spki' })
    .toString();
}

const hex = (keyId: number): string => keyId.toString(16).padStart(8, '0');

export function formatVerifierKey(name: string, type: SignatureType, publicKey: Uint8Array): string {
  ensureKeyName(name);
  return `${name}+${hex(keyIdOf(name, type, publicKey))}+${toBase64(Buffer.concat([Buffer.from([type]), publicKey]))}`;
}

export interface VerifierKey {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
}

/** @throws LedgerError key.malformed, key.unknown-algorithm, key.wrong-hash */
export function parseVerifierKey(vkey: string): VerifierKey {
  const { name, keyId, type, key: publicKey } = keyParts(vkey, 'name+hash+base64');
  if (keyIdOf(name, type, publicKey) !== keyId)
    throw new LedgerError('key.wrong-hash', `the hash in the key of ${name} does not belong to it`);
  return { name, keyId, type, publicKey };
}

/** `PRIVATE+KEY+name+hash+base64`, as Go's note package writes it. Secret. @throws LedgerError key.bad-name, key.malformed */
export function formatSignerKey(name: string, seed: Uint8Array, type: SignatureType = ED25519): string {
  const { keyId } = namedKey(name, seed, type);
  return `PRIVATE+KEY+${name}+${hex(keyId)}+${toBase64(Buffer.concat([Buffer.from([type]), seed]))}`;
}

/** @throws LedgerError key.malformed, key.unknown-algorithm, key.wrong-hash */
export function parseSignerKey(skey: string): NamedKey {
  if (!skey.startsWith('PRIVATE+KEY+')) throw new LedgerError('key.malformed', 'a private key begins with PRIVATE+KEY+');
  const { name, keyId, type, key: seed } = keyParts(skey.slice('PRIVATE+KEY+'.length), 'PRIVATE+KEY+name+hash+base64');
  const key = namedKey(name, seed, type);
  if (key.keyId !== keyId) throw new LedgerError('key.wrong-hash', `the hash in the private key of ${name} does not belong to it`);
  return key;
}

function keyParts(text: string, form: string): { name: string; keyId: number; type: SignatureType; key: Uint8Array } {
  const malformed = new LedgerError('key.malformed', `a key is written as ${form}`);
  const [name, hash, base64, ...more] = splitKey(text);
  const bytes = fromBase64(base64 ?? '');
  if (more.length > 0 || name === undefined || !isKeyName(name) || !/^[0-9a-fA-F]{8}$/.test(hash ?? '') || bytes === undefined)
    throw malformed;
  const type = bytes[0]!;
  if (type !== ED25519 && type !== COSIGNATURE_V1)
    throw new LedgerError('key.unknown-algorithm', `signature type ${type} is not known here`);
  if (bytes.length !== 1 + SEED_BYTES) throw malformed;
  return { name, keyId: Number.parseInt(hash!, 16), type, key: bytes.subarray(1) };
}

/** Base64 may contain a plus itself: only the first two separate. */
function splitKey(text: string): string[] {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  return first < 0 || second < 0 ? [] : [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

/** Whether two keys wrap the same public key, under whatever name. */
export const samePublicKey = (a: VerifierKey, b: VerifierKey): boolean => sameBytes(a.publicKey, b.publicKey);
