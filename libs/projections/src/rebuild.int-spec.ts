import type pg from 'pg';
import type { EventStore, NewEvent } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { eventually } from '@liandong/testing';
import { Checkpoints } from './checkpoints.js';
import { beside, upsert } from './index.js';
import { type AccountRow, Accounts, accounts, deposited, opened } from './testing/accounts.js';

interface Days {
  readonly day: string;
  readonly changes: number;
}
const perDay = beside<AccountRow, Days>(
  { name: 'days', columns: { day: 'date', changes: 'integer NOT NULL' }, primaryKey: ['day'] },
  (change) =>
    change.op === 'put' ? [] : [upsert<Days>({ day: '2020-06-11' }, (row) => ({ day: '2020-06-11', changes: (row?.changes ?? 0) + 1 }))],
);

describe('rebuilding a read model', () => {
  const given = new Accounts();

  it('I6: given events that keep coming, when rebuilt, then readers are never without rows and the result equals a build from nothing', async () => {
    await given.fill(60);
    const made = given.start();
    expect(await made.waitFor(60n, 30_000)).toBe(true);
    let least = Infinity;
    let rebuilding = true;
    const reading = (async () => {
      while (rebuilding) least = Math.min(least, (await given.rows()).length);
    })();
    await made.rebuild();
    for (let i = 0; i < 40; i += 1) await given.store.append(`account-${i % 5}`, 'any', [deposited(100 + i)]);
    await eventually(
      async () =>
        (await given.pool.query(`SELECT 1 FROM ${given.schema}.projection_checkpoints WHERE generation = 2 AND state = 'live'`))
          .rowCount === 1,
    );
    rebuilding = false;
    await reading;
    expect(least).toBe(5);
    const { position } = await given.store.append('account-0', 'any', [deposited(1)]);
    expect(await made.waitFor(position, 30_000)).toBe(true);
    const live = await made.hash();
    await made.stop();
    const tables = await given.pool.query(`SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'accounts%'`, [
      given.schema,
    ]);
    expect(tables.rows).toEqual([{ tablename: 'accounts__g2' }]);

    const fresh = given.start(accounts(), { schema: await given.newSchema() });
    expect(await fresh.waitFor(position, 30_000)).toBe(true);
    expect(await fresh.hash()).toBe(live);
  });

  it('given a table beside it, then both follow the same events: written, parked, built anew and switched together', async () => {
    const days = async () =>
      (await given.pool.query<{ changes: number }>(`SELECT changes FROM ${given.schema}.days`)).rows.map(({ changes }) => changes);
    await given.fill(30);
    const alone = given.start();
    expect(await alone.waitFor(30n, 30_000)).toBe(true);
    await alone.stop();

    // A new version that has one table more.
    const both = given.start(accounts({ version: 2, beside: perDay }));
    await eventually(async () => (await both.status()).version === 2 && (await both.status()).state === 'running');
    expect([await alone.isCurrent(), await both.isCurrent(), await days()]).toEqual([false, true, [25]]);
    const unlucky = deposited(13);
    await given.store.append('account-0', 'any', [deposited(1), unlucky, deposited(2)]);
    await eventually(async () => (await both.status()).failure?.eventId === unlucky.id);
    expect(await days()).toEqual([26]);
    await both.park(unlucky.id!, 'unlucky', 'ops');
    expect(await both.waitFor(33n, 30_000)).toBe(true);
    expect(await days()).toEqual([27]);
    const hash = await both.hash();
    await both.rebuild();
    await eventually(
      async () =>
        (await given.pool.query(`SELECT 1 FROM ${given.schema}.projection_checkpoints WHERE generation = 3 AND state = 'live'`))
          .rowCount === 1,
    );
    expect([await both.hash(), await days()]).toEqual([hash, [27]]);
    const tables = await given.pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename LIKE '%\\_\\_g%' ORDER BY 1`,
      [given.schema],
    );
    expect(tables.rows.map(({ name }) => name)).toEqual(['accounts__g3', 'days__g3']);
    await given.pool.query(`UPDATE ${given.schema}.days SET changes = 28`);
    expect(await both.hash()).not.toBe(hash);
  });

  it('given a question that holds the table beside it, when the generations are switched, then the switch waits, and the question goes on to the own table: never a deadlock', async () => {
    await given.fill(30);
    const made = given.start(accounts({ beside: perDay }));
    expect(await made.waitFor(30n, 30_000)).toBe(true);
    const question = await given.pool.connect();
    try {
      // Where each waited for the other, the question would be the one whom the database ends: the switch would only be tried again.
      await question.query(`SET deadlock_timeout = '10ms'`);
      await question.query('BEGIN');
      await question.query(`SELECT count(*) FROM ${given.schema}.days`);
      await made.rebuild();
      const waits = () =>
        given.pool.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = to_regclass($1)`, [`${given.schema}.days`]);
      await eventually(async () => (await waits()).rowCount === 1);
      expect((await question.query<{ count: string }>(`SELECT count(*) FROM ${given.schema}.accounts`)).rows).toEqual([{ count: '5' }]);
      await question.query('COMMIT');
    } finally {
      question.release(true);
    }
    await eventually(
      async () =>
        (await given.pool.query(`SELECT 1 FROM ${given.schema}.projection_checkpoints WHERE generation = 2 AND state = 'live'`))
          .rowCount === 1,
    );
  });

  it('given a new version that gave the table beside it up, then that table goes with the old generation, and so does one that was being built', async () => {
    await given.fill(30);
    const both = given.start(accounts({ beside: perDay }));
    expect(await both.waitFor(30n, 30_000)).toBe(true);
    await both.stop();
    // Left behind by a version in between.
    await new Checkpoints(given.pool, given.schema, accounts({ version: 2, beside: perDay })).create('building');
    const alone = given.start(accounts({ version: 3 }));
    await eventually(async () => (await alone.status()).version === 3 && (await alone.status()).state === 'running');
    const names = await given.pool.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'v') AND relname ~ '^(accounts|days)' ORDER BY 1`,
      [given.schema],
    );
    expect(names.rows.map(({ name }) => name)).toEqual(['accounts', 'accounts__g2']);
  });

  it('given a table that another projection took over, when the former owner switches, then the new owner has its table and its rows', async () => {
    await given.fill(30);
    const both = given.start(accounts({ beside: perDay }));
    expect(await both.waitFor(30n, 30_000)).toBe(true);
    await both.stop();
    const owner = given.start({ ...accounts(), name: 'daily', table: { ...accounts().table, name: 'days' } });
    expect(await owner.waitFor(30n, 30_000)).toBe(true);
    const alone = given.start(accounts({ version: 2 }));
    await eventually(async () => (await alone.status()).version === 2 && (await alone.status()).state === 'running');
    expect((await given.pool.query(`SELECT 1 FROM ${given.schema}.days`)).rowCount).toBe(5);
    const { position } = await given.store.append('account-0', 'any', [deposited(1)]);
    expect(await owner.waitFor(position, 30_000)).toBe(true);
  });

  it('given a new version, when its code starts, then it is built beside the old one and switched', async () => {
    await given.fill(30);
    const first = given.start();
    expect(await first.waitFor(30n, 30_000)).toBe(true);
    await first.stop();
    const { columns } = accounts().table;
    const second = given.start(
      accounts({ version: 2, table: { ...accounts().table, columns: { ...columns, balance: 'numeric NOT NULL' } } }),
    );
    await eventually(async () => (await second.status()).version === 2 && (await second.status()).state === 'running');
    expect((await given.pool.query(`SELECT pg_typeof(balance)::text AS type FROM ${given.schema}.accounts LIMIT 1`)).rows).toEqual([
      { type: 'numeric' },
    ]);
  });

  it('given an older backup that lacks only events which the read model does not see, then it halts all the same; a rebuild takes its place', async () => {
    const seen = [opened(), deposited(5)];
    await given.store.append('account-a', 'no-stream', seen);
    await given.store.append('other-a', 'no-stream', [deposited(1), deposited(2)]);
    // The second start writes the checkpoint at once, over what is foreign.
    for (const made of [given.start(), given.start()]) {
      expect(await made.waitFor(4n, 30_000)).toBe(true);
      await eventually(async () => (await made.status()).state === 'running');
      await made.stop();
    }
    const restored = inMemoryEventStore();
    await restored.append('account-a', 'no-stream', seen);
    const made = given.start(accounts(), { store: restored });
    const halted = await eventually(async () => {
      const status = await made.status();
      return status.state === 'halted' && status.failure ? status : false;
    });
    expect(halted.failure).toMatchObject({ code: 'store.position-ahead', position: '4' });
    await made.rebuild();
    await eventually(async () => {
      const { state, lag, position } = await made.status();
      return state === 'running' && lag === 0 && position === 2n;
    }, 20_000);
    expect(await given.rows()).toMatchObject([{ balance: 5 }]);
    await made.stop();
    await restored.close();
  }, 40_000);

  describe('given an older backup, restored and grown past the old checkpoint', () => {
    let restored: EventStore;
    beforeEach(async () => {
      await given.store.append('account-a', 'no-stream', [opened(), deposited(5)]);
      const kept: NewEvent[] = [];
      for await (const { id, type, schemaVersion, data, metadata } of given.store.readAll())
        kept.push({ id, type, schemaVersion, data, metadata });
      restored = inMemoryEventStore();
      await restored.append('account-a', 'no-stream', kept);
      await given.store.append('account-a', 'any', [deposited(100)]);
      const first = given.start();
      expect(await first.waitFor(3n, 30_000)).toBe(true);
      await first.stop();
      await restored.append('account-a', 'any', [deposited(1), deposited(2), deposited(3)]);
    });
    afterEach(() => restored.close());

    it('then it halts with an alarm and skips nothing; a rebuild takes its place and equals one from nothing', async () => {
      const made = given.start(accounts(), { store: restored });
      const halted = await eventually(async () => {
        const status = await made.status();
        return status.state === 'halted' && status.failure ? status : false;
      });
      expect(halted.failure).toMatchObject({ code: 'store.history-differs', position: '3' });
      expect(given.alarms).toMatchObject([{ type: 'store.history-differs' }]);
      expect(await given.rows()).toMatchObject([{ balance: 105 }]);
      await expect(made.park(halted.failure!.eventId!, 'no', 'ops')).rejects.toMatchObject({ code: 'projection.not-failing' });
      await made.rebuild();
      await eventually(async () => (await made.status()).state === 'running', 20_000);
      expect(await given.rows()).toMatchObject([{ balance: 11, last_position: '5' }]);
      expect((await made.status()).failure).toBeUndefined();
    }, 40_000);

    it('given a rebuild that is asked for between the look at what there is and its feeding, then it is not overlooked', async () => {
      let asked = false;
      const slow = Object.create(given.pool, {
        query: {
          value: async (...query: Parameters<pg.Pool['query']>) => {
            const result: unknown = await (given.pool.query(...query) as unknown as Promise<unknown>);
            // What a leader does last before it feeds.
            if (!asked && String(query[0]).includes('DELETE FROM') && String(query[0]).includes('projection_failures')) {
              asked = true;
              await made.rebuild();
            }
            return result;
          },
        },
      }) as pg.Pool;
      const made = given.start(accounts(), { store: restored, pool: slow });
      await eventually(async () => {
        const { state, rebuild } = await made.status();
        return state === 'running' && !rebuild;
      }, 15_000);
      expect(await given.rows()).toMatchObject([{ balance: 11, last_position: '5' }]);
    }, 40_000);
  });
});
