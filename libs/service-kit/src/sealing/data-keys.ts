import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { DomainError } from '@liandong/event-sourcing';
import type { KeyWrapper } from './key-wrapper.js';

export interface DataKey {
  readonly id: string;
  readonly key: Uint8Array;
}

interface Row {
  readonly key_id: string;
  readonly kek_id: string;
  readonly wrapped: Buffer | null;
}

const destroyed = () =>
  new DomainError({
    code: 'sealing.key-destroyed',
    zh: '该密钥已销毁,封存的内容无法恢复',
    en: 'The key was destroyed; what was sealed under it is gone for good',
  });

const unavailable = () =>
  new DomainError({
    code: 'sealing.key-unavailable',
    zh: '没有解封所需的密钥,请联系运维',
    en: 'The key for this is not at hand; ask the operators',
  });

/**
 * One data key (数据密钥) per data subject, wrapped, in a table of the service: never in the event store, never in a read model. A destroyed
 * key leaves a row without key, so that a repeated command cannot make another one. Keys are not remembered: destroyed is destroyed for every process.
 */
export class DataKeys {
  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    private readonly schema: string,
    private readonly wrapper: KeyWrapper,
  ) {}

  /**
   * The subject's key; a new one where there never was any.
   *
   * @throws DomainError sealing.key-destroyed, sealing.key-unavailable
   */
  async keyFor(subject: string): Promise<DataKey> {
    if (!(await this.find(subject))) await this.create(subject);
    return this.existing(subject);
  }

  /** @throws DomainError sealing.key-destroyed, sealing.key-unavailable */
  async existing(subject: string): Promise<DataKey> {
    const row = await this.find(subject);
    if (!row) throw unavailable();
    if (!row.wrapped) throw destroyed();
    if (!this.wrapper.ids.includes(row.kek_id)) throw unavailable();
    return { id: row.key_id, key: await this.wrapper.unwrap(row.wrapped, this.context(subject, row.key_id), row.kek_id) };
  }

  /**
   * Deletes the wrapped key and rewrites the table, so that none of its files holds the old row. Safe to repeat; a subject without a key gets
   * none any more either.
   */
  async destroy(subject: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${this.table} AS k (subject, key_id, kek_id, wrapped, destroyed_at) VALUES ($1, $2, $3, NULL, now())
       ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, destroyed_at = now() WHERE k.wrapped IS NOT NULL`,
      [subject, randomUUID(), this.wrapper.id],
    );
    await this.rewrite();
  }

  /**
   * Wraps what stands under an older key of the ring anew under the one in use, and rewrites the table: the old key opens nothing of it any
   * more. Answers how many. A key that is destroyed meanwhile stays destroyed; what was sealed is not touched. Safe to repeat.
   */
  async rewrap(): Promise<number> {
    const { rows } = await this.pool.query<Row & { subject: string; wrapped: Buffer }>(
      `SELECT subject, key_id, kek_id, wrapped FROM ${this.table} WHERE wrapped IS NOT NULL AND kek_id <> $1 AND kek_id = ANY ($2) ORDER BY subject`,
      [this.wrapper.id, this.wrapper.ids],
    );
    for (const { subject, key_id: keyId, kek_id: old, wrapped } of rows) {
      const context = this.context(subject, keyId);
      const anew = await this.wrapper.wrap(await this.wrapper.unwrap(wrapped, context, old), context);
      await this.pool.query(
        `UPDATE ${this.table} SET kek_id = $2, wrapped = $3 WHERE subject = $1 AND kek_id = $4 AND wrapped IS NOT NULL`,
        [subject, this.wrapper.id, Buffer.from(anew), old],
      );
    }
    if (rows.length > 0) await this.rewrite();
    return rows.length;
  }

  /** A new file with the rows as they stand; `VACUUM FULL` would take versions along that another transaction may still see. */
  private async rewrite(): Promise<void> {
    await this.pool.query(
      `BEGIN; LOCK TABLE ${this.table} IN ACCESS EXCLUSIVE MODE; CREATE TEMP TABLE sealing_keys_kept ON COMMIT DROP AS SELECT * FROM ${this.table};
       TRUNCATE ${this.table}; INSERT INTO ${this.table} SELECT * FROM sealing_keys_kept; COMMIT`,
    );
  }

  /** Key-encryption keys that wrap something here and are not at hand. */
  async foreignWrappers(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ kek_id: string }>(
      `SELECT DISTINCT kek_id FROM ${this.table} WHERE wrapped IS NOT NULL AND kek_id <> ALL ($1)`,
      [this.wrapper.ids],
    );
    return rows.map(({ kek_id }) => kek_id);
  }

  private async find(subject: string): Promise<Row | undefined> {
    return (await this.pool.query<Row>(`SELECT key_id, kek_id, wrapped FROM ${this.table} WHERE subject = $1`, [subject])).rows[0];
  }

  /** Of two processes that do so at once, one wins; both then use its key. */
  private async create(subject: string): Promise<void> {
    const id = randomUUID();
    const wrapped = await this.wrapper.wrap(randomBytes(32), this.context(subject, id));
    await this.pool.query(
      `INSERT INTO ${this.table} (subject, key_id, kek_id, wrapped) VALUES ($1, $2, $3, $4) ON CONFLICT (subject) DO NOTHING`,
      [subject, id, this.wrapper.id, Buffer.from(wrapped)],
    );
  }

  private context(subject: string, keyId: string): string {
    return JSON.stringify(['liandong data key', this.schema, subject, keyId]);
  }

  private get table(): string {
    return `${this.schema}.sealing_keys`;
  }
}

/** Creates the table in the service's schema. Safe to repeat. */
export async function installDataKeys(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${schema}.sealing_keys (
       subject text PRIMARY KEY, key_id uuid NOT NULL UNIQUE, kek_id text NOT NULL, wrapped bytea,
       created_at timestamptz NOT NULL DEFAULT now(), destroyed_at timestamptz,
       CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)))`,
  );
}
