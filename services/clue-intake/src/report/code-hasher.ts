import * as crypto from 'node:crypto';
import { HttpException, Injectable } from '@nestjs/common';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** Hashes at once, and how many may wait: with these the public channel takes at most two cores and some seconds of anybody's time. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 32;

/** A hash of no code, so that an unknown locator costs what a wrong secret costs. */
const NOBODYS = encode(Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

/** Hashes and compares receipt codes with Argon2id, a few at a time. */
@Injectable()
export class CodeHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** PHC text: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. */
  async hash(secret: string): Promise<string> {
    const salt = crypto.randomBytes(SALT_BYTES);
    return encode(salt, await this.derive(secret, salt));
  }

  /**
   * Whether the secret belongs to the hash. Undefined: there is no hash; it costs the same and is false.
   *
   * @throws HttpException 429: too many are waiting already
   */
  async matches(secret: string, phc: string | undefined): Promise<boolean> {
    const [salt, expected] = (phc ?? NOBODYS)
      .split('$')
      .slice(-2)
      .map((part) => Buffer.from(part, 'base64'));
    const derived = await this.derive(secret, salt!);
    return crypto.timingSafeEqual(derived, expected!) && phc !== undefined;
  }

  private async derive(secret: string, nonce: Buffer): Promise<Buffer> {
    await this.turn();
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        const parameters = { message: secret, nonce, parallelism: LANES, tagLength: TAG_BYTES, memory: MEMORY_KIB, passes: PASSES };
        crypto.argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
      });
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= MOST_AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw new HttpException('too many codes are being checked', 429);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
  }
}

function encode(salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${text(salt)}$${text(tag)}`;
}
