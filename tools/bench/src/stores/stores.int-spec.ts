import pg from 'pg';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { nothingWrong } from '../load/check.js';
import { benchEvent, DATA_BYTES, newStream } from '../load/events.js';
import { write } from '../load/writing.js';
import { stores } from './index.js';
import type { OpenStore } from './store.js';

/** Of bigint, json and jsonb: one of the peers sets its own ones for the whole process. */
const parsers = [20, 114, 3802].map((type) => [type, pg.types.getTypeParser(type)] as const);
afterAll(() => {
  for (const [type, parser] of parsers) pg.types.setTypeParser(type, parser);
});

const event = (key: string) => benchEvent(key);

it('given an event of the load, then its data has the size that the figures are told for', () => {
  expect(Buffer.byteLength(JSON.stringify(event('12/31/4711').data))).toBe(DATA_BYTES);
});

describe.each(stores.map((kind) => [kind.name, kind] as const))('%s under measurement', (_name, kind) => {
  let database: TestDatabase;
  let store: OpenStore;
  beforeAll(async () => {
    database = await createTestDatabase();
    store = await kind.open({ url: database.url, writers: 4 });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('given appends of one and of many, then the stream is read back in order', async () => {
    const stream = newStream();
    expect(await store.append(stream, 0, [event('a')])).toEqual({ ok: true, length: 1 });
    expect(await store.append(stream, 1, [event('b'), event('c')])).toEqual({ ok: true, length: 3 });
    expect(await store.read(stream)).toEqual(['a', 'b', 'c'].map((key, place) => ({ key, place })));
    expect(await store.length(stream, 1)).toBe(3);
  });

  it('given a writer that is behind, then it meets a conflict and can learn where the stream stands', async () => {
    const stream = newStream();
    await store.append(stream, 0, [event('a')]);
    await store.append(stream, 1, [event('b')]);
    const answer = await store.append(stream, 1, [event('late')]);
    expect(answer.ok).toBe(false);
    expect(answer.length ?? (await store.length(stream, 1))).toBe(2);
    expect((await store.read(stream)).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('given writers on one stream, when they append for a moment, then nothing is lost or doubled', async () => {
    for (const expecting of ['any', 'at-revision'] as const) {
      const { check, acknowledged } = await write(
        store,
        { writers: 4, eventsPerAppend: 1, sharedStream: true, expecting },
        { warmUpMs: 10, runMs: 50 },
      );
      expect(check).toEqual(nothingWrong);
      expect(acknowledged.length).toBeGreaterThanOrEqual(8);
    }
  });

  it('given a subscriber, if the store has any, then it is told of what is written', async () => {
    const seen: string[] = [];
    const subscription = await store.subscribe?.((keys) => seen.push(...keys));
    if (!subscription) return expect(kind.name).toBe('castore');
    await store.append(newStream(), 0, [event('told')]);
    await eventually(() => seen.includes('told'));
    await subscription.stop();
  });
});
