import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type EventStore, type RecordedEvent, StoreUnavailable } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { type Listener, listen, pause } from '../contract/fixtures.js';
import { InProcessMessageBus } from '../in-process/in-process-bus.js';
import { installInProcessBus } from '../install.js';
import type { MessageBus } from '../message-bus.js';
import { alphaRelay, effectsInbox, effectsOf, installService, publishStep, step, upTo } from './fixtures.js';
import type { Relay, RelayOptions } from './relay.js';
import type { RelayAlarm } from './translate.js';

describe('the relay', () => {
  let database: TestPool;
  let pool: pg.Pool;
  let schema: string;
  let store: EventStore;
  let bus: InProcessMessageBus;
  let listener: Listener;
  let received: number[];
  const relays: Relay[] = [];
  const alarms: RelayAlarm[] = [];

  beforeAll(async () => {
    database = await openTestPool();
    ({ pool } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    schema = await installService(pool);
    await installInProcessBus(pool, `${schema}_bus`);
    store = inMemoryEventStore();
    bus = new InProcessMessageBus({ pool, schema: `${schema}_bus` });
    received = [];
    alarms.length = 0;
    listener = await listen(
      bus,
      'listener',
      ['alpha.begun.v1', 'alpha.done.v1'],
      async ({ data }) => void received.push((data as { nth: number }).nth),
    );
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await bus.close();
    await store.close();
  });

  function start(more: Partial<RelayOptions> = {}): Relay {
    const relay = alphaRelay({ store, bus, pool, schema, onAlarm: (alarm) => alarms.push(alarm), ...more });
    relays.push(relay);
    relay.start();
    return relay;
  }
  async function append(...steps: number[]): Promise<void> {
    for (const nth of steps) await store.append('step-1', 'any', [step(nth)]);
  }
  const caughtUp = (relay: Relay) => eventually(async () => (await relay.status()).lag === 0);

  it('given private events, stored and new, then their public forms come in order; what is private or foreign stays', async () => {
    await append(...upTo(25));
    await store.append('other-1', 'any', [step(99)]);
    const relay = start();
    await store.append('step-1', 'any', [step(98, 'Private')]);
    await append(...upTo(40, 25));
    await listener.got(40);
    expect(received).toEqual(upTo(40));
    await caughtUp(relay);
    expect(await relay.status()).toMatchObject({ state: 'running', lag: 0, position: await store.head() });
  });

  it('given only foreign events, then the lag returns to 0 too, for a process that asks later as well', async () => {
    const relay = start();
    for (let nth = 0; nth < 5; nth += 1) await store.append('other-1', 'any', [step(nth)]);
    await caughtUp(relay);
    await pause(1_100);
    await store.append('other-1', 'any', [step(5)]);
    await caughtUp(relay);
    await relay.stop();
    expect(await relay.status()).toMatchObject({ state: 'stopped', lag: 0 });
  });

  it('given a restart, then it goes on from its checkpoint', async () => {
    await append(...upTo(12));
    const first = start();
    await listener.got(12);
    await caughtUp(first);
    await first.stop();
    await append(...upTo(20, 12));
    const translated: number[] = [];
    start({
      publish(event) {
        translated.push((event.data as { nth: number }).nth);
        return publishStep(event);
      },
    });
    await listener.got(20);
    expect(received).toEqual(upTo(20));
    expect(translated).toEqual(upTo(20, 12));
  });

  it('given an event that cannot be published, then all before it are, it halts right there with one alarm and goes on when that is mended', async () => {
    await append(...upTo(16));
    let broken = true;
    const relay = start({
      async publish(event: RecordedEvent) {
        if (broken && (event.data as { nth: number }).nth === 13) throw new TypeError('no such field');
        return publishStep(event);
      },
    });
    await listener.got(13);
    const status = await eventually(async () => {
      const seen = await relay.status();
      return seen.state === 'failing' && seen;
    });
    expect(status).toMatchObject({ position: 13n, head: 16n, lag: 3, failure: expect.stringContaining('position 14') as string });
    await append(16);
    await pause(400);
    expect(received).toEqual(upTo(13));
    expect(alarms).toMatchObject([{ type: 'Begun', position: 14n, message: 'no such field' }]);
    broken = false;
    await listener.got(17);
    expect(received).toEqual(upTo(17));
    await caughtUp(relay);
    expect((await relay.status()).state).toBe('running');
  });

  it('given an event store that does not answer for a while, then that is no alarm', async () => {
    await append(0);
    let answers = 0;
    start({
      async publish(event) {
        if (answers++ < 3) throw new StoreUnavailable('no answer');
        return publishStep(event);
      },
    });
    await listener.got(1);
    expect(alarms).toEqual([]);
  });

  it('given a bus that lets go of everything after the relay has asked it and before the next publication, then nothing is left out', async () => {
    let asked = false;
    const unlucky = Object.create(bus) as MessageBus;
    unlucky.publish = async (events, after) => {
      if (after !== undefined && !asked) {
        asked = true;
        await bus.letGo();
      }
      return bus.publish(events, after);
    };
    await append(...upTo(25));
    const relay = start({ bus: unlucky });
    await eventually(() => expect(received.slice(-25)).toEqual(upTo(25)));
    expect(asked).toBe(true);
    await caughtUp(relay);
    expect((await relay.status()).state).toBe('running');
  });

  it('given a bus that does not take messages for a while, then nothing is left out', async () => {
    const relay = start();
    await append(...upTo(5));
    await listener.got(5);
    await pool.query(`ALTER TABLE ${schema}_bus.messages RENAME TO away`);
    await append(...upTo(12, 5));
    await eventually(async () => (await relay.status()).state === 'failing');
    expect((await relay.status()).lag).toBeGreaterThan(0);
    await pool.query(`ALTER TABLE ${schema}_bus.away RENAME TO messages`);
    await listener.got(12);
    expect(received).toEqual(upTo(12));
    await caughtUp(relay);
    expect(alarms).toEqual([]);
  });

  it('given an older backup of the event store, grown past the checkpoint, then it halts with one alarm and publishes nothing; without its checkpoint it begins anew', async () => {
    const restored = inMemoryEventStore();
    const kept = [step(0), step(1)];
    await store.append('step-1', 'no-stream', [...kept, step(2)]);
    const before = start();
    await listener.got(3);
    await caughtUp(before);
    await before.stop();
    await restored.append('step-1', 'no-stream', [...kept, step(3), step(4), step(5)]);
    const relay = start({ store: restored });
    const halted = await eventually(async () => {
      const status = await relay.status();
      return status.state === 'halted' && status;
    });
    expect(halted).toMatchObject({ position: 3n, head: 5n, failure: expect.stringContaining('position 3') as string });
    expect(alarms).toMatchObject([{ type: 'store.history-differs', position: 3n }]);
    expect(received).toEqual(upTo(3));
    await relay.stop();
    await pool.query(`DELETE FROM ${schema}.relay_checkpoint`);
    await caughtUp(start({ store: restored }));
    await eventually(() => received.length >= 6);
    expect(received.slice(-3)).toEqual([3, 4, 5]);
    await restored.close();
  }, 30_000);

  it('given an older backup that lacks only events of other services, then it halts all the same', async () => {
    const own = step(0);
    await store.append('step-1', 'no-stream', [own]);
    await store.append('other-1', 'no-stream', [step(1), step(2)]);
    const before = start();
    await eventually(async () => (await pool.query(`SELECT FROM ${schema}.relay_checkpoint WHERE position = 3`)).rowCount === 1);
    await before.stop();
    const restored = inMemoryEventStore();
    await restored.append('step-1', 'no-stream', [own]);
    const relay = start({ store: restored });
    await eventually(async () => (await relay.status()).state === 'halted');
    expect(alarms).toMatchObject([{ type: 'store.position-ahead', position: 3n }]);
    await relay.stop();
    await restored.close();
  });

  it('given two processes, then one leads, and the other takes over where it stopped', async () => {
    const [first, second] = [start(), start()];
    await append(...upTo(6));
    await listener.got(6);
    const states = async () => Promise.all([first, second].map(async (relay) => (await relay.status()).state));
    await eventually(async () => (await states()).sort().join() === 'running,standby');
    await ((await first.status()).state === 'running' ? first : second).stop();
    await append(...upTo(12, 6));
    await listener.got(12);
    expect(received).toEqual(upTo(12));
  });

  it('given a leader that was overtaken without knowing, then it cannot move the checkpoint', async () => {
    const relay = start();
    await append(...upTo(3));
    await listener.got(3);
    await caughtUp(relay);
    await pool.query(`UPDATE ${schema}.leases SET holder = $1, expires_at = now() + interval '3 seconds'`, [randomUUID()]);
    await pool.query(`UPDATE ${schema}.relay_checkpoint SET position = 2`);
    await append(3);
    await pause(500);
    const { rows } = await pool.query<{ position: string }>(`SELECT position FROM ${schema}.relay_checkpoint`);
    expect(rows).toEqual([{ position: '2' }]);
    // Once the other one's lease has run out it leads again, from the checkpoint as it stands; what it repeats the bus knows.
    await caughtUp(relay);
    await listener.has(listener.ids.at(-1)!);
    expect(received).toEqual(upTo(4));
  }, 30_000);

  it.each([
    ['the newest messages', (name: string) => `DELETE FROM ${name}.messages WHERE sequence > 10`],
    ['everything', (name: string) => `DROP SCHEMA ${name} CASCADE`],
  ])('given a bus that lost %s, then everything is published again; the inbox sees to it that nothing happens twice', async (_, lose) => {
    const inbox = effectsInbox({ bus, pool, schema, service: 'beta' });
    await inbox.start();
    start();
    await append(...upTo(15));
    await eventually(async () => (await effectsOf(pool, schema, 'beta')).length === 15);
    await pool.query(lose(`${schema}_bus`));
    await installInProcessBus(pool, `${schema}_bus`);
    await append(15);
    await eventually(async () => (await effectsOf(pool, schema, 'beta')).length === 16);
    await eventually(() => received.length >= 31);
    expect(received.slice(-16)).toEqual(upTo(16));
    expect(await effectsOf(pool, schema, 'beta')).toEqual(upTo(16));
    await inbox.stop();
  });
});
