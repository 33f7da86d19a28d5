import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@liandong/local-servers';
import pg from 'pg';
import type { Bench } from '../runner.js';

/** The whole system in a process of its own, on a database of the server under measurement. */
export interface System {
  readonly url: string;
  /** Where tokens come from. */
  readonly issuerUrl: string;
  /** Connection string of the superuser. */
  readonly databaseUrl: string;
  /** The event store's database, as superuser. */
  readonly database: pg.Pool;
}

const START_MS = 120_000;
const STOP_MS = 20_000;

export async function withSystem<T>({ server }: Bench, work: (system: System) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  await chmod(folder, 0o755);
  const { url: databaseUrl, drop } = await server.createDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(fileURLToPath(import.meta.resolve('@liandong/standalone')), '..', 'main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'error',
      OIDC_ISSUER: '',
      RATE_LIMIT_PER_MINUTE: '100000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  database.on('error', () => undefined);
  try {
    await ready(`${url}/health/ready`, child);
    return await work({ url, issuerUrl: url, databaseUrl, database });
  } finally {
    await end(child);
    await database.end();
    await drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the system ended with exit code ${child.exitCode}`);
    if (
      await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the system was not ready within ${START_MS / 1000} s`);
}

/** Ends a process that we started, in order if it does so in time. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(killer);
}

/** A token of the demo directory's person. */
export async function tokenFor(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: person }),
  });
  if (!answer.ok) throw new Error(`no token for ${person}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}
