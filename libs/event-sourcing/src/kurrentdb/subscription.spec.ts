import { eventually } from '@liandong/testing';
import { collect, follow, idsOf, newCategory, newEvent, newEvents, newStream } from '../contract/fixtures.js';
import { kurrentDbEventStore } from '../kurrentdb.js';
import type { EventStore } from '../store/event-store.js';
import { KurrentDbTestServer } from './testing/server.js';

let server: KurrentDbTestServer;
let store: EventStore;

beforeEach(async () => {
  server = await KurrentDbTestServer.start();
  store = kurrentDbEventStore({ connectionString: server.connectionString });
});

afterEach(async () => {
  await store.close();
  await server.stop();
});

describe('KurrentDB subscriptions', () => {
  it('given a rare filter far behind, then every position that is told can be gone on from, without a miss', async () => {
    const category = newCategory();
    const wanted: string[] = [];
    for (let block = 0; block < 9; block += 1) {
      await store.append(newStream(), 'any', newEvents(500, { data: { text: 'x'.repeat(600) } }));
      if (block !== 0 && block !== 7) continue;
      const event = newEvent();
      wanted.push(event.id);
      await store.append(newStream(category), 'any', [event]);
    }
    expect(await store.head()).toBeGreaterThan(2_000_000n);
    server.faults.pageTime = 30;
    const follower = follow(store, { filter: { categories: [category] } });
    await follower.until(({ batches }) => batches.at(-1)?.caughtUp === true);
    await follower.stop();
    server.faults.pageTime = 0;
    expect(idsOf(follower.events)).toEqual(wanted);
    expect(follower.batches.slice(1, -1).some(({ events }) => events.length === 0)).toBe(true);

    for (const [index, { position }] of follower.batches.entries()) {
      const seen = follower.batches.slice(0, index + 1).flatMap(({ events }) => idsOf(events));
      const rest = await collect(store.readAll({ after: position, filter: { categories: [category] } }));
      expect([...seen, ...idsOf(rest)]).toEqual(wanted);
      expect(server.log.find(Number(position)).exact).toBe(true);
    }
  });

  // https://github.com/kurrent-io/KurrentDB/pull/4975
  it('given a server whose checkpoints name the place of the next record, when that is wanted, then it is not missed', async () => {
    server.faults.checkpointsAtEnd = true;
    const filter = { types: ['Wanted'] };
    await store.append(newStream(), 'any', newEvents(3));
    const follower = follow(store, { filter });
    await follower.until(({ batches }) => batches.at(-1)?.caughtUp === true);
    await follower.stop();
    const event = newEvent({ type: 'Wanted' });
    const { position } = await store.append(newStream(), 'any', [event]);
    expect(follower.batches.at(-1)!.position).toBeLessThan(position);
    const again = follow(store, { after: follower.batches.at(-1)!.position, filter });
    await again.until(({ batches }) => batches.at(-1)?.caughtUp === true);
    await again.stop();
    expect(idsOf(again.events)).toEqual([event.id]);
  });

  it('given events that are stored while a subscription begins, then the position passes over those that the filter leaves out', async () => {
    await store.append(newStream(), 'any', newEvents(2));
    const late = newEvents(2);
    server.faults.onSubscribing = () => {
      server.faults.onSubscribing = () => undefined;
      server.log.system('$stats-0.0.0.0:2113', '$statsCollected');
      for (const { id, type } of late)
        server.log.append('clue-1', 'any', [
          { id, type, contentType: 'application/json', data: Buffer.from('{}'), metadata: Buffer.from('{}') },
        ]);
    };
    const follower = follow(store, { filter: { types: ['Never'] } });
    await follower.until(({ batches }) => batches.at(-1)?.caughtUp === true);
    await follower.until(({ batches }) => batches.at(-1)!.position === BigInt(server.log.records.at(-1)!.position));
    await follower.stop();
    expect(follower.events).toEqual([]);
  });

  it('given records of the server and links, then they are never shown, and positions pass over them', async () => {
    const stream = newStream();
    const [first, second] = newEvents(2) as [ReturnType<typeof newEvent>, ReturnType<typeof newEvent>];
    await store.append(stream, 'any', [first]);
    server.log.system('$stats-0.0.0.0:2113', '$statsCollected');
    const { position } = await store.append(stream, 'any', [second]);
    server.log.system('$ce-clue', '$>');
    server.log.system('$$clue-1', '$metadata');
    server.log.system(newStream(), '$>');
    const follower = follow(store);
    await follower.until(({ batches }) => batches.at(-1)?.caughtUp === true);
    const live = server.log.system('$stats-0.0.0.0:2113', '$statsCollected');
    await follower.until(({ batches }) => batches.at(-1)!.position === BigInt(live.position));
    await follower.stop();
    expect(idsOf(follower.events)).toEqual([first.id, second.id]);
    expect(idsOf(await collect(store.readAll()))).toEqual([first.id, second.id]);
    expect(idsOf(await collect(store.readStream(stream)))).toEqual([first.id, second.id]);
    expect(await store.head()).toBe(position);
  });

  it('given a position at a record that the server hides, then the subscription goes on from there', async () => {
    await store.append(newStream(), 'any', [newEvent()]);
    const follower = follow(store);
    await follower.until(({ batches }) => batches.at(-1)?.caughtUp === true);
    const hidden = BigInt(server.log.system('$epoch-information', '$epoch').position);
    await follower.until(({ batches }) => batches.at(-1)!.position === hidden);
    await follower.stop();
    const again = follow(store, { after: hidden });
    await again.until(({ batches }) => batches.length > 0);
    const event = newEvent();
    await store.append(newStream(), 'any', [event]);
    await again.until(({ events }) => events.length > 0);
    await again.stop();
    expect(idsOf(again.events)).toEqual([event.id]);
  });

  it('given a filter, when other events are stored, then the position moves at once, each time', async () => {
    const follower = follow(store, { filter: { types: ['Never'] } });
    await follower.until(({ batches }) => batches.length > 0);
    for (let append = 0; append < 5; append += 1) {
      const { position } = await store.append(newStream(), 'any', newEvents(2));
      await follower.until(({ batches }) => batches.at(-1)!.position === position);
      expect(follower.batches.at(-1)!.caughtUp).toBe(true);
    }
    await follower.stop();
  });

  it('given a subscriber that reads slowly, then the server sends no more than is read, and nothing is missed', async () => {
    await store.append(newStream(), 'any', newEvents(1_000, { data: { text: 'x'.repeat(2_000) } }));
    let release = () => undefined as void;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    const seen: string[] = [];
    const slow = (async () => {
      for await (const { events } of store.subscribe({ batchSize: 10 })) {
        seen.push(...idsOf(events));
        await blocked;
        if (seen.length === 1_400) return;
      }
    })();
    await eventually(() => seen.length > 0);
    for (let append = 0; append < 4; append += 1)
      await store.append(newStream(), 'any', newEvents(100, { data: { text: 'x'.repeat(2_000) } }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(server.sent).toBeLessThan(500);
    release();
    await slow;
    expect(seen).toEqual(server.log.records.slice(1).map(({ id }) => id));
  });

  it('given a server that crashes again and again, then subscribers go on by themselves', async () => {
    const followers = [follow(store), follow(store, { batchSize: 2 }), follow(store, { filter: { types: ['ClueReceived'] } })];
    const events = newEvents(6);
    for (const event of events) {
      await store.append(newStream(), 'any', [event]);
      await server.restart();
    }
    await Promise.all(followers.map((follower) => follower.until((seen) => seen.events.length === 6)));
    for (const follower of followers) {
      await follower.stop();
      expect(idsOf(follower.events)).toEqual(idsOf(events));
    }
  });

  it('given readers and subscribers that leave, then nothing stays open on the server', async () => {
    await store.append('clue-1', 'any', newEvents(100));
    for (let round = 0; round < 5; round += 1) {
      for await (const event of store.readStream('clue-1')) if (event.revision === 1) break;
      for await (const event of store.readAll()) if (event.revision === 1) break;
      for await (const batch of store.subscribe({ batchSize: 1 })) if (batch.events.length > 0) break;
    }
    await eventually(() => server.openReads === 0);
  });

  it('given a reader that stopped in the middle, when the store is closed, then nothing stays open on the server', async () => {
    await store.append('clue-1', 'any', newEvents(100));
    const reading = store.readStream('clue-1')[Symbol.asyncIterator]();
    await reading.next();
    await store.close();
    await eventually(() => server.openReads === 0);
  });

  it('given a reading that is cut off, then it goes on where it was', async () => {
    const stream = newStream();
    for (let append = 0; append < 4; append += 1) await store.append(stream, 'any', newEvents(100, { data: { text: 'x'.repeat(5_000) } }));
    const readings = [store.readStream(stream), store.readStream(stream, { direction: 'backwards' }), store.readAll()];
    for (const reading of readings) {
      const revisions: number[] = [];
      for await (const { revision } of reading) {
        if (revisions.push(revision) === 50) await server.restart();
      }
      expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, index) => index));
    }
  });

  it('given a record that another program wrote, then reading it fails instead of passing it over', async () => {
    server.log.system('foreign-1', 'SomethingHappened');
    await expect(collect(store.readStream('foreign-1'))).rejects.toThrow('was not written by this event store');
    await expect(collect(store.subscribe())).rejects.toThrow('was not written by this event store');
  });
});
