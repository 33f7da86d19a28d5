import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/**
 * A sealed field (封存字段) as it stands in an event: `v1.<key id>.<base64url of nonce, ciphertext and tag>`. AES-256-GCM under the data key
 * of one data subject; stream and field are bound to it, so that it opens nowhere else.
 */
export type SealedText = string;

const VERSION = 'v1';
const NONCE = 12;
const TAG = 16;
/** Plaintexts are filled up to a multiple of this many bytes: the length of a ciphertext does not tell the length of a name. */
const BLOCK = 64;

/** What a ciphertext belongs to. */
export interface SealedPlace {
  readonly keyId: string;
  readonly stream: string;
  readonly field: string;
}

/** The text cannot be read: changed, moved to another place, or sealed under another key. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
  constructor() {
    super('the sealed text does not belong here or was changed');
  }
}

/**
 * The nonce follows from the key, the occasion (such as the command's id) and the text: a repeated command yields the same ciphertext, so
 * that it is recognised as a repetition without any digest of the plaintext; two texts never share a nonce.
 */
export function sealText(key: Uint8Array, place: SealedPlace, occasion: string, plaintext: string): SealedText {
  const { encryption, nonces } = subkeys(key);
  const padded = pad(Buffer.from(plaintext, 'utf8'));
  const bound = boundTo(place);
  const nonce = createHmac('sha256', nonces).update(`${bound.length}:`).update(bound).update(`${Buffer.byteLength(occasion)}:${occasion}`).update(padded).digest().subarray(0, NONCE);
  const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(bound);
  const sealed = Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, place.keyId, sealed.toString('base64url')].join('.');
}

/** @throws UnreadableText */
export function unsealText(key: Uint8Array, place: SealedPlace, sealed: SealedText): string {
  const [version, keyId, body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  if (version !== VERSION || keyId !== place.keyId || bytes.length < NONCE + BLOCK + TAG) throw new UnreadableText();
  const decipher = createDecipheriv('aes-256-gcm', subkeys(key).encryption, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(boundTo(place)).setAuthTag(bytes.subarray(-TAG));
  try {
    return unpad(Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])).toString('utf8');
  } catch {
    throw new UnreadableText();
  }
}

function subkeys(key: Uint8Array): { readonly encryption: Buffer; readonly nonces: Buffer } {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `liandong sealing ${VERSION} ${purpose}`, 32));
  return { encryption: derived('encryption'), nonces: derived('nonces') };
}

function boundTo({ keyId, stream, field }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, stream, field]), 'utf8');
}

/** ISO/IEC 7816-4: one byte 0x80, then zeros. */
function pad(text: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil((text.length + 1) / BLOCK) * BLOCK);
  text.copy(padded);
  padded[text.length] = 0x80;
  return padded;
}

function unpad(padded: Buffer): Buffer {
  return padded.subarray(0, padded.lastIndexOf(0x80));
}
