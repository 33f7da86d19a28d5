import { sealBytes, type SealedPlace, Unreadable, unsealBytes } from './sealed-bytes.js';

/** A sealed field (封存字段) as it stands in an event: `v1.<key id>.<base64url of nonce, ciphertext and tag>`. */
export type SealedText = string;

const VERSION = 'v1';
/** Bytes: no name of a person is longer. */
const BLOCK = 64;

export function sealText(key: Uint8Array, place: SealedPlace, occasion: string, plaintext: string): SealedText {
  return [VERSION, place.keyId, sealBytes(key, place, occasion, Buffer.from(plaintext, 'utf8'), BLOCK).toString('base64url')].join('.');
}

/** @throws Unreadable */
export function unsealText(key: Uint8Array, place: SealedPlace, sealed: SealedText): string {
  const [version, keyId, body = ''] = sealed.split('.');
  if (version !== VERSION || keyId !== place.keyId) throw new Unreadable();
  return unsealBytes(key, place, Buffer.from(body, 'base64url')).toString('utf8');
}
