import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { EventStore, NewEvent } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { openTestPool, type TestPool } from '@liandong/testing';
import { change, installProjections, type Projection, type ProjectionAlarm, ProjectionRunner, put, remove } from '../index.js';

export type AccountEvent =
  | { readonly type: 'Opened'; readonly data: { readonly owner: string; readonly openedOn: string } }
  | { readonly type: 'Deposited'; readonly data: { readonly amount: number } }
  | { readonly type: 'Closed'; readonly data: object };

export interface AccountRow {
  readonly accountId: string;
  readonly owner: string;
  readonly openedOn: string;
  readonly balance: number;
  readonly total: bigint;
  readonly lastAt: string;
  readonly tags: readonly string[];
}

export const accounts = (more: Partial<Projection<AccountRow, AccountEvent>> = {}): Projection<AccountRow, AccountEvent> => ({
  name: 'accounts',
  version: 1,
  categories: ['account'],
  table: {
    name: 'accounts',
    columns: {
      accountId: 'text',
      owner: 'text NOT NULL',
      openedOn: 'date NOT NULL',
      balance: 'integer NOT NULL',
      total: 'bigint NOT NULL',
      lastAt: 'timestamptz NOT NULL',
      tags: 'jsonb NOT NULL',
    },
    primaryKey: ['accountId'],
    indexes: ['(owner)'],
  },
  on: {
    Opened: ({ stream, data, metadata }) => [
      put({
        accountId: stream.slice(8),
        owner: data.owner,
        openedOn: data.openedOn,
        balance: 0,
        total: 9_007_199_254_740_993n,
        lastAt: metadata.occurredAt,
        tags: ['新'],
      }),
    ],
    Deposited: ({ stream, data, metadata }) => [
      change<AccountRow>({ accountId: stream.slice(8) }, (row) => {
        if (data.amount === 13) throw new Error('unlucky');
        return {
          ...row,
          balance: row.balance + data.amount,
          total: row.total + 1n,
          lastAt: metadata.occurredAt,
          tags: [...row.tags.slice(-2), `${data.amount}`],
        };
      }),
    ],
    Closed: ({ stream }) => [remove<AccountRow>({ accountId: stream.slice(8) })],
  },
  ...more,
});

export const event = (type: AccountEvent['type'], data: object): NewEvent => ({
  id: randomUUID(),
  type,
  schemaVersion: 1,
  data,
  metadata: {
    occurredAt: '2020-06-11T02:00:00.123Z',
    actor: { personId: 'p', organisationId: 'o', role: 'r' },
    correlationId: 'm',
    causationId: 'c',
    commandId: 'c',
    commandDigest: 'd',
    rules: [],
  },
});
export const opened = () => event('Opened', { owner: '王 "引号" \\', openedOn: '2020-06-11' });
export const deposited = (amount: number) => event('Deposited', { amount });

/** A database, and for each test a schema, an event store in memory and the runners that it starts. Call it in a `describe`. */
export class Accounts {
  pool!: pg.Pool;
  store!: EventStore;
  schema!: string;
  readonly alarms: ProjectionAlarm[] = [];
  private readonly runners: ProjectionRunner<AccountRow>[] = [];
  private database!: TestPool;

  constructor() {
    beforeAll(async () => {
      this.database = await openTestPool();
      this.pool = this.database.pool;
    });
    afterAll(() => this.database.close());
    beforeEach(async () => {
      this.schema = await this.newSchema();
      this.store = inMemoryEventStore();
      this.alarms.length = 0;
    });
    afterEach(async () => {
      await Promise.all(this.runners.splice(0).map((runner) => runner.stop()));
      await this.store.close();
    });
  }

  async newSchema(): Promise<string> {
    const schema = `s_${randomUUID().slice(0, 8)}`;
    await this.pool.query(`CREATE SCHEMA ${schema}`);
    await installProjections(this.pool, schema);
    return schema;
  }

  /** Not started yet. */
  make(
    projection = accounts(),
    { store = this.store, pool = this.pool, schema = this.schema }: { store?: EventStore; pool?: pg.Pool; schema?: string } = {},
  ): ProjectionRunner<AccountRow> {
    const made = new ProjectionRunner<AccountRow>({
      store,
      pool,
      schema,
      projection: projection as Projection<AccountRow>,
      batchSize: 7,
      onAlarm: (alarm) => this.alarms.push(alarm),
    });
    this.runners.push(made);
    return made;
  }

  start(...given: Parameters<Accounts['make']>): ProjectionRunner<AccountRow> {
    const made = this.make(...given);
    made.start();
    return made;
  }

  async rows(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { rows } = await this.pool.query<Record<string, unknown>>(
      `SELECT account_id, owner, opened_on::text, balance, total, last_at, tags, last_position FROM ${this.schema}.accounts ORDER BY 1`,
    );
    return rows;
  }

  /** Five accounts, then deposits to them in turn; none of 13, which fails. */
  async fill(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) await this.store.append(`account-${i % 5}`, 'any', [i < 5 ? opened() : deposited(i === 13 ? 1 : i)]);
  }
}
