import { connect, createServer, type AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import { awaitDatabase, DatabaseUnavailable } from './await-database.js';

describe('awaitDatabase', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('given a database that answers, when a start waits for it, then it goes on', async () => {
    await expect(awaitDatabase('DATABASE_URL', database.url)).resolves.toBeUndefined();
  });

  it('given a database that comes up after the first attempt, when a start waits for it, then it goes on', async () => {
    const url = new URL(database.url);
    const target = Number(url.port);
    const door = createServer((socket) => {
      const server = connect(target, url.hostname);
      socket.pipe(server).pipe(socket);
      for (const end of [socket, server]) end.on('error', () => undefined);
    });
    const port = await listen(door);
    await close(door);
    url.port = String(port);
    const waiting = awaitDatabase('DATABASE_URL', url.href);
    await listen(door, port);
    await expect(waiting).resolves.toBeUndefined();
    await close(door);
  });

  it('given nobody at the address, when the patience is over, then the refusal names the variable and the server, never the password', async () => {
    const refusal = await awaitDatabase('DATABASE_URL', 'postgresql://clue:top-secret@127.0.0.1:1/liandong', 0).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(DatabaseUnavailable);
    expect((refusal as Error).message).toContain('DATABASE_URL → clue@127.0.0.1:1/liandong: connect ECONNREFUSED');
    expect((refusal as Error).message).not.toContain('top-secret');
  });

  it('given no such database, when a start asks for it, then it is told at once instead of waiting', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    await expect(awaitDatabase('DATABASE_URL', url.href, 3_600_000)).rejects.toThrow('3D000');
  });
});

function listen(server: ReturnType<typeof createServer>, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
