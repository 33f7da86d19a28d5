import { EventStoreDBClient } from '@eventstore/db-client';
import { eventually } from '@liandong/testing';
import { Connection } from './connection.js';
import { Reader } from './reader.js';
import { KurrentDbTestServer } from './testing/server.js';

interface Internals {
  readonly disposableStreams: ReadonlySet<unknown>;
  supports(method: { readonly path: string }): Promise<boolean>;
  getChannel(): Promise<{ getConnectivityState(connect: boolean): number; close(): void }>;
}

/** A channel's state in gRPC's terms. */
const SHUTDOWN = 4;

function internals(client: EventStoreDBClient): Internals {
  return client as unknown as Internals;
}

let server: KurrentDbTestServer;

beforeAll(async () => {
  server = await KurrentDbTestServer.start();
});

afterAll(() => server.stop());

describe('connection to KurrentDB', () => {
  it.each(['BatchAppend', 'Append'])('given a server that offers %s, then the client appends plainly', async (method) => {
    const path = `/event_store.client.streams.Streams/${method}`;
    const plain = EventStoreDBClient.connectionString(server.connectionString.replace('kurrentdb', 'esdb'));
    expect(await internals(plain).supports({ path })).toBe(true);
    (await internals(plain).getChannel()).close();
    const connection = new Connection({ connectionString: server.connectionString });
    expect(await internals(connection.client).supports({ path })).toBe(method === 'Append');
    connection.close();
  });

  it('given an open connection, when it is closed, then its socket is too', async () => {
    const connection = new Connection({ connectionString: server.connectionString });
    const channel = await internals(connection.client).getChannel();
    connection.close();
    expect(channel.getConnectivityState(false)).toBe(SHUTDOWN);
  });

  it('given readers that leave early, then the client has forgotten their calls', async () => {
    const connection = new Connection({ connectionString: server.connectionString });
    const reader = new Reader(connection);
    for (let record = 0; record < 7; record += 1) server.log.system('clue-1', 'Filler');
    for (let round = 0; round < 10; round += 1) {
      await reader.end();
    }
    await eventually(() => internals(connection.client).disposableStreams.size === 0);
    connection.close();
  });

  it.each(['kurrentdb', 'kurrent', 'esdb'])(
    'given the scheme %s, then the connection string is understood, for a cluster too',
    (scheme) => {
      for (const discover of ['', '+discover']) {
        const connection = new Connection({ connectionString: `${scheme}${discover}://service:secret@db-1:2113,db-2:2113?tls=true` });
        connection.close();
      }
    },
  );

  it('given no connection string of its kind, then it is refused at once', () => {
    expect(() => new Connection({ connectionString: 'postgresql://localhost/liandong' })).toThrow();
  });
});
