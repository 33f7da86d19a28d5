import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { type LocalNats, startNats } from '@liandong/local-servers/nats';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import type { InboxConsumer } from '../inbox/inbox-consumer.js';
import { NatsMessageBus } from '../nats/nats-bus.js';
import { PUBLIC_EVENTS } from '../nats/subjects.js';
import { alphaRelay, effectsInbox, effectsOf, installService, step, upTo } from './fixtures.js';
import type { Relay } from './relay.js';

const PATIENCE_MS = 25_000;

/** A nats-server of its own, that is stopped, loses its store and comes back on the same port. */
describe('a relay and its consumers over JetStream', () => {
  let database: TestPool;
  let pool: pg.Pool;
  let schema: string;
  let folder: string;
  let server: LocalNats;
  let store: EventStore;
  let buses: NatsMessageBus[];
  let relay: Relay;
  let prompt: InboxConsumer;
  let slow: InboxConsumer;
  /** While it is set, the slow consumer handles nothing. */
  let held: boolean;

  beforeAll(async () => {
    database = await openTestPool();
    ({ pool } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    schema = await installService(pool);
    folder = await mkdtemp(join(tmpdir(), 'liandong-lost-'));
    server = await startNats({ folder });
    store = inMemoryEventStore();
    buses = await Promise.all(
      ['alpha', 'prompt', 'slow'].map((service) => NatsMessageBus.connect({ servers: server.url, service, ackWaitMs: 2_000 })),
    );
    relay = alphaRelay({ store, bus: buses[0]!, pool, schema });
    prompt = effectsInbox({ bus: buses[1]!, pool, schema, service: 'prompt' });
    held = true;
    slow = effectsInbox({ bus: buses[2]!, pool, schema, service: 'slow' }, async () => {
      if (held) throw new Error('not yet');
    });
    relay.start();
    await Promise.all([prompt.start(), slow.start()]);
  });
  afterEach(async () => {
    await Promise.all([relay.stop(), prompt.stop(), slow.stop()]);
    await Promise.all(buses.map((bus) => bus.close()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await store.close();
  });

  async function append(from: number, end: number): Promise<void> {
    for (const nth of upTo(end, from)) await store.append('step-1', 'any', [step(nth)]);
  }
  const has = (consumer: string, count: number) =>
    eventually(async () => (await effectsOf(pool, schema, consumer)).length >= count, PATIENCE_MS, 50);
  async function restart(between: () => Promise<void> = async () => undefined): Promise<void> {
    await server.stop();
    await between();
    server = await startNats({ folder, port: server.port });
  }
  async function streamInfo() {
    const connection = await connect({ servers: server.url });
    try {
      const { created, state } = await (await jetstreamManager(connection)).streams.info(PUBLIC_EVENTS.name);
      return { created, messages: state.messages };
    } finally {
      await connection.close();
    }
  }
  /** What must hold in the end: no effect twice, none lost, in order, with both consumers; and no lag. */
  async function expectAll(end: number): Promise<void> {
    held = false;
    await Promise.all([has('prompt', end), has('slow', end)]);
    await eventually(async () => (await relay.status()).lag === 0, PATIENCE_MS);
    expect(await effectsOf(pool, schema, 'prompt')).toEqual(upTo(end));
    expect(await effectsOf(pool, schema, 'slow')).toEqual(upTo(end));
  }

  it('given that the whole store was lost, then everything is published again, consumers begin anew, and nothing happens twice', async () => {
    await append(0, 20);
    await has('prompt', 20);
    const before = await streamInfo();
    await restart(async () => {
      await append(20, 25);
      await rm(folder, { recursive: true, force: true });
    });
    await append(25, 30);
    await expectAll(30);
    const after = await streamInfo();
    expect(after.created).not.toBe(before.created);
    expect(after.messages).toBe(30);
  }, 60_000);

  it('given that the store came back without its newest messages, then that is noticed, and it ends as if all had been lost', async () => {
    const copy = `${folder}-copy`;
    await append(0, 10);
    await has('prompt', 10);
    // A stopped server's folder is the store as it was at that moment.
    await restart(() => cp(folder, copy, { recursive: true }));
    await append(10, 20);
    await has('prompt', 20);
    const before = await streamInfo();
    await restart(async () => {
      await rm(folder, { recursive: true, force: true });
      await cp(copy, folder, { recursive: true });
    });
    await append(20, 25);
    await expectAll(25);
    const after = await streamInfo();
    expect(after).toEqual({ created: expect.any(String) as string, messages: 25 });
    expect(after.created).not.toBe(before.created);
    await rm(copy, { recursive: true, force: true });
  }, 90_000);

  it('given that the connection was only interrupted, by a crash of the server too, then nothing is published again', async () => {
    await append(0, 10);
    await has('prompt', 10);
    const before = await streamInfo();
    await server.stop('SIGKILL');
    await append(10, 15);
    server = await startNats({ folder, port: server.port });
    await append(15, 20);
    await expectAll(20);
    expect(await streamInfo()).toEqual({ created: before.created, messages: 20 });
  }, 60_000);

  it('given a server that is away, when relay, inbox and bus are stopped, then they end all the same', async () => {
    await append(0, 3);
    await has('prompt', 3);
    await server.stop();
    await append(3, 5);
    await Promise.all([relay.stop(), prompt.stop(), slow.stop()]);
    await Promise.all(buses.map((bus) => bus.close()));
    expect((await relay.status()).state).toBe('stopped');
    server = await startNats({ folder, port: server.port });
  }, 20_000);
});
