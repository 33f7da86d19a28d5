import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { targetsFromEnvironment } from '@liandong/cli';
import { asking, type WatchedSystem } from '@liandong/cli/testing';
import { createTestDatabase } from '@liandong/testing';
import { LocalCluster } from '../local-cluster.js';
import { tappedConfig, wiretap } from './wiretap.js';

const PASSWORD = 'wiretap';

/** The distributed mode with somebody who listens to all that goes through NATS; its logs, at every level, and the store of NATS are among its files. */
export async function startWatchedCluster(): Promise<WatchedSystem> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'liandong-watched-'));
  // These are processes of the compiled program.
  delete process.env.LEDGER_THREAD;
  const cluster = await LocalCluster.start({
    folder,
    adminUrl: database.url,
    logLevel: 'trace',
    natsConfig: (config) => tappedConfig(config, join(folder, 'tapped.conf'), PASSWORD),
  });
  const tap = await wiretap(cluster.natsUrl, PASSWORD);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  // The command line finds it by these.
  Object.assign(process.env, cluster.environment);
  return {
    urls: [...cluster.services, cluster.signer].map(({ url }) => url),
    cli: [],
    database: client,
    folder,
    ask: asking(targetsFromEnvironment(cluster.environment)),
    said: async () => [
      ['wire', Buffer.concat(tap.heard())],
      ['streams', Buffer.concat(await tap.kept())],
    ],
    async close() {
      await client.end();
      await tap.close();
      for (const name of Object.keys(cluster.environment)) delete process.env[name];
      await cluster.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
