import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const VERSION = 'v1';
const NONCE = 12;
const TAG = 16;

/** What a ciphertext belongs to. */
export interface SealedPlace {
  readonly keyId: string;
  readonly stream: string;
  readonly field: string;
}

/** What was sealed cannot be read: changed, moved to another place, or sealed under another key. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor() {
    super('what was sealed does not belong here or was changed');
  }
}

/**
 * Nonce, ciphertext and tag of AES-256-GCM under the data key of one data subject; stream and field are bound to it, so that it opens nowhere
 * else. The nonce follows from the key, the occasion (such as the command's id) and the content: a repeated command yields the same
 * ciphertext, so that it is recognised as a repetition without any digest of the plaintext; two contents never share a nonce.
 *
 * @param block the plaintext is filled up to a multiple of this many bytes: the length of a ciphertext does not tell that of what is in it
 */
export function sealBytes(key: Uint8Array, place: SealedPlace, occasion: string, plaintext: Uint8Array, block: number): Buffer {
  const { encryption, nonces } = subkeys(key);
  const padded = pad(plaintext, block);
  const bound = boundTo(place);
  const nonce = createHmac('sha256', nonces)
    .update(`${bound.length}:`)
    .update(bound)
    .update(`${Buffer.byteLength(occasion)}:${occasion}`)
    .update(padded)
    .digest()
    .subarray(0, NONCE);
  const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Unreadable */
export function unsealBytes(key: Uint8Array, place: SealedPlace, sealed: Buffer): Buffer {
  if (sealed.length <= NONCE + TAG) throw new Unreadable();
  const decipher = createDecipheriv('aes-256-gcm', subkeys(key).encryption, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(boundTo(place)).setAuthTag(sealed.subarray(-TAG));
  try {
    return unpad(Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]));
  } catch {
    throw new Unreadable();
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
function pad(content: Uint8Array, block: number): Buffer {
  const padded = Buffer.alloc(Math.ceil((content.length + 1) / block) * block);
  padded.set(content);
  padded[content.length] = 0x80;
  return padded;
}

function unpad(padded: Buffer): Buffer {
  return padded.subarray(0, padded.lastIndexOf(0x80));
}
