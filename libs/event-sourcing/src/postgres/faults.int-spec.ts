import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { newEvents, newStream } from '../contract/fixtures.js';
import { expectRefusal, untilKnown } from '../contract/under-faults.js';
import { installPostgresEventStore, postgresEventStore } from '../postgres.js';
import type { EventStore, SubscribeOptions } from '../store/event-store.js';

/** How long connections are killed under load. FAULT_SECONDS=60 for the long run. */
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 10);
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
  /** Longest time from the last kill until every subscriber stood at the head, in ms. */
  recovery: number;
}

describe('faults', () => {
  it(
    '32 writers with live subscribers and random backend kills: 0 missed, 0 duplicated, order kept (I1 to I4)',
    async () => {
      const figures: Figures = { acknowledged: new Map(), refused: new Set(), unknown: 0, kills: 0, recovery: 0 };
      const until = Date.now() + SECONDS * 1_000;
      const [mine, other] = [open(), open()];
      const hot = Array.from({ length: HOT_STREAMS }, () => newStream('hot'));
      const subscribers = subscribeAll(mine, other);
      const reading = readWhile(other, hot[0]!, until);
      const late = joinLate(other, until, subscribers);
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        write(
          writer % 4 === 3 ? other : mine,
          writer,
          writer % 2 === 0 ? newStream('own') : hot[writer % HOT_STREAMS]!,
          writer % 2 === 0,
          until,
          figures,
        ),
      );
      await killWhile(until, figures);
      await Promise.all([...writers, reading, late]);

      const lastKill = Date.now();
      const head = await mine.head();
      await eventually(() => subscribers.every(({ position }) => position() === head), 30_000);
      figures.recovery = Date.now() - lastKill;
      const stored = await verifyLog(mine, figures);
      for (const { sees, stop } of subscribers) expect(await stop()).toEqual(stored.filter(sees).map(({ id }) => id));
      report(stored.length, subscribers.length, figures);
      expect(figures.kills).toBeGreaterThan(SECONDS);
      expect(figures.unknown).toBeGreaterThan(0);
      expect(figures.refused.size).toBeGreaterThan(0);
    },
    (SECONDS + 90) * 1_000,
  );
});

interface Seen {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
}

/** Subscribers from the beginning: with large and small batches, in both processes' stores, with every kind of filter. */
function subscribeAll(mine: EventStore, other: EventStore) {
  const isHot = ({ stream }: Seen) => stream.startsWith('hot-');
  const isOdd = ({ type }: Seen) => type === 'Odd';
  return [
    keep(mine, {}, () => true),
    keep(mine, { batchSize: 7 }, () => true),
    keep(other, {}, () => true),
    keep(other, { filter: { categories: ['hot'] } }, isHot),
    keep(mine, { filter: { types: ['Odd'] }, batchSize: 20 }, isOdd),
    keep(other, { filter: { categories: ['own', 'hot'], types: ['Odd'] } }, isOdd),
    keep(mine, { filter: { categories: ['nothing-of-this'] } }, () => false),
  ];
}

/** Subscribers that come while connections die: they catch up from the beginning. */
async function joinLate(store: EventStore, until: number, subscribers: ReturnType<typeof keep>[]): Promise<void> {
  for (const share of [0.3, 0.7]) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - SECONDS * 1_000 * (1 - share) - Date.now())));
    subscribers.push(keep(store, {}, () => true));
  }
}

function report(events: number, subscribers: number, { kills, unknown, refused, recovery }: Figures): void {
  process.stdout.write(
    `faults: ${SECONDS} s, ${events} events acknowledged, ${kills} connections killed, ${unknown} unknown outcomes resolved, ${refused.size} refused events absent, ` +
      `${subscribers} subscribers at the head after ${recovery} ms, 0 missed, 0 duplicated\n`,
  );
}

/** Appends until the time is over; an unknown outcome is settled by sending the same events again. */
async function write(store: EventStore, writer: number, stream: string, alone: boolean, until: number, figures: Figures): Promise<void> {
  let revision = -1;
  for (let round = 0; Date.now() < until; round += 1) {
    if (alone && round % 20 === 0) await expectRefusal(store, stream, revision + 5, figures);
    const data = { writer, round };
    const events = newEvents(1 + (round % 3), { data, type: round % 2 === 0 ? 'Even' : 'Odd' });
    const result = await untilKnown(store, stream, !alone ? 'any' : revision < 0 ? 'no-stream' : revision, events, figures);
    for (const [index, { id }] of events.entries()) {
      const back = events.length - 1 - index;
      figures.acknowledged.set(id, {
        stream,
        revision: result.revision - back,
        position: result.position - BigInt(back),
        data: JSON.stringify(data),
      });
    }
    revision = result.revision;
    await new Promise((resolve) => setTimeout(resolve, 2 + ((writer + round) % 7)));
  }
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

function keep(store: EventStore, options: SubscribeOptions, sees: (event: Seen) => boolean) {
  const abort = new AbortController();
  const ids: string[] = [];
  let position = 0n;
  const ended = (async () => {
    for await (const batch of store.subscribe({ ...options, signal: abort.signal })) {
      for (const { id } of batch.events) ids.push(id);
      position = batch.position;
    }
  })();
  ended.catch(() => undefined);
  return {
    sees,
    position: () => position,
    async stop(): Promise<string[]> {
      abort.abort();
      await ended;
      return ids;
    },
  };
}

/** The log as it stands: total order, contiguous revisions, exactly what was acknowledged, where it was acknowledged. */
async function verifyLog(store: EventStore, { acknowledged, refused }: Figures): Promise<Seen[]> {
  const stored: Seen[] = [];
  const tips = new Map<string, number>();
  const wrong: unknown[] = [];
  for await (const { id, stream, type, revision, position, data } of store.readAll()) {
    const promised = acknowledged.get(id);
    const asPromised =
      promised?.stream === stream &&
      promised.revision === revision &&
      promised.position === position &&
      promised.data === JSON.stringify(data);
    const inOrder = position === BigInt(stored.length + 1) && revision === (tips.get(stream) ?? -1) + 1;
    if (!asPromised || !inOrder || refused.has(id)) wrong.push({ id, stream, revision, position, promised });
    tips.set(stream, revision);
    stored.push({ id, stream, type });
  }
  expect(wrong).toEqual([]);
  expect(stored).toHaveLength(acknowledged.size);
  return stored;
}
