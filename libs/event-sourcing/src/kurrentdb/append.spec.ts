import { collect, follow, idsOf, newEvent, newEvents, newStream } from '../contract/fixtures.js';
import type { NewEvent } from '../domain/events.js';
import { kurrentDbEventStore, type KurrentDbEventStoreOptions } from '../kurrentdb.js';
import { CategoryForbidden, EventIdReused, type EventStore, type ExpectedRevision, StoreUnavailable } from '../store/event-store.js';
import { KurrentDbTestServer } from './testing/server.js';
import { TransactionLog } from './testing/transaction-log.js';

let server: KurrentDbTestServer;
const stores: EventStore[] = [];

function open(options: Partial<KurrentDbEventStoreOptions> = {}): EventStore {
  const store = kurrentDbEventStore({ connectionString: server.connectionString, ...options });
  stores.push(store);
  return store;
}

/** Events in the stream, as the server holds them. */
function stored(stream: string): string[] {
  return idsOf(server.log.streamOf(stream));
}

async function begin(log?: TransactionLog): Promise<EventStore> {
  server = await KurrentDbTestServer.start(log);
  return open();
}

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await server.stop();
});

describe('appends to KurrentDB', () => {
  it.each<[ExpectedRevision, number]>([
    ['no-stream', 0],
    [1, 2],
    ['any', 2],
  ])('given an answer that is lost, when %p was expected, then the append is stored once and answered', async (expected, before) => {
    const store = await begin();
    const stream = newStream();
    if (before > 0) await store.append(stream, 'no-stream', newEvents(before));
    const events = newEvents(2);
    server.faults.lostAnswers = 2;
    const result = await store.append(stream, expected, events);
    expect(result.revision).toBe(before + 1);
    expect(stored(stream).slice(before)).toEqual(idsOf(events));
    expect((await collect(store.readStream(stream))).at(-1)!.position).toBe(result.position);
  });

  it("given a server that has forgotten recent ids, when an answer to 'any' is lost, then the append is stored once", async () => {
    const store = await begin(new TransactionLog(0));
    const stream = newStream();
    const events = newEvents(3);
    await store.append(stream, 'any', newEvents(2));
    server.faults.lostAnswers = 1;
    const append = store.append(stream, 'any', events);
    const other = open();
    await other.append(stream, 'any', [newEvent()]);
    const { revision } = await append;
    expect(stored(stream).slice(revision - 2, revision + 1)).toEqual(idsOf(events));
    expect(stored(stream)).toHaveLength(6);
  });

  it('given a server that is away for longer than the patience, then the outcome is unknown, and a retry with the same ids settles it', async () => {
    await begin();
    const store = open({ patienceMs: 100 });
    const stream = newStream();
    const events = newEvents(2);
    server.faults.lostAnswers = 1_000;
    await expect(store.append(stream, 'no-stream', events)).rejects.toThrow(StoreUnavailable);
    server.faults.lostAnswers = 0;
    expect((await store.append(stream, 'no-stream', events)).revision).toBe(1);
    expect(stored(stream)).toEqual(idsOf(events));
  });

  it('given an unknown outcome, when the same id comes again with another content, then it is refused', async () => {
    await begin();
    const store = open({ patienceMs: 0 });
    const stream = newStream();
    const event = newEvent();
    server.faults.lostAnswers = 1;
    await expect(store.append(stream, 'no-stream', [event])).rejects.toThrow(StoreUnavailable);
    await expect(store.append(stream, 'no-stream', [{ ...event, data: { title: 'other' } }])).rejects.toThrow(EventIdReused);
  });

  it('given a server that never answers, then the append gives up after the request timeout', async () => {
    await begin();
    const store = open({ patienceMs: 0, requestTimeoutMs: 200 });
    await store.append(newStream(), 'any', [newEvent()]);
    server.faults.silent = true;
    await expect(store.append(newStream(), 'any', [newEvent()])).rejects.toThrow(StoreUnavailable);
    await expect(collect(store.readStream(newStream()))).rejects.toThrow(StoreUnavailable);
  });

  it('given a server that is not there, then appends and reads wait as long as they are told to', async () => {
    await begin();
    const away = open({ connectionString: 'esdb://127.0.0.1:1?tls=false', patienceMs: 300 });
    const started = Date.now();
    await expect(away.append('clue-1', 'any', [newEvent()])).rejects.toThrow(StoreUnavailable);
    await expect(away.head()).rejects.toThrow(StoreUnavailable);
    await expect(collect(away.readAll())).rejects.toThrow(StoreUnavailable);
    expect(Date.now() - started).toBeGreaterThanOrEqual(850);
  });

  it('given a repetition that the server answers without a position, then the position is found', async () => {
    const store = await begin();
    const stream = newStream();
    const events = newEvents(2);
    server.faults.repetitionsWithoutPosition = true;
    const first = await store.append(stream, 'no-stream', events);
    expect(await store.append(stream, 'no-stream', events)).toEqual(first);
  });

  it.each<[string, Partial<NewEvent>]>([
    ['data', { data: { title: 'other' } }],
    ['metadata', { metadata: { ...newEvent().metadata, correlationId: 'matter-2' } }],
  ])('given an event that another process stored, when its id comes again with other %s, then it is refused', async (_name, changes) => {
    const store = await begin();
    const follower = follow(store);
    await store.append(newStream(), 'any', [newEvent()]);
    const event = newEvent();
    const stream = newStream();
    await open().append(stream, 'no-stream', [event]);
    await follower.until(({ events }) => events.some(({ id }) => id === event.id));
    await follower.stop();
    await expect(store.append(stream, 'no-stream', [{ ...event, ...changes }])).rejects.toThrow(EventIdReused);
  });

  it("given events of which the first is stored, when they come with 'any', then they are refused", async () => {
    const store = await begin();
    const stream = newStream();
    const [known, other] = newEvents(2) as [NewEvent, NewEvent];
    await store.append(stream, 'any', [known]);
    await expect(store.append(stream, 'any', [known, other])).rejects.toMatchObject({
      code: 'store.event-id-reused',
      eventIds: [known.id],
    });
  });

  it('given a client that is told not to throw, then conflicts are told all the same', async () => {
    await begin();
    const store = open({ connectionString: `${server.connectionString}&throwOnAppendFailure=false` });
    const stream = newStream();
    await expect(store.append(stream, 3, [newEvent()])).rejects.toMatchObject({ code: 'store.revision-conflict', actual: 'no-stream' });
    await store.append(stream, 'no-stream', newEvents(2));
    await expect(store.append(stream, 'no-stream', [newEvent()])).rejects.toMatchObject({ code: 'store.revision-conflict', actual: 1 });
  });

  it('given a stream that the credentials may not write, then the append is refused as a foreign category', async () => {
    const store = await begin();
    server.faults.mayWrite = (stream) => !stream.startsWith('case-');
    await expect(store.append('case-1', 'any', [newEvent()])).rejects.toThrow(CategoryForbidden);
    expect((await store.append('clue-1', 'any', [newEvent()])).revision).toBe(0);
  });

  it('given an append that is too large for the server, then it is a mistake in the calling code', async () => {
    const store = await begin();
    server.faults.maxAppendSize = 1_000;
    await expect(store.append(newStream(), 'any', newEvents(10))).rejects.toThrow(RangeError);
  });

  it('given names that belong to the server, then they are refused', async () => {
    const store = await begin();
    await expect(store.append('$settings', 'any', [newEvent()])).rejects.toThrow(TypeError);
    await expect(store.append('clue-1', 'any', [newEvent({ type: '$>' })])).rejects.toThrow(TypeError);
  });

  it('given data that is no JSON, then the append fails as a mistake', async () => {
    const store = await begin();
    const data: { self?: object } = {};
    data.self = data;
    await expect(store.append(newStream(), 'any', [newEvent({ data })])).rejects.toThrow(TypeError);
  });

  it('given events that are changed after they were handed in, then what was handed in is stored', async () => {
    const store = await begin();
    const stream = newStream();
    const data = { list: [1] };
    const append = store.append(stream, 'any', [newEvent({ data })]);
    data.list.push(2);
    await append;
    expect((await collect(store.readStream(stream)))[0]!.data).toEqual({ list: [1] });
  });

  it('given appends under way, when the store is closed, then they have their results first, and later ones are refused', async () => {
    const store = await begin();
    const appends = Array.from({ length: 20 }, () => store.append(newStream(), 'no-stream', [newEvent()]));
    await store.close();
    for (const { revision } of await Promise.all(appends)) expect(revision).toBe(0);
    await expect(store.append('clue-1', 'any', [newEvent()])).rejects.toThrow('closed');
    await expect(store.head()).rejects.toThrow('closed');
  });

  it('given a follower, when it is asked, then the client goes to the leader', async () => {
    const store = await begin();
    const follower = await KurrentDbTestServer.start(server.log);
    follower.faults.leader = { host: '127.0.0.1', port: server.port };
    const remote = open({ connectionString: follower.connectionString });
    const stream = newStream();
    expect((await remote.append(stream, 'no-stream', [newEvent()])).revision).toBe(0);
    expect(await collect(remote.readStream(stream))).toHaveLength(1);
    expect(await remote.head()).toBe(await store.head());
    await follower.stop();
  });
});
