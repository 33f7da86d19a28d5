import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EventStore, StoreUnavailable } from '@liandong/event-sourcing';
import { installPostgresEventStore, postgresEventStore } from '@liandong/event-sourcing/postgres';
import { type LocalNats, startNats } from '@liandong/local-servers/nats';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { pause } from '../contract/fixtures.js';
import { NatsMessageBus } from '../nats/nats-bus.js';
import { alphaRelay, effectsInbox, effectsOf, installService, step, upTo } from './fixtures.js';

/** How long connections are killed. FAULT_SECONDS=60 for the long run. */
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 6);
const APPLICATION = 'liandong-fault';

describe('faults', () => {
  let database: TestDatabase;
  let admin: pg.Pool;
  let schema: string;
  let folder: string;
  let server: LocalNats;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await installPostgresEventStore(database.url);
    admin = new pg.Pool({ connectionString: database.url, max: 2, application_name: 'fault-admin' });
    schema = await installService(admin);
    folder = await mkdtemp(join(tmpdir(), 'liandong-faults-'));
    server = await startNats({ folder });
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await admin.end();
    await database.drop();
  });

  /** What one process has: connections of its own, to everything. */
  async function openProcess(service: string) {
    const pool = new pg.Pool({ connectionString: database.url, max: 4, application_name: APPLICATION });
    pool.on('error', () => undefined);
    const store = postgresEventStore({ connectionString: database.url, applicationName: APPLICATION, pollIntervalMs: 200 });
    const bus = await NatsMessageBus.connect({ servers: server.url, service, ackWaitMs: 2_000 });
    closing.push(
      () => bus.close(),
      () => store.close(),
      () => pool.end(),
    );
    return { pool, store, bus, schema };
  }

  /** Appends until the time is over; an unknown outcome is settled by sending the same event again. Returns how many there are. */
  async function writeUntil(store: EventStore, end: number): Promise<number> {
    let nth = 0;
    for (; Date.now() < end; nth += 1) {
      const event = step(nth);
      for (let known = false; !known;) {
        known = await store.append('step-1', 'any', [event]).then(
          () => true,
          (error: unknown) => {
            if (error instanceof StoreUnavailable) return false;
            throw error;
          },
        );
      }
      await pause(5 + (nth % 11));
    }
    return nth;
  }

  async function killUntil(end: number): Promise<number> {
    let killed = 0;
    while (Date.now() < end) {
      await pause(30 + Math.random() * 150);
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND random() < 0.3`,
        [APPLICATION],
      );
      killed += rowCount ?? 0;
    }
    return killed;
  }

  it(
    `I5, I9: given ${SECONDS} s of killed connections and a crash of NATS, then every event had its effect once with each consumer, in order, and the lag returns to 0 unaided`,
    async () => {
      const relays = await Promise.all([1, 2].map(async () => alphaRelay(await openProcess('alpha'))));
      const inboxes = await Promise.all(
        ['beta', 'beta', 'gamma'].map(async (service) => effectsInbox({ ...(await openProcess(service)), service }, () => pause(1))),
      );
      const { store } = await openProcess('writer');
      for (const relay of relays) relay.start();
      await Promise.all(inboxes.map((inbox) => inbox.start()));
      closing.push(...[...relays, ...inboxes].map((part) => () => part.stop()));

      const end = Date.now() + SECONDS * 1_000;
      const writing = writeUntil(store, end);
      const killing = killUntil(end);
      await pause(SECONDS * 400);
      await server.stop('SIGKILL');
      await pause(500);
      server = await startNats({ folder, port: server.port });
      const [count, killed] = await Promise.all([writing, killing]);

      for (const consumer of ['beta', 'gamma'])
        await eventually(async () => (await effectsOf(admin, schema, consumer)).length >= count, 40_000, 100);
      await eventually(async () => (await Promise.all(relays.map((relay) => relay.status()))).every(({ lag }) => lag === 0), 20_000, 100);
      for (const consumer of ['beta', 'gamma']) expect(await effectsOf(admin, schema, consumer)).toEqual(upTo(count));
      expect(await Promise.all(inboxes.map((inbox) => inbox.parked()))).toEqual([[], [], []]);
      expect(killed).toBeGreaterThan(SECONDS);
      process.stdout.write(
        `faults: ${SECONDS} s, ${count} events, ${killed} connections killed, 1 crash of NATS, 0 lost, 0 effects twice\n`,
      );
    },
    (SECONDS + 90) * 1_000,
  );
});
