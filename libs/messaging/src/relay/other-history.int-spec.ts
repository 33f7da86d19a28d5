import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { EventStore, NewEvent } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { type LocalNats, startNats } from '@liandong/local-servers/nats';
import { inTransaction } from '@liandong/projections';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import type { InboxConsumer } from '../inbox/inbox-consumer.js';
import { NatsMessageBus } from '../nats/nats-bus.js';
import { forgetMessages } from '../recovery.js';
import { alphaRelay, effectsInbox, effectsOf, installService, step, upTo } from './fixtures.js';
import type { Relay } from './relay.js';

const PATIENCE_MS = 30_000;

/** Alpha publishes; `prompt` has heard everything of the history that is lost, `slow` nothing yet: it waits on NATS. */
describe('recovery on NATS after an older event store was restored, within the time in which NATS stores nothing twice', () => {
  let database: TestPool;
  let pool: pg.Pool;
  let server: LocalNats;
  let folder: string;
  let store: EventStore;
  let relay: Relay;
  const schemas: Record<string, string> = {};
  const buses: Record<string, NatsMessageBus> = {};
  const inboxes: Record<string, InboxConsumer> = {};
  let held: boolean;
  /** What the slow one was given at all. */
  let offered: number[];

  beforeAll(async () => {
    database = await openTestPool();
    ({ pool } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liandong-history-'));
    server = await startNats({ folder });
    for (const service of ['alpha', 'prompt', 'slow']) {
      schemas[service] = await installService(pool);
      buses[service] = await NatsMessageBus.connect({ servers: server.url, service, ackWaitMs: 2_000 });
    }
    held = true;
    offered = [];
    for (const service of ['prompt', 'slow']) {
      inboxes[service] = effectsInbox({ bus: buses[service]!, pool, schema: schemas[service]!, service }, async ({ data }) => {
        if (service === 'slow' && held) throw new Error('not yet');
        if (service === 'slow') offered.push((data as { nth: number }).nth);
      });
      await inboxes[service]!.start();
    }
  });
  afterEach(async () => {
    await Promise.all([relay.stop(), ...Object.values(inboxes).map((inbox) => inbox.stop())]);
    await Promise.all(Object.values(buses).map((bus) => bus.close()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await store.close();
  });

  async function relayFrom(events: readonly NewEvent[]): Promise<void> {
    store = inMemoryEventStore();
    for (const event of events) await store.append('step-1', 'any', [event]);
    relay = alphaRelay({ store, bus: buses['alpha']!, pool, schema: schemas['alpha']! });
    relay.start();
  }
  const effects = (service: string) => effectsOf(pool, schemas[service]!, service);
  const has = (service: string, steps: readonly number[]) =>
    eventually(
      async () => {
        expect(await effects(service)).toEqual(steps);
      },
      PATIENCE_MS,
      50,
    );
  /** What a service does: its relay or inbox rests meanwhile. */
  async function recover(service: string): Promise<void> {
    const part = service === 'alpha' ? relay : inboxes[service]!;
    await part.stop();
    await buses[service]!.letGo();
    await inTransaction(pool, async (client) => {
      await forgetMessages(client, schemas[service]!, service);
      await client.query(`DELETE FROM ${schemas[service]!}.effects`);
    });
    await part.start();
  }

  /** Ten events were published; the restored store holds six of them, another where the seventh stood, and the eighth with other content: its request was sent again. */
  async function restore(): Promise<readonly number[]> {
    const events = upTo(10).map((nth) => step(nth));
    await relayFrom(events);
    await has('prompt', upTo(10));
    await relay.stop();
    await store.close();
    const again: NewEvent = { ...events[7]!, data: { nth: 70 } };
    const since = upTo(106, 100).map((nth) => step(nth));
    await relayFrom([...events.slice(0, 6), since[0]!, again, ...since.slice(1)]);
    await eventually(async () => (await relay.status()).state === 'halted', PATIENCE_MS);
    return [...upTo(6), 100, 70, ...upTo(106, 101)];
  }

  it.each([[['alpha', 'prompt', 'slow']], [['slow', 'prompt', 'alpha']], [['prompt', 'slow', 'alpha']]])(
    'given that they recover in the order %j, then all have what the restored store says, and nothing of the lost history',
    async (order) => {
      const expected = await restore();
      for (const service of order) {
        await recover(service);
        // Waiting messages of the lost history are gone with the first recovery, whoever it was.
        held = false;
      }
      await has('prompt', expected);
      await has('slow', expected);
      expect(offered.filter((nth) => [6, 7, 8, 9].includes(nth))).toEqual([]);
      await eventually(async () => (await relay.status()).lag === 0, PATIENCE_MS);
      expect((await relay.status()).state).toBe('running');
      await store.append('step-1', 'any', [step(200)]);
      await Promise.all([has('prompt', [...expected, 200]), has('slow', [...expected, 200])]);
    },
    90_000,
  );

  it('given a healthy store, then a recovery changes nothing', async () => {
    held = false;
    await relayFrom(upTo(10).map((nth) => step(nth)));
    await Promise.all([has('prompt', upTo(10)), has('slow', upTo(10))]);
    for (const service of ['alpha', 'prompt']) await recover(service);
    await has('prompt', upTo(10));
    await eventually(
      async () => (await relay.status()).lag === 0 && (await buses['slow']!.waiting('slow', ['alpha.begun.v1', 'alpha.done.v1'])) === 0,
      PATIENCE_MS,
    );
    expect(await effects('slow')).toEqual(upTo(10));
  }, 60_000);
});
