import { randomUUID } from 'node:crypto';
import { collect, newEvent } from '../contract/fixtures.js';
import { kurrentDbEventStore } from '../kurrentdb.js';
import { type EventStore, UnreadableEvent } from '../store/event-store.js';
import { KurrentDbTestServer } from './testing/server.js';

describe('stored bytes in KurrentDB', () => {
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
  const write = (data: string, id = randomUUID()) => {
    const { metadata } = newEvent();
    const stored = JSON.stringify({ schemaVersion: 1, metadata });
    server.log.append(`clue-${id}`, 'any', [
      { id, type: 'ClueReceived', contentType: 'application/json', data: Buffer.from(data), metadata: Buffer.from(stored) },
    ]);
    return id;
  };

  it('given another spelling of the values, then exactly these bytes come out', async () => {
    const spelled = '{ "n" : 1.0e2, "s":"\\u8054", "big": 123456789012345678901234567890 }';
    write(spelled);
    const [event] = await collect(store.readStored());
    expect(Buffer.from(event!.stored.data).toString()).toBe(spelled);
  });

  it('given bytes that are no JSON, then what came before is read, then a named error with the position', async () => {
    const first = write('{}');
    const broken = write('{"a":');
    write('{}');
    const seen: string[] = [];
    const failure = await (async () => {
      for await (const { id } of store.readStored()) seen.push(id);
    })().catch((error: unknown) => error);
    expect(seen).toEqual([first]);
    expect(failure).toBeInstanceOf(UnreadableEvent);
    expect(failure).toMatchObject({
      code: 'store.unreadable-event',
      eventId: broken,
      position: BigInt(server.log.records.find(({ id }) => id === broken)!.position),
    });
  });
});
