import type pg from 'pg';
import { eventually } from '@liandong/testing';
import { Accounts, accounts, deposited, opened } from './testing/accounts.js';

describe('a read model that is new beside a log that others follow', () => {
  const given = new Accounts();
  let holder: pg.PoolClient;
  beforeEach(async () => (holder = await given.pool.connect()));
  afterEach(async () => {
    await holder.query('ROLLBACK');
    holder.release();
  });

  /** Somebody else is about to use the name of the readers' view: it is built, but cannot be switched to. */
  const holdUp = () => holder.query(`BEGIN; CREATE TABLE ${given.schema}.accounts ()`);
  const goOn = () => holder.query('ROLLBACK');
  const generations = async () =>
    (
      await given.pool.query<{ generation: number; version: number; state: string }>(
        `SELECT generation, version, state FROM ${given.schema}.projection_checkpoints ORDER BY 1`,
      )
    ).rows;

  it('is built beside it: nobody reads it half built, whoever asks it waits, nobody else does; then it equals one that followed from the beginning', async () => {
    const followed = given.start(accounts(), { schema: await given.newSchema() });
    expect(await followed.waitFor(0n, 30_000)).toBe(true);
    await given.fill(60);
    await holdUp();
    const made = given.start();
    expect(await made.waitUnlessFirst(60n, 10_000)).toBe(true);
    expect(await made.waitFor(0n, 300)).toBe(false);
    expect([made.isFirstBuild, await made.isCurrent()]).toEqual([true, false]);
    await expect(given.rows()).rejects.toMatchObject({ code: '42P01' });
    await eventually(async () =>
      expect(await made.status()).toMatchObject({
        state: 'catching-up',
        firstBuild: true,
        position: 60n,
        lag: 0,
        rebuild: { percent: 100 },
      }),
    );
    const asked = made.waitFor(60n, 30_000);
    await goOn();
    expect(await asked).toBe(true);
    expect([made.isFirstBuild, await made.isCurrent(), await generations()]).toEqual([
      false,
      true,
      [{ generation: 1, version: 1, state: 'live' }],
    ]);
    expect((await made.status()).firstBuild).toBeUndefined();
    const { position } = await given.store.append('account-0', 'any', [deposited(1)]);
    for (const one of [made, followed]) expect(await one.waitFor(position, 30_000)).toBe(true);
    expect(await made.hash()).toBe(await followed.hash());
  });

  it('given an empty log, then it is there at once, and whoever waits waits for it as for the others', async () => {
    const made = given.start();
    expect(await made.waitFor(0n, 30_000)).toBe(true);
    expect(await given.rows()).toEqual([]);
    expect(await made.waitUnlessFirst(1n, 100)).toBe(false);
  });

  it('given another process that builds it, then nobody waits in this one either, until it is there', async () => {
    await given.fill(20);
    await holdUp();
    given.start();
    await eventually(async () => (await generations()).length === 1);
    const second = given.start();
    expect(await second.waitUnlessFirst(20n, 10_000)).toBe(true);
    expect(await second.waitFor(0n, 300)).toBe(false);
    const asked = second.waitFor(20n, 30_000);
    await goOn();
    expect(await asked).toBe(true);
    expect(second.isFirstBuild).toBe(false);
  });

  it('given a process that ends meanwhile, then the next one goes on with what is half built; one of another version begins its own', async () => {
    await given.fill(20);
    await holdUp();
    const first = given.start();
    await eventually(async () => (await first.status()).position === 20n);
    const stopped = first.stop();
    await goOn();
    await stopped;
    await given.pool.query(
      `DROP VIEW IF EXISTS ${given.schema}.accounts; UPDATE ${given.schema}.projection_checkpoints SET state = 'building'`,
    );
    const second = given.start();
    expect(await second.waitFor(20n, 30_000)).toBe(true);
    expect(await generations()).toEqual([{ generation: 1, version: 1, state: 'live' }]);
    await second.stop();
    await given.pool.query(`DROP VIEW ${given.schema}.accounts; UPDATE ${given.schema}.projection_checkpoints SET state = 'building'`);
    const raised = given.start(accounts({ version: 2 }));
    expect(await raised.waitFor(20n, 30_000)).toBe(true);
    expect(await generations()).toEqual([{ generation: 1, version: 2, state: 'live' }]);
  });

  it('given an event that fails, then it halts and nobody else waits; parked, it is built to its end', async () => {
    const bad = deposited(13);
    await given.store.append('account-a', 'no-stream', [opened(), deposited(5), bad, deposited(2)]);
    const made = given.start();
    await eventually(async () =>
      expect(await made.status()).toMatchObject({ state: 'halted', firstBuild: true, failure: { eventId: bad.id } }),
    );
    expect([await made.waitUnlessFirst(4n, 10_000), await made.waitFor(0n, 100)]).toEqual([true, false]);
    await made.park(bad.id, '金额有误', 'ops');
    expect(await made.waitFor(4n, 30_000)).toBe(true);
    expect(await given.rows()).toMatchObject([{ balance: 7 }]);
  });
});
