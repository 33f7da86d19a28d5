import { randomUUID } from 'node:crypto';
import { eventually } from '@liandong/testing';
import { Accounts, type AccountRow, accounts, deposited, opened } from './testing/accounts.js';
import { change } from './index.js';

describe('a projection under faults', () => {
  const given = new Accounts();

  it('given an event that fails, then the rows before it stay, it halts and raises one alarm; parked it goes on; replayed it equals a rebuild', async () => {
    const bad = deposited(13);
    const made = given.start();
    expect(await made.waitFor(0n, 30_000)).toBe(true);
    await given.store.append('account-a', 'no-stream', [opened(), deposited(5)]);
    await given.store.append('account-a', 'any', [bad]);
    await given.store.append('account-a', 'any', [deposited(2)]);
    const status = await eventually(async () => {
      const seen = await made.status();
      // A status is read while the failure is being recorded, too: what counts is where it settles.
      return seen.state === 'halted' && seen.failure !== undefined && seen.lag < 4 && seen;
    });
    expect(status).toMatchObject({ position: 2n, lag: 2, failure: { eventId: bad.id, type: 'Deposited' } });
    expect((await given.rows())[0]).toMatchObject({ balance: 5 });
    expect(given.alarms).toHaveLength(1);
    await expect(made.park(randomUUID(), 'x', 'ops')).rejects.toMatchObject({ code: 'projection.not-failing' });
    await made.park(bad.id, '金额有误,待更正', 'ops');
    expect(await made.waitFor(4n, 30_000)).toBe(true);
    expect((await given.rows())[0]).toMatchObject({ balance: 7 });
    expect(await made.parked()).toMatchObject([{ eventId: bad.id, reason: '金额有误,待更正', parkedBy: 'ops' }]);

    await made.stop();
    const mended = given.start(
      accounts({
        on: {
          ...accounts().on,
          Deposited: ({ stream, data }) => [
            change<AccountRow>({ accountId: stream.slice(8) }, (row) => ({ ...row, balance: row.balance + data.amount })),
          ],
        },
      }),
    );
    await mended.replay(bad.id);
    await eventually(async () => (await given.rows())[0]?.balance === 20);
    expect(await mended.parked()).toEqual([]);
  });

  it('given an event of a newer schema version, then what folds its data halts, and what takes events as stored goes on', async () => {
    const newer = { ...opened(), schemaVersion: 2 };
    await given.store.append('account-a', 'no-stream', [newer]);
    const folding = given.start();
    await eventually(async () => (await folding.status()).state === 'halted');
    await folding.stop();
    const asStored = given.start(accounts({ asStored: true }));
    await eventually(async () => (await given.rows()).length === 1);
    await asStored.stop();
  });

  it('given two runners, then one leads and the other takes over; a paused leader that wakes cannot write', async () => {
    const first = given.start();
    expect(await first.waitFor(0n, 30_000)).toBe(true);
    await given.store.append('account-a', 'no-stream', [opened()]);
    expect(await first.waitFor(1n, 30_000)).toBe(true);
    const second = given.start();
    await eventually(async () => (await second.status()).state === 'standby');
    // The leader is overtaken behind its back: lease taken and checkpoint moved by another process.
    await given.pool.query(`UPDATE ${given.schema}.leases SET holder = $1, expires_at = now() + interval '3 seconds'`, [randomUUID()]);
    await given.pool.query(`UPDATE ${given.schema}.projection_checkpoints SET position = 2`);
    await given.store.append('account-a', 'any', [deposited(5)]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await given.rows())[0]).toMatchObject({ balance: 0 });
    // Whoever leads after the lease has run out goes on from the checkpoint as it stands.
    await given.pool.query(`UPDATE ${given.schema}.projection_checkpoints SET position = 1`);
    await eventually(async () => (await given.rows())[0]?.balance === 5, 15_000);
  }, 30_000);

  it('given rows that went back together with their checkpoint, as when an older copy of the database is restored, then what they lack is read again', async () => {
    const { pool, schema } = given;
    await given.fill(20);
    const made = given.start();
    expect(await made.waitFor(20n, 30_000)).toBe(true);
    await pool.query(
      `CREATE TABLE ${schema}.flushed AS TABLE ${schema}.accounts__g1; CREATE TABLE ${schema}.flushed_checkpoint AS TABLE ${schema}.projection_checkpoints`,
    );
    await given.store.append('account-0', 'any', [deposited(100), deposited(100)]);
    expect(await made.waitFor(22n, 30_000)).toBe(true);
    const before = await made.hash();
    await pool.query(`
      TRUNCATE ${schema}.accounts__g1, ${schema}.projection_checkpoints;
      INSERT INTO ${schema}.accounts__g1 TABLE ${schema}.flushed; INSERT INTO ${schema}.projection_checkpoints SELECT * FROM ${schema}.flushed_checkpoint`);
    expect(await made.hash()).not.toBe(before);
    await given.store.append('account-1', 'any', [deposited(1)]);
    const balances = async () => (await given.rows()).map(({ balance, last_position: at }) => [balance, at]).slice(0, 2);
    await eventually(async () => (await balances())[1]?.[1] === '23');
    expect((await balances())[0]?.[1]).toBe('22');
    await made.stop();
    const hash = await made.hash();
    const fresh = given.start(accounts(), { schema: await given.newSchema() });
    expect(await fresh.waitFor(23n, 30_000)).toBe(true);
    expect(await fresh.hash()).toBe(hash);
  });

  it('given killed connections, then it goes on by itself and nothing is applied twice', async () => {
    const made = given.start();
    await given.store.append('account-a', 'no-stream', [opened()]);
    for (let i = 1; i <= 20; i += 1) {
      await given.store.append('account-a', 'any', [deposited(1)]);
      if (i % 5 === 0)
        await given.pool
          .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')
          .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await made.waitFor(21n, 30_000)).toBe(true);
    expect((await given.rows())[0]).toMatchObject({ balance: 20 });
  }, 30_000);
});
