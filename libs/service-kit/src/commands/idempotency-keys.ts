import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { commandIdReused } from '@liandong/event-sourcing';
import type { KeyClaim } from './request-context.js';

/** Days after which a key is forgotten; repeating the very same command stays harmless for ever, since events carry its id. */
const KEPT_DAYS = 90;

/** Keys that this process remembers to have claimed, so that the second claim of a request costs nothing; ms that it trusts them. */
const REMEMBERED = 10_000;
const REMEMBERED_MS = 3_600_000;
const MOST_TOGETHER = 500;

interface Waiting {
  readonly claim: KeyClaim;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Remembers what an idempotency key was used for. It holds no answers: whether something was done is for the event store to
 * say, so a crash between this row and the append leaves nothing half-done. Claims that come in while others are being written
 * are written together, with one commit.
 */
export class IdempotencyKeys {
  private readonly remembered = new LRUCache<string, string>({ max: REMEMBERED, ttl: REMEMBERED_MS });
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    private readonly schema: string,
  ) {}

  /** @throws DomainError command-id-reused when the same person used the key for another method, path or body */
  async claim(claim: KeyClaim | undefined): Promise<void> {
    if (!claim) return;
    const known = this.remembered.get(claim.id);
    if (known !== undefined && known !== claim.digest) throw commandIdReused();
    if (known !== undefined) return;
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ claim, resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_TOGETHER);
      try {
        const digests = await this.write(batch);
        for (const { claim, resolve, reject } of batch) {
          const digest = digests.get(claim.id)!;
          this.remembered.set(claim.id, digest);
          if (digest === claim.digest) resolve();
          else reject(commandIdReused());
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.writing = false;
  }

  /** What each key stands for from now on: the first use of a key wins. Rows are locked in one order, so that no two writers wait for each other. */
  private async write(batch: readonly Waiting[]): Promise<ReadonlyMap<string, string>> {
    const firsts = new Map<string, string>();
    for (const { claim } of batch) if (!firsts.has(claim.id)) firsts.set(claim.id, claim.digest);
    const { rows } = await this.pool.query<{ id: string; digest: string }>({
      name: 'claim-keys',
      text: `INSERT INTO ${this.schema}.idempotency_keys AS k (id, digest) SELECT n.id, n.digest FROM unnest($1::uuid[], $2::text[]) AS n(id, digest) ORDER BY n.id
             ON CONFLICT (id) DO UPDATE SET used_at = now() RETURNING k.id, k.digest`,
      values: [[...firsts.keys()], [...firsts.values()]],
    });
    return new Map(rows.map(({ id, digest }) => [id, digest]));
  }

  /** Forgets keys that nobody has used for 90 days; answers how many. */
  async forgetOld(): Promise<number> {
    const { rowCount } = await this.pool.query(
      `DELETE FROM ${this.schema}.idempotency_keys WHERE used_at < now() - $1 * interval '1 day'`,
      [KEPT_DAYS],
    );
    return rowCount ?? 0;
  }
}

/** How often old keys are looked for, in ms. */
const SWEEP_MS = 6 * 3_600_000;

/** Forgets old keys at the start and every six hours; the database's absence is no reason to stop. */
export class KeySweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly keys: Pick<IdempotencyKeys, 'forgetOld'>,
    private readonly onError: (error: unknown) => void,
  ) {}

  onApplicationBootstrap(): void {
    this.sweep();
    this.timer = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private sweep(): void {
    this.sweeping = this.keys.forgetOld().then(() => undefined, this.onError);
  }
}

/** Creates the table in the service's schema. Safe to repeat. */
export async function installIdempotencyKeys(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${schema}.idempotency_keys (id uuid PRIMARY KEY, digest text NOT NULL, used_at timestamptz NOT NULL DEFAULT now());
     CREATE INDEX IF NOT EXISTS idempotency_keys_used_at ON ${schema}.idempotency_keys (used_at)`,
  );
}
