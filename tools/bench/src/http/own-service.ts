import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalCluster } from '@liandong/distributed';
import pg from 'pg';
import type { Bench } from '../runner.js';
import type { System } from './system.js';

/** One service as operators run it, in a process of its own, with NATS beside it, on the server under measurement; the others are elsewhere: installed, but not running here. */
export async function withService<T>({ server }: Bench, name: string, work: (system: System) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  const { url: databaseUrl, drop } = await server.createDatabase();
  const cluster = await LocalCluster.start({ folder, adminUrl: databaseUrl, logLevel: 'error' });
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  database.on('error', () => undefined);
  try {
    const others = cluster.services.filter((service) => service.name !== name);
    await Promise.all([...others, cluster.signer].map((service) => service.stop()));
    return await work({ url: cluster.service(name).url, issuerUrl: cluster.issuerUrl, databaseUrl, database });
  } finally {
    await cluster.stop();
    await database.end();
    await drop();
    await rm(folder, { recursive: true, force: true });
  }
}
