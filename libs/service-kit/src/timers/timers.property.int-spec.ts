import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { installProjections } from '@liandong/projections';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { ask, type BellProcess, HandClock, rings, startBells } from './testing/bell.js';
import { installTimers } from './timer-settlements.js';

type Step =
  | { readonly do: 'set'; readonly id: string; readonly stage: string; readonly day: number }
  | { readonly do: 'drop'; readonly id: string; readonly stage: string }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'die' | 'sleep' | 'wake' | 'rebuild' };

const id = fc.constantFrom('a', 'b', 'c');
const stage = fc.constantFrom('blue', 'red');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('set' as const), id, stage, day: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drop' as const), id, stage }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 10 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('die' as const, 'sleep' as const, 'wake' as const, 'rebuild' as const) }) },
);
/** Whoever died may have taken the lead once more: then it has to run out first, on cores that are busy. */
const PATIENCE_MS = 30_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const dayAt = (days: number) => new Date(START + days * 86_400_000).toISOString();

/** What must have rung: nothing else, once each, never early. A moment that lies in the past rings at once. */
class Model {
  private readonly waiting = new Map<string, string>();
  readonly rung: string[] = [];

  set(of: string, at: string): void {
    // Nothing rings twice for the same bell, stage and moment.
    if (this.rung.includes(`${of} ${at}`)) this.waiting.delete(of);
    else this.waiting.set(of, at);
  }
  drop(of: string): void {
    this.waiting.delete(of);
  }
  passed(now: string): void {
    for (const [of, at] of this.waiting) {
      if (at > now) continue;
      this.waiting.delete(of);
      this.rung.push(`${of} ${at}`);
    }
  }
}

describe('durable timers: random schedules, cancellations, moves, deaths, sleeps and rebuilds against a model', () => {
  let database: TestPool;
  beforeAll(async () => {
    database = await openTestPool();
  });
  afterAll(() => database.close());

  async function play(steps: readonly Step[]): Promise<void> {
    const { pool } = database;
    const schema = `s_${randomUUID().slice(0, 8)}`;
    await pool.query(`CREATE SCHEMA ${schema}`);
    await installProjections(pool, schema);
    await installTimers(pool, schema);
    const [store, clock, model] = [inMemoryEventStore(), new HandClock(dayAt(0)), new Model()];
    const mortal = { dying: false };
    const wakers: (() => void)[] = [];
    // Dying is never coming back from the append: nothing after it happens.
    const afterAppend = () => (mortal.dying ? new Promise<void>((resolve) => wakers.push(resolve)) : Promise.resolve());
    const graves: BellProcess[] = [];
    const start = () => startBells({ store, pool, schema, clock }, { afterAppend });
    let living: BellProcess | undefined = start();
    const expected = async () => {
      model.passed(clock.now());
      await eventually(async () => (await rings(store)).length >= model.rung.length, PATIENCE_MS);
    };
    const settle = async () => {
      if (!living) return;
      await expected();
      await living.rows.waitFor(await store.head(), PATIENCE_MS);
      await eventually(async () => (await living!.timers.status()).overdue === 0, PATIENCE_MS);
    };
    const die = async () => {
      if (!living) return;
      graves.push(living);
      living = undefined;
      await pool.query(`DELETE FROM ${schema}.leases`);
    };
    const revive = () => {
      mortal.dying = false;
      living ??= start();
    };
    const perform: { readonly [D in Step['do']]: (step: Extract<Step, { readonly do: D }>) => Promise<void> | void } = {
      set: async ({ id: of, stage: which, day }) => {
        await ask(store, clock, of, { type: 'set', data: { stage: which, at: dayAt(day) } });
        model.set(`${of} ${which}`, dayAt(day));
      },
      drop: async ({ id: of, stage: which }) => {
        await ask(store, clock, of, { type: 'drop', data: { stage: which } });
        model.drop(`${of} ${which}`);
      },
      wait: ({ days }) => clock.to(new Date(Date.parse(clock.now()) + days * 86_400_000).toISOString()),
      die: async () => {
        mortal.dying = true;
        clock.to(new Date(Date.parse(clock.now()) + 5 * 86_400_000).toISOString());
        // Either something rang and hangs, or nothing was due.
        if (living) await eventually(async () => wakers.length > 0 || (await living!.timers.status()).overdue === 0, PATIENCE_MS);
        await die();
        revive();
      },
      sleep: async () => {
        await living?.stop();
        living = undefined;
      },
      wake: revive,
      rebuild: async () => {
        await living?.rows.waitFor(0n, PATIENCE_MS);
        await living?.rows.rebuild();
      },
    };
    try {
      for (const one of steps) {
        await perform[one.do](one as never);
        // While it sleeps, what is dropped or moved in time has no effect: only what still holds when it wakes rings.
        if (living) await settle();
      }
      revive();
      clock.to(dayAt(200));
      await settle();
      const rung = await rings(store);
      expect(rung.map(({ id: of, stage: which, dueAt }) => `${of} ${which} ${dueAt}`).sort()).toEqual([...model.rung].sort());
      expect(rung.filter(({ dueAt, firedAt }) => firedAt < dueAt)).toEqual([]);
      expect(new Set(rung.map((one) => `${one.id} ${one.stage} ${one.dueAt}`)).size).toBe(rung.length);
    } finally {
      wakers.forEach((wake) => wake());
      await Promise.all([...graves, ...(living ? [living as BellProcess] : [])].map((one) => one.stop()));
      await store.close();
    }
  }

  it('everything that held when its moment came has rung, once, never early; nothing else has', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), play), { numRuns: 25, endOnFailure: true });
  }, 300_000);
});
