import { randomUUID } from 'node:crypto';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import type { EventStore } from '@liandong/event-sourcing';
import { installProjections } from '@liandong/projections';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { ask, type BellProcess, type Faults, HandClock, type Ring, rings, startBells } from './testing/bell.js';
import { installTimers } from './timer-settlements.js';
import { timerId } from './timer.js';

const day = (number: number, time = '00:00:00.000') => `2026-01-${String(number).padStart(2, '0')}T${time}Z`;

describe('durable timers', () => {
  let database: TestPool;
  let store: EventStore;
  let schema: string;
  let clock: HandClock;
  const running: BellProcess[] = [];

  beforeAll(async () => {
    database = await openTestPool();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    schema = `s_${randomUUID().slice(0, 8)}`;
    await database.pool.query(`CREATE SCHEMA ${schema}`);
    await installProjections(database.pool, schema);
    await installTimers(database.pool, schema);
    store = inMemoryEventStore();
    clock = new HandClock();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await store.close();
  });

  const parts = () => ({ store, pool: database.pool, schema, clock });
  const start = (faults?: Faults) => {
    const made = startBells(parts(), faults);
    running.push(made);
    return made;
  };
  const stop = async (one: BellProcess) => {
    running.splice(running.indexOf(one), 1);
    await one.stop();
  };
  const set = (id: string, stage: string, at: string) => ask(store, clock, id, { type: 'set', data: { stage, at } });
  const drop = (id: string, stage: string) => ask(store, clock, id, { type: 'drop', data: { stage } });
  const rung = (count: number) => eventually(async () => ((await rings(store)).length >= count ? rings(store) : false));
  const settled = async () =>
    (await database.pool.query<{ outcome: string; stage: string }>(`SELECT outcome, stage FROM ${schema}.timer_settlements ORDER BY stage`))
      .rows;
  /** The read model has seen everything, and the clock has been looked at since. */
  const calm = async (one: BellProcess) => {
    expect(await one.rows.waitFor(await store.head(), 10_000)).toBe(true);
    await eventually(async () => (await one.timers.status()).overdue === 0);
  };

  it('given a moment that was set, then it fires when the clock says so, not before, and once', async () => {
    const one = start();
    await set('a', 'red', day(5));
    clock.to(day(4, '23:59:59.999'));
    await calm(one);
    await eventually(async () => (await one.timers.status()).state === 'leading');
    expect(await one.timers.status()).toMatchObject({ pending: 1, overdue: 0, parked: 0, fired: 0, lagSeconds: 0 });
    expect(await rings(store)).toEqual([]);
    clock.to(day(5));
    expect(await rung(1)).toEqual<Ring[]>([{ id: 'a', stage: 'red', dueAt: day(5), firedAt: day(5), late: false }]);
    await calm(one);
    expect(await one.timers.list('fired', 10, 0)).toMatchObject([
      { timer: 'bell', aggregateId: 'a', stage: 'red', late: false, firedAt: new Date(day(5)), state: 'fired' },
    ]);
    const [fired] = await one.timers.list('fired', 10, 0);
    expect(fired!.timerId).toBe(timerId('bell', 'a', { stage: 'red', at: day(5) }));
  });

  it('given a moment that was moved or dropped, then only the last one holds', async () => {
    const one = start();
    await set('a', 'red', day(5));
    await set('a', 'red', day(8));
    await set('b', 'red', day(5));
    await drop('b', 'red');
    clock.to(day(7));
    await calm(one);
    expect(await rings(store)).toEqual([]);
    clock.to(day(8));
    expect(await rung(1)).toMatchObject([{ id: 'a', dueAt: day(8) }]);
    await calm(one);
    expect(await one.timers.status()).toMatchObject({ pending: 0, overdue: 0 });
  });

  it('given a service that slept through several moments, when it starts, then each fires once, in their order, marked late', async () => {
    await stop(start());
    await set('a', 'red', day(9));
    await set('b', 'blue', day(3));
    await set('a', 'yellow', day(5));
    await set('c', 'blue', day(20));
    clock.to(day(10));
    const one = start();
    expect(await rung(3)).toEqual([
      { id: 'b', stage: 'blue', dueAt: day(3), firedAt: day(10), late: true },
      { id: 'a', stage: 'yellow', dueAt: day(5), firedAt: day(10), late: true },
      { id: 'a', stage: 'red', dueAt: day(9), firedAt: day(10), late: true },
    ]);
    await calm(one);
    await stop(one);
    await calm(start());
    expect(await rings(store)).toHaveLength(3);
  });

  it('given a leader that dies between the append and all that follows, then the next one finds it fired and appends nothing', async () => {
    let wake: () => void = () => undefined;
    const zombie = start({ afterAppend: () => new Promise((resolve) => (wake = resolve)) });
    await set('a', 'red', day(5));
    clock.to(day(5));
    await rung(1);
    // Its lease runs out; here at once.
    await database.pool.query(`DELETE FROM ${schema}.leases`);
    clock.to(day(6));
    const heir = start();
    await calm(heir);
    expect(await heir.timers.list('fired', 10, 0)).toMatchObject([{ stage: 'red', firedAt: new Date(day(5)), late: false }]);
    // The dead one was only paused: it wakes, and changes nothing.
    wake();
    await stop(zombie);
    await calm(heir);
    expect(await rings(store)).toMatchObject([{ firedAt: day(5) }]);
    expect(await settled()).toEqual([]);
  });

  it('given the same command carried out by two leaders at once, as after a pause, then it has one effect', async () => {
    const asleep: (() => void)[] = [];
    const paused = start({ beforeAppend: () => new Promise((resolve) => asleep.push(resolve)) });
    await set('a', 'red', day(5));
    clock.to(day(5));
    await eventually(() => asleep.length > 0);
    await database.pool.query(`DELETE FROM ${schema}.leases`);
    const heir = start();
    await rung(1);
    clock.to(day(7));
    asleep.forEach((wake) => wake());
    await stop(paused);
    await calm(heir);
    expect(await rings(store)).toMatchObject([{ firedAt: day(5) }]);
  });

  it('given two processes, then one leads and every timer fires once', async () => {
    const [first, second] = [start(), start()];
    for (let index = 0; index < 20; index += 1) await set(`a${index}`, 'red', day(5));
    clock.to(day(5));
    await rung(20);
    await Promise.all([calm(first), calm(second)]);
    expect(await rings(store)).toHaveLength(20);
    expect([(await first.timers.status()).state, (await second.timers.status()).state].sort()).toEqual(['leading', 'standby']);
  });

  it('given a rebuild, then the rows are the same ones, and what has fired does not fire again, even with the settlements lost', async () => {
    const one = start();
    await set('a', 'yellow', day(3));
    await set('a', 'red', day(9));
    await set('b', 'quiet', day(4));
    await set('c', 'refused', day(4));
    clock.to(day(5));
    await rung(1);
    await eventually(async () => (await settled()).length === 2);
    expect(await settled()).toEqual([
      { outcome: 'nothing', stage: 'quiet' },
      { outcome: 'parked', stage: 'refused' },
    ]);
    await calm(one);
    const before = await one.rows.hash();
    await one.rows.rebuild();
    await eventually(async () => (await one.rows.status()).rebuild === undefined && (await one.rows.status()).state === 'running');
    expect(await one.rows.hash()).toBe(before);
    await database.pool.query(`DELETE FROM ${schema}.timer_settlements`);
    await eventually(async () => (await settled()).length === 2);
    await calm(one);
    expect(await rings(store)).toHaveLength(1);
    clock.to(day(9));
    expect(await rung(2)).toMatchObject([{ stage: 'yellow' }, { stage: 'red' }]);
  });

  it('given a command that is refused for good, then the timer is parked with the reason, and an operator discards it or tries again', async () => {
    const one = start();
    await set('a', 'refused', day(3));
    await set('b', 'refused', day(4));
    await set('c', 'red', day(5));
    clock.to(day(6));
    await rung(1);
    await calm(one);
    expect(one.alarms).toMatchObject([{ timer: 'bell', code: 'bell.refused' }, { code: 'bell.refused' }]);
    const [b, a] = await one.timers
      .list('parked', 10, 0)
      .then((parked) => [...parked].sort((x, y) => y.dueAt.getTime() - x.dueAt.getTime()));
    expect(a).toMatchObject({ aggregateId: 'a', state: 'parked', code: 'bell.refused', message: expect.stringContaining('no') as unknown });
    await expect(one.timers.replay(a!.timerId, 'ops')).rejects.toMatchObject({ code: 'bell.refused' });
    await one.timers.discard(b!.timerId, '不再需要', 'ops');
    expect(await one.timers.list('discarded', 10, 0)).toMatchObject([{ aggregateId: 'b', reason: '不再需要', resolvedBy: 'ops' }]);
    await expect(one.timers.discard(b!.timerId, 'x', 'ops')).rejects.toMatchObject({ code: 'timer.not-parked' });
    expect(await one.timers.status()).toMatchObject({ parked: 1, overdue: 0 });
  });

  it('given a failure that may pass, then the aggregate’s timers wait in their order, those of others go on, and nothing is lost', async () => {
    let away = true;
    const one = start({
      beforeAppend: async () => {
        if (away) throw new Error('connection refused');
      },
    });
    await set('a', 'yellow', day(2));
    await set('a', 'red', day(3));
    clock.to(day(4));
    await eventually(async () => (await one.timers.status()).overdue === 2);
    expect((await one.timers.status()).lagSeconds).toBe(2 * 86_400);
    away = false;
    expect(await rung(2)).toMatchObject([{ stage: 'yellow' }, { stage: 'red' }]);
    expect((await settled()).map(({ outcome }) => outcome)).not.toContain('parked');
  });
});
