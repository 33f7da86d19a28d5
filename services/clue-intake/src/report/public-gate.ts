import { HttpException, Injectable } from '@nestjs/common';

/** A bucket of tokens: `most` at once, `perMinute` in the long run. */
interface Limit {
  readonly most: number;
  readonly perMinute: number;
}

/** What the public channel takes altogether, whoever asks: nobody is told apart, so nobody has a limit of his own. Per process. */
const limits = {
  'submit:web': { most: 60, perMinute: 30 },
  'submit:messaging-account': { most: 60, perMinute: 30 },
  'submit:column': { most: 60, perMinute: 30 },
  // Guessing at this pace for a year tries 2^25 of the 2^60 secrets of one report.
  follow: { most: 120, perMinute: 60 },
  // Each is read into memory and developed: the dearest of what anybody may ask.
  photograph: { most: 20, perMinute: 30 },
  channels: { most: 600, perMinute: 600 },
} as const satisfies Record<string, Limit>;
export type PublicDoor = keyof typeof limits;

/** Photographs that come in at the same time: each takes its size in memory for as long as its sender takes, twice at the end. */
const MOST_AT_ONCE = 6;

/** Keeps the public channel from taking more than its share of the service. */
@Injectable()
export class PublicGate {
  private readonly buckets = new Map<PublicDoor, { tokens: number; since: number }>();
  private readonly inside = new Map<PublicDoor, number>();

  /** @throws HttpException 429 */
  pass(door: PublicDoor, now: number = performance.now()): void {
    const { most, perMinute } = limits[door];
    const { tokens, since } = this.buckets.get(door) ?? { tokens: most, since: now };
    const filled = Math.min(most, tokens + ((now - since) / 60_000) * perMinute);
    if (filled < 1) throw new HttpException('too many requests', 429);
    this.buckets.set(door, { tokens: filled - 1, since: now });
  }

  /** Work of which few are done at once. @throws HttpException 429 */
  async within<T>(door: PublicDoor, work: () => Promise<T>): Promise<T> {
    const others = this.inside.get(door) ?? 0;
    if (others >= MOST_AT_ONCE) throw new HttpException('too many at once', 429);
    this.inside.set(door, others + 1);
    try {
      return await work();
    } finally {
      this.inside.set(door, this.inside.get(door)! - 1);
    }
  }
}
