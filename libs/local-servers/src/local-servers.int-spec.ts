import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startNats } from './nats-server.js';
import { startPostgres } from './postgres.js';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('local servers', () => {
  it('given a lasting folder, when PostgreSQL is stopped and started again, then what was committed is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-lasting-'));
    const first = await startPostgres({ folder, durable: false });
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await startPostgres({ folder, durable: false });
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('given nats-server, when started, then it listens with JetStream and stops cleanly', async () => {
    const nats = await startNats();
    expect(nats.process.exitCode).toBeNull();
    await nats.stop();
    expect(nats.process.exitCode ?? nats.process.signalCode).not.toBeNull();
  });
});
