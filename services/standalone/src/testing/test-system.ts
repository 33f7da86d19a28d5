import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '@liandong/local-servers';
import { createTestDatabase } from '@liandong/testing';
import { standaloneConfig } from '../config.js';
import { startStandalone } from '../standalone.js';

export interface TestSystem {
  /** `http://<host>:<port>` */
  readonly url: string;
  /** Connection string of the superuser. */
  readonly databaseUrl: string;
  /** Path of a file in the system's folder, which goes with it. */
  file(name: string): string;
  /** Stops it and removes all it had. */
  close(): Promise<void>;
  /** Stops it; its database stays, for others to begin with. */
  keep(): Promise<KeptSystem>;
}

/** What a system was when it was stopped. */
export interface KeptSystem {
  /** Name of its database. */
  readonly name: string;
  /** Its keys: path in its folder → content in base64. */
  readonly files: Readonly<Record<string, string>>;
}

/** The whole system as `npm start` runs it, on a database and a folder of its own: empty ones, or copies. Call it in beforeAll, and close() in afterAll. */
export async function startTestSystem(settings: Readonly<Record<string, string | number>> = {}, copyOf?: KeptSystem): Promise<TestSystem> {
  const database = await createTestDatabase(copyOf);
  const folder = await mkdtemp(join(tmpdir(), 'liandong-system-'));
  await write(folder, copyOf?.files ?? {});
  const system = await startStandalone(
    standaloneConfig.parse({
      PORT: await freePort(),
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'fatal',
      LEDGER_THREAD: 'shared',
      ...settings,
    }),
  );
  return {
    url: system.url,
    databaseUrl: database.url,
    file: (name) => join(folder, name),
    async close() {
      await system.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
    async keep() {
      await system.stop();
      const files = await read(folder);
      await rm(folder, { recursive: true, force: true });
      return { name: database.name, files };
    },
  };
}

async function write(folder: string, files: KeptSystem['files']): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), Buffer.from(content, 'base64'), { mode: 0o600 });
  }
}

async function read(folder: string): Promise<KeptSystem['files']> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = files.map(
    async ({ parentPath, name }) =>
      [join(parentPath, name).slice(folder.length + 1), (await readFile(join(parentPath, name))).toString('base64')] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}
