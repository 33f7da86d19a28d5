import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Wraps data keys under a key-encryption key that lives elsewhere. The local file is one adapter; a KMS or HSM is another: `wrap` and
 * `unwrap` are its encrypt and decrypt with the context as associated data.
 */
export interface KeyWrapper {
  /** Names the key-encryption key; stored beside every key wrapped under it. No secret. */
  readonly id: string;
  /** Those that it can unwrap with: the one in use and, while they are being retired, older ones. */
  readonly ids: readonly string[];
  wrap(key: Uint8Array, context: string): Promise<Uint8Array>;
  /**
   * @param id of the key-encryption key that it was wrapped under
   * @throws Error other key-encryption key, other context, or changed
   */
  unwrap(wrapped: Uint8Array, context: string, id: string): Promise<Uint8Array>;
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under a key that this process holds. */
export class LocalKeyWrapper implements KeyWrapper {
  readonly id: string;

  /** @param key 32 bytes */
  constructor(private readonly key: Uint8Array) {
    if (key.length !== 32) throw new RangeError('a key-encryption key has 32 bytes');
    this.id = createHash('sha256').update('liandong key-encryption key').update(key).digest('hex').slice(0, 16);
  }

  get ids(): readonly string[] {
    return [this.id];
  }

  async wrap(key: Uint8Array, context: string): Promise<Uint8Array> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(context, 'utf8'));
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  async unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array> {
    const decipher = createDecipheriv('aes-256-gcm', this.key, wrapped.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(wrapped.subarray(-TAG));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE, -TAG)), decipher.final()]);
  }
}
