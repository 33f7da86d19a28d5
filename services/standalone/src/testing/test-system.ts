import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
}

/** The whole system as `npm start` runs it, on a database and a folder of its own. Call it in beforeAll, and close() in afterAll. */
export async function startTestSystem(settings: Readonly<Record<string, string | number>> = {}): Promise<TestSystem> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'liandong-system-'));
  const system = await startStandalone(standaloneConfig.parse({ PORT: await freePort(), DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'fatal', ...settings }));
  return {
    url: system.url,
    databaseUrl: database.url,
    file: (name) => join(folder, name),
    async close() {
      await system.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
