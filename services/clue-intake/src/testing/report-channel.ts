import pg from 'pg';
import type { Clock } from '@liandong/service-kit';
import { type LogTap, startTestApp, tapLog, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { channelTerms } from '../report/report.fixtures.js';

/** The service with an open public channel, its database as the administrator sees it, and everything that it logs. */
export interface WatchedChannel {
  readonly server: TestApp;
  readonly database: pg.Client;
  readonly tap: LogTap;
  stop(): Promise<void>;
}

export async function startWatchedChannel(clock: Clock): Promise<WatchedChannel> {
  const server = await startTestApp([ClueIntakeModule], { clock });
  const database = new pg.Client({ connectionString: server.databaseUrl });
  await database.connect();
  await server.send('mhk-director', 'PUT', '/api/clue-intake/report-channels/mhk', channelTerms);
  const tap = tapLog();
  return {
    server,
    database,
    tap,
    async stop() {
      await database.end();
      await server.close();
      tap.restore();
    },
  };
}
