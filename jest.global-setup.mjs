// One PostgreSQL and one NATS server per run, on free ports, in temporary folders; tests make databases and streams of their own.
// These two sources have no imports of their own kind, so Node strips their types and loads them as they are.
import { startNats } from './libs/local-servers/src/nats-server.ts';
import { startPostgres } from './libs/local-servers/src/postgres.ts';

export default async function setup() {
  const [postgres, nats] = await Promise.all([startPostgres({ durable: false }), startNats()]);
  process.env.TEST_POSTGRES_URL = postgres.url;
  process.env.TEST_NATS_URL = nats.url;
  // What runs from the sources has no compiled thread to start; specs that start the compiled program leave this out.
  process.env.LEDGER_THREAD = 'shared';
  globalThis.liandongTestServers = [postgres, nats];
}
