import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { newEvents, newStream } from '../contract/fixtures.js';
import { installPostgresEventStore, postgresEventStore } from '../postgres.js';
import { type EventStore, type ExpectedRevision, RevisionConflict, StoreUnavailable, type SubscribeOptions } from '../store/event-store.js';

/** How long connections are killed under load. LIANDONG_FAULT_SECONDS=60 for the long run. */
const SECONDS = Number(process.env['LIANDONG_FAULT_SECONDS'] ?? 10);
const WRITERS = 32;
const HOT_STREAMS = 3;

let database: TestDatabase;
let admin: pg.Client;
const stores: EventStore[] = [];

function open(): EventStore {
  const store = postgresEventStore({ connectionString: database.url, pollIntervalMs: 200 });
  stores.push(store);
  return store;
}

beforeAll(async () => {
  database = await createTestDatabase();
  await installPostgresEventStore(database.url);
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
});

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await admin.end();
  await database.drop();
});

interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly data: string;
}

interface Figures {
  readonly acknowledged: Map<string, Acknowledged>;
  readonly refused: Set<string>;
  unknown: number;
  kills: number;
}

describe('faults', () => {
  it(
    `given 32 writers, live subscribers and ${SECONDS} s of killed connections, then I1 to I4 hold and the lag returns to 0`,
    async () => {
      const figures: Figures = { acknowledged: new Map(), refused: new Set(), unknown: 0, kills: 0 };
      const until = Date.now() + SECONDS * 1_000;
      const [mine, other] = [open(), open()];
      const hot = Array.from({ length: HOT_STREAMS }, () => newStream('hot'));
      const followers = [keep(mine, {}), keep(mine, { batchSize: 7 }), keep(other, {}), keep(other, { filter: { categories: ['hot'] } })];
      const reading = readWhile(other, hot[0]!, until);
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        write(writer % 4 === 3 ? other : mine, writer, writer % 2 === 0 ? newStream('own') : hot[writer % HOT_STREAMS]!, writer % 2 === 0, until, figures),
      );
      await killWhile(until, figures);
      await Promise.all([...writers, reading]);

      const head = await mine.head();
      await eventually(() => followers.every(({ position }) => position() === head), 10_000);
      const stored = await verifyLog(mine, figures);
      const expectHotOnly = stored.filter(({ stream }) => stream.startsWith('hot-'));
      for (const [index, follower] of followers.entries()) {
        expect(await follower.stop()).toEqual((index === 3 ? expectHotOnly : stored).map(({ id }) => id));
      }
      process.stdout.write(`faults: ${SECONDS} s, ${stored.length} events acknowledged, ${figures.kills} connections killed, ${figures.unknown} unknown outcomes resolved, ${figures.refused.size} refused, 0 missed, 0 duplicated\n`);
      expect(figures.kills).toBeGreaterThan(SECONDS);
      expect(figures.unknown).toBeGreaterThan(0);
    },
    (SECONDS + 60) * 1_000,
  );
});

/** Appends until the time is over; an unknown outcome is settled by sending the same events again. */
async function write(store: EventStore, writer: number, stream: string, alone: boolean, until: number, figures: Figures): Promise<void> {
  let revision = -1;
  for (let round = 0; Date.now() < until; round += 1) {
    if (alone && round % 20 === 19) await expectRefusal(store, stream, revision + 5, figures);
    const data = { writer, round };
    const events = newEvents(1 + (round % 3), { data });
    const result = await untilKnown(store, stream, !alone ? 'any' : revision < 0 ? 'no-stream' : revision, events, figures);
    for (const [index, { id }] of events.entries()) {
      const back = events.length - 1 - index;
      figures.acknowledged.set(id, { stream, revision: result.revision - back, position: result.position - BigInt(back), data: JSON.stringify(data) });
    }
    revision = result.revision;
    await new Promise((resolve) => setTimeout(resolve, 2 + ((writer + round) % 7)));
  }
}

async function untilKnown(store: EventStore, stream: string, expected: ExpectedRevision, events: ReturnType<typeof newEvents>, figures: Figures) {
  for (;;) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      figures.unknown += 1;
    }
  }
}

async function expectRefusal(store: EventStore, stream: string, expected: number, figures: Figures): Promise<void> {
  const events = newEvents(2);
  for (const { id } of events) figures.refused.add(id);
  await expect(untilKnown(store, stream, expected, events, figures)).rejects.toThrow(RevisionConflict);
}

async function killWhile(until: number, figures: Figures): Promise<void> {
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 200));
    const { rowCount } = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'liandong-event-store' AND random() < 0.4`,
    );
    figures.kills += rowCount ?? 0;
  }
}

/** A stream is read again and again: whatever is seen is its beginning, without a gap. */
async function readWhile(store: EventStore, stream: string, until: number): Promise<void> {
  while (Date.now() < until) {
    let next = 0;
    for await (const { revision } of store.readStream(stream)) expect(revision).toBe(next++);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function keep(store: EventStore, options: SubscribeOptions) {
  const abort = new AbortController();
  const ids: string[] = [];
  let position = 0n;
  const ended = (async () => {
    for await (const batch of store.subscribe({ ...options, signal: abort.signal })) {
      for (const { id } of batch.events) ids.push(id);
      position = batch.position;
    }
  })();
  return {
    position: () => position,
    async stop(): Promise<string[]> {
      abort.abort();
      await ended;
      return ids;
    },
  };
}

/** The log as it stands: total order, contiguous revisions, exactly what was acknowledged, where it was acknowledged. */
async function verifyLog(store: EventStore, { acknowledged, refused }: Figures): Promise<{ id: string; stream: string }[]> {
  const stored: { id: string; stream: string }[] = [];
  const tips = new Map<string, number>();
  const wrong: unknown[] = [];
  for await (const { id, stream, revision, position, data } of store.readAll()) {
    const promised = acknowledged.get(id);
    const asPromised = promised?.stream === stream && promised.revision === revision && promised.position === position && promised.data === JSON.stringify(data);
    const inOrder = position === BigInt(stored.length + 1) && revision === (tips.get(stream) ?? -1) + 1;
    if (!asPromised || !inOrder || refused.has(id)) wrong.push({ id, stream, revision, position, promised });
    tips.set(stream, revision);
    stored.push({ id, stream });
  }
  expect(wrong).toEqual([]);
  expect(stored).toHaveLength(acknowledged.size);
  return stored;
}
