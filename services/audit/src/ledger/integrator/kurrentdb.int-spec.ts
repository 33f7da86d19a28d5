import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import { openEventStore } from '@liandong/event-sourcing/open';
import { KurrentDbTestServer, type LogRecord, TransactionLog } from '@liandong/event-sourcing/testing';
import { leafHash, rootAt, TreeAppender } from '@liandong/ledger';
import { definitionOf, derivedPassword, installService } from '@liandong/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { AuditModule } from '../../audit.module.js';
import { Scrubber } from '../scrub/scrubber.js';
import type { Difference } from '../store/finding.js';
import { leafOfEvent } from '../store/leaf-of-event.js';
import { LedgerStore } from '../store/ledger-store.js';
import { newEvents } from '../testing/ledger.fixtures.js';
import { Integrator } from './integrator.js';

describe('the ledger of a KurrentDB, by its protocol', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let server: KurrentDbTestServer;
  let store: EventStore;
  const found: Difference[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    // As an installation whose events stand elsewhere: this database has no event store.
    await installService(definitionOf(AuditModule), {
      adminUrl: database.url,
      password: derivedPassword(decodeURIComponent(new URL(database.url).password), 'audit'),
    });
    pool = new pg.Pool({ connectionString: database.url });
    server = await KurrentDbTestServer.start();
    store = await openEventStore(server.connectionString, 'test');
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
    await pool.end();
    await database.drop();
  });

  const grow = (count: number) => store.append(`clue-${randomUUID()}`, 'no-stream', newEvents(count));
  const ledger = () => new LedgerStore(pool);
  const follow = (from: EventStore) => {
    const abort = new AbortController();
    const integrator = new Integrator({
      store: from,
      pool,
      lease: { hold: async () => true },
      isHalted: async () => found.length > 0,
      onFinding: async (difference) => void found.push(difference),
    });
    const ended = integrator.follow(abort.signal);
    return { ended, stop: () => (abort.abort(), ended) };
  };
  const reached = (size: number) => eventually(async () => expect((await ledger().tree()).size).toBe(size));
  const check = (of: EventStore) =>
    new Scrubber({ store: of, pool, lastSigned: async () => undefined, onFinding: async () => undefined }).pass();

  it('given events before and after its start, the server’s own records between them, and a server that is away for a while, then every event is one leaf, in the order of the log', async () => {
    await grow(700);
    const { stop } = follow(store);
    await reached(700);
    server.log.system('$stats-0', '$statsCollected');
    await grow(40);
    await reached(740);
    await server.restart();
    server.log.system('$stats-0', '$statsCollected');
    await grow(10);
    await reached(750);
    await stop();
    const events = [];
    for await (const event of store.readStored()) events.push(event);
    const tree = await ledger().tree();
    expect(tree).toEqual({ size: 750, position: events.at(-1)!.position });
    expect((await ledger().leaves(0, 800)).map(({ eventId, position }) => [eventId, position])).toEqual(
      events.map(({ id, position }) => [id, position]),
    );
    expect(Buffer.from(await rootAt(750, ledger()))).toEqual(
      Buffer.from(new TreeAppender().append(events.map((event) => leafHash(leafOfEvent(event)))).root),
    );
    expect(found).toEqual([]);
  });

  it('given what stands in the log, then a full check is clean; given one byte of one record, then its leaf is named', async () => {
    expect(await check(store)).toBeUndefined();
    const record = server.log.records.filter(({ stream }) => !stream.startsWith('$'))[412]! as {
      -readonly [Key in keyof LogRecord]: LogRecord[Key];
    };
    const { data } = record;
    record.data = Buffer.from(Buffer.from(data).toString().replace('养老', '养志'));
    expect(await check(store)).toMatchObject({
      kind: 'event-changed',
      leafIndex: 412,
      eventId: record.id,
      details: { differs: ['dataHash'] },
    });
    record.data = data;
    expect(await check(store)).toBeUndefined();
  });

  it('given an older backup of the server, as it is and after it has gone on, then the integrator stops, says so, and changes nothing', async () => {
    const before = await ledger().tree();
    for (const [more, kind] of [
      [0, 'store-behind'],
      [400, 'event-replaced'],
    ] as const) {
      const older = new TransactionLog();
      older.records.push(...server.log.records.slice(1, 600));
      const restored = await KurrentDbTestServer.start(older);
      const other = await openEventStore(restored.connectionString, 'test');
      try {
        if (more > 0) await other.append(`clue-${randomUUID()}`, 'no-stream', newEvents(more));
        found.length = 0;
        await follow(other).ended;
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ kind, leafIndex: 749 });
        expect(await ledger().tree()).toEqual(before);
      } finally {
        await other.close();
        await restored.stop();
      }
    }
  });
});
