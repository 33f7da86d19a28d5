import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { EventStore, NewEvent } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { change, installProjections, type Projection, type ProjectionAlarm, ProjectionRunner, put, remove, revise, upsert } from './index.js';

type AccountEvent =
  | { readonly type: 'Opened'; readonly data: { readonly owner: string; readonly openedOn: string } }
  | { readonly type: 'Deposited'; readonly data: { readonly amount: number } }
  | { readonly type: 'Closed'; readonly data: object };

interface AccountRow {
  readonly accountId: string;
  readonly owner: string;
  readonly openedOn: string;
  readonly balance: number;
  readonly total: bigint;
  readonly lastAt: string;
  readonly tags: readonly string[];
}

const accounts = (more: Partial<Projection<AccountRow, AccountEvent>> = {}): Projection<AccountRow, AccountEvent> => ({
  name: 'accounts',
  version: 1,
  categories: ['account'],
  table: {
    name: 'accounts',
    columns: { accountId: 'text', owner: 'text NOT NULL', openedOn: 'date NOT NULL', balance: 'integer NOT NULL', total: 'bigint NOT NULL', lastAt: 'timestamptz NOT NULL', tags: 'jsonb NOT NULL' },
    primaryKey: ['accountId'],
    indexes: ['(owner)'],
  },
  on: {
    Opened: ({ stream, data, metadata }) => [
      put({ accountId: stream.slice(8), owner: data.owner, openedOn: data.openedOn, balance: 0, total: 9_007_199_254_740_993n, lastAt: metadata.occurredAt, tags: ['新'] }),
    ],
    Deposited: ({ stream, data, metadata }) => [
      change<AccountRow>({ accountId: stream.slice(8) }, (row) => {
        if (data.amount === 13) throw new Error('unlucky');
        return { ...row, balance: row.balance + data.amount, total: row.total + 1n, lastAt: metadata.occurredAt, tags: [...row.tags.slice(-2), `${data.amount}`] };
      }),
    ],
    Closed: ({ stream }) => [remove<AccountRow>({ accountId: stream.slice(8) })],
  },
  ...more,
});

const event = (type: AccountEvent['type'], data: object): NewEvent => ({
  id: randomUUID(),
  type,
  schemaVersion: 1,
  data,
  metadata: { occurredAt: '2020-06-11T02:00:00.123Z', actor: { personId: 'p', organisationId: 'o', role: 'r' }, correlationId: 'm', causationId: 'c', commandId: 'c', commandDigest: 'd', rules: [] },
});
const opened = () => event('Opened', { owner: '王 "引号" \\', openedOn: '2020-06-11' });
const deposited = (amount: number) => event('Deposited', { amount });

describe('projections', () => {
  let database: TestPool;
  let pool: pg.Pool;
  let store: EventStore;
  let schema: string;
  const runners: ProjectionRunner<AccountRow>[] = [];
  const alarms: ProjectionAlarm[] = [];

  beforeAll(async () => {
    database = await openTestPool();
    ({ pool } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    schema = `s_${randomUUID().slice(0, 8)}`;
    await pool.query(`CREATE SCHEMA ${schema}`);
    await installProjections(pool, schema);
    store = inMemoryEventStore();
    alarms.length = 0;
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await store.close();
  });

  function runner(projection = accounts(), from = store, through = pool): ProjectionRunner<AccountRow> {
    const made = new ProjectionRunner<AccountRow>({ store: from, pool: through, schema, projection: projection as Projection<AccountRow>, batchSize: 7, onAlarm: (alarm) => alarms.push(alarm) });
    runners.push(made);
    made.start();
    return made;
  }
  const rows = async () => (await pool.query(`SELECT account_id, owner, opened_on::text, balance, total, last_at, tags, last_position FROM ${schema}.accounts ORDER BY 1`)).rows;
  const fill = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      await store.append(`account-${i % 5}`, 'any', i < 5 ? [opened()] : [deposited(i)].filter(() => i !== 13).concat(i === 13 ? [deposited(1)] : []));
    }
  };

  it('given a history, when started, then the rows follow from it, exactly, with the position that last changed each', async () => {
    await store.append('account-a', 'no-stream', [opened(), deposited(5), deposited(7)]);
    await store.append('account-b', 'no-stream', [opened(), event('Closed', {})]);
    const made = runner();
    expect(await made.waitFor(5n, 5_000)).toBe(true);
    expect(await rows()).toEqual([
      { account_id: 'a', owner: '王 "引号" \\', opened_on: '2020-06-11', balance: 12, total: '9007199254740995', last_at: new Date('2020-06-11T02:00:00.123Z'), tags: ['新', '5', '7'], last_position: '3' },
    ]);
  });

  describe('given an older backup, restored and grown past the old checkpoint', () => {
    let restored: EventStore;
    beforeEach(async () => {
      await store.append('account-a', 'no-stream', [opened(), deposited(5)]);
      const kept: NewEvent[] = [];
      for await (const { id, type, schemaVersion, data, metadata } of store.readAll()) kept.push({ id, type, schemaVersion, data, metadata });
      restored = inMemoryEventStore();
      await restored.append('account-a', 'no-stream', kept);
      await store.append('account-a', 'any', [deposited(100)]);
      const first = runner();
      await first.waitFor(3n, 10_000);
      await first.stop();
      await restored.append('account-a', 'any', [deposited(1), deposited(2), deposited(3)]);
    });
    afterEach(() => restored.close());

    it('then it halts with an alarm and skips nothing; a rebuild takes its place and equals one from nothing', async () => {
      const made = runner(accounts(), restored);
      const halted = await eventually(async () => { const status = await made.status(); return status.state === 'halted' && status.failure ? status : false; });
      expect(halted.failure).toMatchObject({ code: 'store.history-differs', position: '3' });
      expect(alarms).toMatchObject([{ type: 'store.history-differs' }]);
      expect(await rows()).toMatchObject([{ balance: 105 }]);
      await expect(made.park(halted.failure!.eventId!, 'no', 'ops')).rejects.toMatchObject({ code: 'projection.not-failing' });
      await made.rebuild();
      await eventually(async () => (await made.status()).state === 'running', 20_000);
      expect(await rows()).toMatchObject([{ balance: 11, last_position: '5' }]);
      expect((await made.status()).failure).toBeUndefined();
    }, 40_000);

    it('given a rebuild that is asked for between the look at what there is and its feeding, then it is not overlooked', async () => {
      let asked = false;
      const slow = Object.create(pool, {
        query: {
          value: async (...given: Parameters<pg.Pool['query']>) => {
            const result: unknown = await (pool.query(...given) as unknown as Promise<unknown>);
            // What a leader does last before it feeds.
            if (!asked && String(given[0]).includes('DELETE FROM') && String(given[0]).includes('projection_failures')) {
              asked = true;
              await made.rebuild();
            }
            return result;
          },
        },
      }) as pg.Pool;
      const made = runner(accounts(), restored, slow);
      await eventually(async () => { const { state, rebuild } = await made.status(); return state === 'running' && !rebuild; }, 15_000);
      expect(await rows()).toMatchObject([{ balance: 11, last_position: '5' }]);
    }, 40_000);
  });

  it('given events of several streams, then upsert makes their common row once and changes it from then on, across batches and removals', async () => {
    const byOwner: Projection<AccountRow, AccountEvent> = {
      ...accounts(),
      on: {
        Opened: ({ data, metadata }) => [
          upsert<AccountRow>({ accountId: data.owner }, (row) => ({
            accountId: data.owner, owner: data.owner, openedOn: data.openedOn, total: 0n, tags: [], lastAt: metadata.occurredAt, balance: (row?.balance ?? 0) + 1,
          })),
        ],
        Closed: () => [remove<AccountRow>({ accountId: opened().data['owner' as never] })],
      },
    };
    for (let index = 0; index < 16; index += 1) await store.append(`account-${index}`, 'no-stream', [opened()]);
    const made = runner(byOwner);
    expect(await made.waitFor(16n, 5_000)).toBe(true);
    expect((await rows()).map(({ balance }) => balance as number)).toEqual([16]);
    await store.append('account-0', 'any', [event('Closed', {})]);
    const { position } = await store.append('account-16', 'no-stream', [opened()]);
    expect(await made.waitFor(position, 5_000)).toBe(true);
    expect((await rows()).map(({ balance }) => balance as number)).toEqual([1]);
  });

  it('given a row that may be there or not, then revise changes it, removes it, or leaves everything as it is', async () => {
    const revised: Projection<AccountRow, AccountEvent> = {
      ...accounts(),
      on: {
        ...accounts().on,
        Deposited: ({ stream, data }) => [revise<AccountRow>({ accountId: stream.slice(8) }, (row) => (data.amount === 0 ? null : { ...row, balance: row.balance + data.amount }))],
      },
    };
    await store.append('account-a', 'no-stream', [deposited(9), opened(), deposited(4)]);
    await store.append('account-b', 'no-stream', [opened(), deposited(0), deposited(7)]);
    const made = runner(revised);
    expect(await made.waitFor(6n, 5_000)).toBe(true);
    expect((await rows()).map(({ account_id: id, balance }) => [id, balance as number])).toEqual([['a', 4]]);
  });

  it('given nothing to read yet, when it is started, then waitFor(0) tells when the read model is there, empty', async () => {
    const made = new ProjectionRunner<AccountRow>({ store, pool, schema, projection: accounts() as Projection<AccountRow> });
    expect(await made.waitFor(0n, 50)).toBe(false);
    runners.push(made);
    made.start();
    expect(await made.waitFor(0n, 5_000)).toBe(true);
    expect(await rows()).toEqual([]);
  });

  it('given a running projection, when an event is appended, then waitFor tells when it is visible, and gives up in time', async () => {
    const made = runner();
    const { position } = await store.append('account-a', 'no-stream', [opened()]);
    expect(await made.waitFor(position, 5_000)).toBe(true);
    expect(await rows()).toHaveLength(1);
    expect(await made.waitFor(position + 1n, 50)).toBe(false);
  });

  it('given an event that fails, then the rows before it stay, it halts and raises one alarm; parked it goes on; replayed it equals a rebuild', async () => {
    const bad = deposited(13);
    await store.append('account-a', 'no-stream', [opened(), deposited(5)]);
    await store.append('account-a', 'any', [bad]);
    await store.append('account-a', 'any', [deposited(2)]);
    const made = runner();
    const status = await eventually(async () => {
      const seen = await made.status();
      // A status is read while the failure is being recorded, too: what counts is where it settles.
      return seen.state === 'halted' && seen.failure !== undefined && seen.lag < 4 && seen;
    });
    expect(status).toMatchObject({ position: 2n, lag: 2, failure: { eventId: bad.id, type: 'Deposited' } });
    expect((await rows())[0]).toMatchObject({ balance: 5 });
    expect(alarms).toHaveLength(1);
    await expect(made.park(randomUUID(), 'x', 'ops')).rejects.toMatchObject({ code: 'projection.not-failing' });
    await made.park(bad.id, '金额有误,待更正', 'ops');
    await made.waitFor(4n, 5_000);
    expect((await rows())[0]).toMatchObject({ balance: 7 });
    expect(await made.parked()).toMatchObject([{ eventId: bad.id, reason: '金额有误,待更正', parkedBy: 'ops' }]);

    await made.stop();
    const mended = runner(accounts({ on: { ...accounts().on, Deposited: ({ stream, data }) => [change<AccountRow>({ accountId: stream.slice(8) }, (row) => ({ ...row, balance: row.balance + data.amount }))] } }));
    await mended.replay(bad.id);
    await eventually(async () => (await rows())[0]?.balance === 20);
    expect(await mended.parked()).toEqual([]);
  });

  it('I6: given events that keep coming, when rebuilt, then readers are never without rows and the result equals a build from nothing', async () => {
    await fill(60);
    const made = runner();
    await made.waitFor(60n, 5_000);
    let least = Infinity;
    let rebuilding = true;
    const reading = (async () => {
      while (rebuilding) least = Math.min(least, (await rows()).length);
    })();
    await made.rebuild();
    for (let i = 0; i < 40; i += 1) await store.append(`account-${i % 5}`, 'any', [deposited(100 + i)]);
    await eventually(async () => (await pool.query(`SELECT 1 FROM ${schema}.projection_checkpoints WHERE generation = 2 AND state = 'live'`)).rowCount === 1);
    rebuilding = false;
    await reading;
    expect(least).toBe(5);
    const { position } = await store.append('account-0', 'any', [deposited(1)]);
    await made.waitFor(position, 5_000);
    const live = await made.hash();
    await made.stop();
    const tables = await pool.query(`SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'accounts%'`, [schema]);
    expect(tables.rows).toEqual([{ tablename: 'accounts__g2' }]);

    const other = `${schema}_b`;
    await pool.query(`CREATE SCHEMA ${other}`);
    await installProjections(pool, other);
    const fresh = new ProjectionRunner<AccountRow>({ store, pool, schema: other, projection: accounts() as Projection<AccountRow> });
    fresh.start();
    await fresh.waitFor(position, 5_000);
    expect(await fresh.hash()).toBe(live);
    await fresh.stop();
  });

  it('given a new version, when its code starts, then it is built beside the old one and switched', async () => {
    await fill(30);
    const first = runner();
    await first.waitFor(30n, 5_000);
    await first.stop();
    const { columns } = accounts().table;
    const second = runner(accounts({ version: 2, table: { ...accounts().table, columns: { ...columns, balance: 'numeric NOT NULL' } } }));
    await eventually(async () => (await second.status()).version === 2 && (await second.status()).state === 'running');
    expect((await pool.query(`SELECT pg_typeof(balance)::text AS type FROM ${schema}.accounts LIMIT 1`)).rows).toEqual([{ type: 'numeric' }]);
  });

  it('given two runners, then one leads and the other takes over; a paused leader that wakes cannot write', async () => {
    await store.append('account-a', 'no-stream', [opened()]);
    const first = runner();
    await first.waitFor(1n, 5_000);
    const second = runner();
    await eventually(async () => (await second.status()).state === 'standby');
    // The leader is overtaken behind its back: lease taken and checkpoint moved by another process.
    await pool.query(`UPDATE ${schema}.leases SET holder = $1, expires_at = now() + interval '3 seconds'`, [randomUUID()]);
    await pool.query(`UPDATE ${schema}.projection_checkpoints SET position = 2`);
    await store.append('account-a', 'any', [deposited(5)]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await rows())[0]).toMatchObject({ balance: 0 });
    // Whoever leads after the lease has run out goes on from the checkpoint as it stands.
    await pool.query(`UPDATE ${schema}.projection_checkpoints SET position = 1`);
    await eventually(async () => (await rows())[0]?.balance === 5, 15_000);
  }, 30_000);

  it('given killed connections, then it goes on by itself and nothing is applied twice', async () => {
    const made = runner();
    await store.append('account-a', 'no-stream', [opened()]);
    for (let i = 1; i <= 20; i += 1) {
      await store.append('account-a', 'any', [deposited(1)]);
      if (i % 5 === 0) await pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await made.waitFor(21n, 15_000)).toBe(true);
    expect((await rows())[0]).toMatchObject({ balance: 20 });
  }, 30_000);
});
