import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import { leafHash, rootAt, TreeAppender } from '@liandong/ledger';
import { definitionOf, derivedPassword, installService } from '@liandong/service-kit';
import { inTransaction } from '@liandong/projections';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { AuditModule } from '../../audit.module.js';
import { newEvents } from '../testing/ledger.fixtures.js';
import type { Difference } from '../store/finding.js';
import { leafOfEvent } from '../store/leaf-of-event.js';
import { extendTree, LedgerStore } from '../store/ledger-store.js';
import { Integrator } from './integrator.js';

describe('integrator', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let store: EventStore;
  let found: Difference[];
  beforeEach(async () => {
    database = await createTestDatabase();
    await installService(definitionOf(AuditModule), {
      adminUrl: database.url,
      eventStoreAdminUrl: database.url,
      password: derivedPassword(decodeURIComponent(new URL(database.url).password), 'audit'),
    });
    pool = new pg.Pool({ connectionString: database.url });
    store = postgresEventStore({ connectionString: database.url });
    found = [];
  });
  afterEach(async () => {
    await store.close();
    await pool.end();
    await database.drop();
  });

  const grow = (count: number) => store.append(`clue-${randomUUID()}`, 'no-stream', newEvents(count));
  const start = (from: EventStore = store, hold = async () => true) => {
    const abort = new AbortController();
    const integrator = new Integrator({
      store: from,
      pool,
      lease: { hold },
      isHalted: async () => found.length > 0,
      onFinding: async (difference) => void found.push(difference),
    });
    const ended = integrator.follow(abort.signal).then(
      (pause) => ({ pause }),
      (error: Error) => ({ error }),
    );
    const stop = () => {
      abort.abort();
      return ended;
    };
    return { ended, stop };
  };
  const integrated = async () => {
    const head = await store.head();
    await eventually(async () => expect((await new LedgerStore(pool).tree()).position).toBe(head));
  };
  /** Size and root, as they follow from the store alone. */
  async function expected() {
    const hashes: Uint8Array[] = [];
    for await (const event of store.readStored()) hashes.push(leafHash(leafOfEvent(event)));
    return { size: hashes.length, root: Buffer.from(new TreeAppender().append(hashes).root) };
  }
  async function actual() {
    const ledger = new LedgerStore(pool);
    const { size } = await ledger.tree();
    expect((await ledger.leaves(0, size + 1)).map(({ index }) => index)).toEqual(Array.from({ length: size }, (_, n) => n));
    return { size, root: Buffer.from(await rootAt(size, ledger)) };
  }

  it('given events before and after its start, and restarts, then every event is one leaf, in the order of the log', async () => {
    for (let round = 0; round < 4; round += 1) {
      await grow(400);
      const { stop } = start();
      await integrated();
      await grow(30);
      await integrated();
      await stop();
    }
    expect(await actual()).toEqual(await expected());
    const [leaf] = await new LedgerStore(pool).leaves(1_000, 1);
    expect(await new LedgerStore(pool).leafOfEvent(leaf!.eventId)).toEqual(leaf);
    expect(found).toEqual([]);
  });

  it('given several that all believe to lead, and writers at the same time, then nothing is integrated twice or left out', async () => {
    const running = Array.from({ length: 3 }, () => start());
    for (let round = 0; round < 15; round += 1) {
      await Promise.all([grow(7), grow(11)]);
      running.push(start());
    }
    await eventually(async () => {
      running.push(start());
      await integrated();
    });
    await Promise.all(running.map(({ stop }) => stop()));
    expect(await actual()).toEqual(await expected());
    expect(found).toEqual([]);
  });

  it('given a lost lease, then it stops before it writes', async () => {
    await grow(5);
    const { ended } = start(store, async () => false);
    expect(await ended).toMatchObject({ error: { name: 'LeadershipLost' } });
    expect(await new LedgerStore(pool).tree()).toEqual({ size: 0, position: 0n });
  });

  it.each([
    ['its size', { size: -3, position: 0n }],
    ['its position', { size: 0, position: -1n }],
    ['both', { size: 3, position: 3n }],
  ])(
    'given that another process has moved the tree, told by %s, then a batch from where it stood writes nothing at all',
    async (_what, by) => {
      await grow(10);
      const { stop } = start();
      await integrated();
      await stop();
      const [before, tree] = [await new LedgerStore(pool).leaves(0, 100), await new LedgerStore(pool).tree()];
      const from = { size: tree.size + by.size, position: tree.position + by.position };
      // Leaves whose places are free: no key of the table stands in for the fence.
      const leaves = [20, 21].map((index) => ({ index, position: BigInt(index + 1), eventId: randomUUID(), leaf: Buffer.from('{}') }));
      await expect(inTransaction(pool, (client) => extendTree(client, from, leaves, []))).rejects.toMatchObject({ name: 'LeadershipLost' });
      expect(await new LedgerStore(pool).tree()).toEqual(tree);
      expect(await new LedgerStore(pool).leaves(0, 100)).toEqual(before);
    },
  );

  it('given another store, then its log is integrated alike', async () => {
    const other = inMemoryEventStore();
    await other.append('clue-1', 'no-stream', newEvents(300));
    const { stop } = start(other);
    await eventually(async () => expect((await new LedgerStore(pool).tree()).size).toBe(300));
    await other.append('clue-2', 'no-stream', newEvents(2));
    await eventually(async () => expect(await new LedgerStore(pool).tree()).toEqual({ size: 302, position: 302n }));
    await stop();
  });

  describe('a store that is not the one that was integrated', () => {
    beforeEach(async () => {
      await grow(50);
      const { stop } = start();
      await integrated();
      await stop();
      await pool.query('ALTER TABLE event_store.events DISABLE TRIGGER ALL');
    });

    it.each<[string, string[], Partial<Difference>]>([
      ['an older backup', ['DELETE FROM event_store.events WHERE position > 40'], { kind: 'store-behind', leafIndex: 49 }],
      [
        'an older backup that has gone on since',
        ['DELETE FROM event_store.events WHERE position > 40', 'GROW'],
        { kind: 'event-replaced', leafIndex: 49 },
      ],
      [
        'a last event that was changed',
        [`UPDATE event_store.events SET data = '{}' WHERE position = 50`, 'GROW'],
        { kind: 'event-changed', leafIndex: 49 },
      ],
      [
        'a new event of which no leaf can be made',
        ['GROW', `UPDATE event_store.events SET metadata = '{}' WHERE position = 51`],
        { kind: 'event-unreadable', leafIndex: 50, position: 51n },
      ],
    ])('given %s, then it stops and says so, and overwrites nothing', async (_name, statements, difference) => {
      const before = await new LedgerStore(pool).leaves(0, 100);
      for (const statement of statements) await (statement === 'GROW' ? grow(20) : pool.query(statement));
      const { ended } = start();
      expect(await ended).toEqual({ pause: expect.any(Number) as number });
      expect(found).toEqual([expect.objectContaining(difference)]);
      expect(await new LedgerStore(pool).leaves(0, 100)).toEqual(before);
      expect(await start().ended).toEqual({ pause: expect.any(Number) as number });
      expect(found).toHaveLength(1);
    });
  });
});
