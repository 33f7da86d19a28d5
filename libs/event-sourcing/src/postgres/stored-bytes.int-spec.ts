import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import pg from 'pg';
import { collect, newEvent, newEvents, newStream } from '../contract/fixtures.js';
import { installPostgresEventStore, postgresEventStore } from '../postgres.js';
import { type EventStore, UnreadableEvent } from '../store/event-store.js';

describe('stored bytes in PostgreSQL, changed behind its back', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  let store: EventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    await installPostgresEventStore(database.url);
    store = postgresEventStore({ connectionString: database.url });
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await admin.query('ALTER TABLE event_store.events DISABLE TRIGGER events_are_final');
  });
  afterEach(async () => {
    await admin.end();
    await store.close();
    await database.drop();
  });

  it('given spaces and another spelling of the same values, then exactly these bytes come out', async () => {
    await store.append(newStream(), 'no-stream', [newEvent({ data: { n: 100, s: '联' } })]);
    const spelled = '{ "n" : 1.0e2,\n "s":"\\u8054", "big": 123456789012345678901234567890 }';
    await admin.query('UPDATE event_store.events SET data = $1', [spelled]);
    const [event] = await collect(store.readStored());
    expect(Buffer.from(event!.stored.data).toString()).toBe(spelled);
  });

  it.each([
    ['no JSON', '{"a":'],
    ['no object', '42'],
  ])('given %s in the middle, then what came before is read, then a named error with the position', async (_what, text) => {
    const events = newEvents(5);
    await store.append(newStream(), 'no-stream', events);
    await admin.query('ALTER TABLE event_store.events ALTER COLUMN data TYPE text');
    await admin.query('UPDATE event_store.events SET data = $1 WHERE position = 3', [text]);
    for (const read of [() => store.readStored(), () => store.readAll()]) {
      const seen: string[] = [];
      const failure = await (async () => {
        for await (const { id } of read()) seen.push(id);
      })().catch((error: unknown) => error);
      expect(seen).toEqual([events[0]!.id, events[1]!.id]);
      expect(failure).toBeInstanceOf(UnreadableEvent);
      expect(failure).toMatchObject({ code: 'store.unreadable-event', position: 3n, eventId: events[2]!.id });
    }
    expect(await collect(store.readStored({ after: 3n }))).toHaveLength(2);
  });
});
