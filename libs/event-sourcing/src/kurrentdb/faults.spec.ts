import { eventually } from '@liandong/testing';
import { collect, follow, idsOf, newEvents, newStream } from '../contract/fixtures.js';
import { expectRefusal, untilKnown } from '../contract/under-faults.js';
import { kurrentDbEventStore } from '../kurrentdb.js';
import type { EventStore } from '../store/event-store.js';
import { KurrentDbTestServer } from './testing/server.js';

/** How long the server crashes under load. */
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 5);
const WRITERS = 12;

let server: KurrentDbTestServer;
const stores: EventStore[] = [];

function open(): EventStore {
  const store = kurrentDbEventStore({ connectionString: server.connectionString, patienceMs: 300 });
  stores.push(store);
  return store;
}

beforeAll(async () => {
  server = await KurrentDbTestServer.start();
});

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await server.stop();
});

interface Figures {
  readonly acknowledged: Map<string, { readonly stream: string; readonly revision: number }>;
  readonly refused: Set<string>;
  unknown: number;
  crashes: number;
}

describe('faults', () => {
  it(
    '12 writers with live subscribers, a server that crashes and answers that are lost: 0 missed, 0 duplicated, order kept (I1 to I4)',
    async () => {
      const figures: Figures = { acknowledged: new Map(), refused: new Set(), unknown: 0, crashes: 0 };
      const until = Date.now() + SECONDS * 1_000;
      const [mine, other] = [open(), open()];
      const hot = newStream('hot');
      const all = [follow(mine), follow(mine, { batchSize: 3 }), follow(other)];
      const filtered = [
        follow(other, { filter: { categories: ['hot'] } }),
        follow(mine, { filter: { types: ['Odd'] } }),
        follow(mine, { filter: { types: ['Never'] } }),
      ];
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        write(writer % 3 === 0 ? other : mine, writer, writer % 2 === 0 ? newStream('own') : hot, until, figures),
      );
      await crashWhile(until, figures);
      await Promise.all(writers);

      const head = await mine.head();
      await eventually(() => [...all, ...filtered].every(({ batches }) => batches.at(-1)?.position === head), 30_000);
      const stored = await collect(mine.readAll());
      expect(new Set(idsOf(stored))).toEqual(new Set(figures.acknowledged.keys()));
      expect(stored).toHaveLength(figures.acknowledged.size);
      expect(
        stored.filter(
          ({ id, stream, revision }) =>
            figures.acknowledged.get(id)?.stream !== stream || figures.acknowledged.get(id)?.revision !== revision,
        ),
      ).toEqual([]);
      expect(stored.filter(({ id }) => figures.refused.has(id))).toEqual([]);
      for (const follower of all) expect(idsOf(follower.events)).toEqual(idsOf(stored));
      expect(idsOf(filtered[0]!.events)).toEqual(idsOf(stored.filter(({ stream }) => stream === hot)));
      expect(idsOf(filtered[1]!.events)).toEqual(idsOf(stored.filter(({ type }) => type === 'Odd')));
      expect(filtered[2]!.events).toEqual([]);
      await Promise.all([...all, ...filtered].map((follower) => follower.stop()));
      process.stdout.write(
        `KurrentDB faults: ${SECONDS} s, ${stored.length} events acknowledged, ${figures.crashes} crashes, ${figures.unknown} unknown outcomes resolved, ${figures.refused.size} refused events absent, 0 missed, 0 duplicated\n`,
      );
      expect(figures.crashes).toBeGreaterThan(2);
      expect(figures.refused.size).toBeGreaterThan(0);
    },
    (SECONDS + 60) * 1_000,
  );
});

/** Writers of their own streams expect a revision, those of the shared one do not. */
async function write(store: EventStore, writer: number, stream: string, until: number, figures: Figures): Promise<void> {
  const alone = !stream.startsWith('hot-');
  let revision = -1;
  for (let round = 0; Date.now() < until; round += 1) {
    if (alone && round % 4 === 0) await expectRefusal(store, stream, revision + 5, figures);
    const events = newEvents(1 + (round % 3), { type: round % 2 === 0 ? 'Even' : 'Odd' });
    const expected = !alone ? 'any' : revision < 0 ? 'no-stream' : revision;
    ({ revision } = await untilKnown(store, stream, expected, events, figures));
    for (const [index, { id }] of events.entries())
      figures.acknowledged.set(id, { stream, revision: revision - events.length + 1 + index });
    await new Promise((resolve) => setTimeout(resolve, 2 + ((writer + round) % 9)));
  }
}

/** The server stays away for a while sometimes, and loses answers in between. */
async function crashWhile(until: number, figures: Figures): Promise<void> {
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 500));
    server.faults.lostAnswers += 3;
    server.faults.unavailable += 2;
    await server.stop();
    if (figures.crashes % 4 === 3) await new Promise((resolve) => setTimeout(resolve, 400));
    await server.listen();
    figures.crashes += 1;
  }
}
