import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
// These two sources have no imports of their own kind, so Node strips their types and loads them as they are.
import { startNats } from './libs/local-servers/src/nats-server.ts';
import { startPostgres } from './libs/local-servers/src/postgres.ts';

/** Compiles what has changed; then one PostgreSQL and one NATS server per run, on free ports, in temporary folders; tests make databases and streams of their own. */
export default async function setup() {
  await compile();
  const [postgres, nats] = await Promise.all([startPostgres({ durable: false }), startNats()]);
  process.env.TEST_POSTGRES_URL = postgres.url;
  process.env.TEST_NATS_URL = nats.url;
  // A thread loads the service once more. The specs of the threads, and those that start the compiled program, leave this out.
  process.env.LEDGER_THREAD = 'shared';
  globalThis.liandongTestServers = [postgres, nats];
}

async function compile() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-b'], { cwd: import.meta.dirname }).catch(({ stdout }) => {
    throw new Error(`the sources do not compile:\n${stdout}`);
  });
}
