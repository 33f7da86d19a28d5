import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, eventually } from '@liandong/testing';
import { IdempotencyKeys, installIdempotencyKeys, KeySweeper } from './idempotency-keys.js';

describe('idempotency keys', () => {
  let pool: pg.Pool;
  let keys: IdempotencyKeys;
  const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
  const known = async () =>
    (await pool.query<{ id: string }>('SELECT id FROM public.idempotency_keys ORDER BY id')).rows.map((row) => row.id);

  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: (await createTestDatabase()).url });
    await installIdempotencyKeys(pool, 'public');
    keys = new IdempotencyKeys(pool, 'public');
  });
  afterAll(() => pool.end());

  it('given keys older than 90 days, when swept, then they are forgotten and the others kept, so that the table does not grow for ever', async () => {
    for (const number of [1, 2]) await keys.claim({ id: id(number), digest: 'd' });
    await pool.query(`UPDATE public.idempotency_keys SET used_at = now() - interval '91 days' WHERE id = $1`, [id(1)]);
    const sweeper = new KeySweeper(keys, (error) => {
      throw error;
    });
    sweeper.onApplicationBootstrap();
    await eventually(async () => (await known()).length === 1);
    expect(await known()).toEqual([id(2)]);
    await sweeper.beforeApplicationShutdown();
  });

  it('given many claims at once, then they share few statements, the first use of a key wins, and only the other uses are refused', async () => {
    const statements = jest.spyOn(pool, 'query');
    const counting = new IdempotencyKeys(pool, 'public');
    const claims = Array.from({ length: 40 }, (_, index) => ({ id: randomUUID(), digest: `d-${index}` }));
    const others = claims.slice(0, 10).map((claim) => ({ ...claim, digest: 'another request' }));
    const outcomes = await Promise.allSettled([...claims, ...others, ...claims].map((claim) => counting.claim(claim)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...claims.map(() => 'fulfilled'),
      ...others.map(() => 'rejected'),
      ...claims.map(() => 'fulfilled'),
    ]);
    expect(statements).toHaveBeenCalledTimes(2);
    statements.mockRestore();
    for (const process of [counting, new IdempotencyKeys(pool, 'public')]) {
      await expect(process.claim(others[0])).rejects.toMatchObject({ code: 'command-id-reused' });
      await process.claim(claims[0]);
    }
  });

  it('given a database that fails one batch of claims, then these are told, and the next ones are written', async () => {
    const failing = jest.spyOn(pool, 'query').mockImplementationOnce(() => Promise.reject(new Error('lost')) as never);
    const fresh = new IdempotencyKeys(pool, 'public');
    const first = fresh.claim({ id: id(3), digest: 'd' });
    const second = fresh.claim({ id: id(4), digest: 'd' });
    await expect(first).rejects.toThrow('lost');
    await second;
    failing.mockRestore();
    expect(await known()).toContain(id(4));
    expect(await known()).not.toContain(id(3));
  });

  it('given a database that is away, when swept, then it is said, and nothing else happens', async () => {
    const said: unknown[] = [];
    const sweeper = new KeySweeper({ forgetOld: () => Promise.reject(new Error('away')) }, (error) => said.push(error));
    sweeper.onApplicationBootstrap();
    await sweeper.beforeApplicationShutdown();
    expect(said).toEqual([new Error('away')]);
  });
});
