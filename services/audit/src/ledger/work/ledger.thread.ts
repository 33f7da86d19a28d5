import pg from 'pg';
import { openEventStore } from '@liandong/event-sourcing/open';
import { runThread } from '@liandong/service-kit/thread';
import { type LedgerNews, LedgerWork, type LedgerWorkOptions } from './ledger-work.js';

/** What the thread is given: addresses as the audit service's own role, and settings. */
export interface LedgerThreadData extends Pick<LedgerWorkOptions, 'schema' | 'config'> {
  readonly databaseUrl: string;
  readonly eventStoreUrl: string;
}

/** The one thing that is asked of it. */
export type LedgerThreadOrder = 'scrub';

// The ledger's work in a thread of its own: with its own event loop and connections, it makes nobody wait who asks over HTTP.
await runThread<LedgerThreadData, LedgerNews, LedgerThreadOrder>(async ({ databaseUrl, eventStoreUrl, schema, config }, line) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, application_name: 'liandong-ledger', keepAlive: true });
  pool.on('error', (error) => line.tell({ kind: 'trouble', at: 'database connection lost', why: error.message }));
  const store = await openEventStore(eventStoreUrl, 'liandong-ledger-events');
  const work = new LedgerWork({ store, pool, schema, config, tell: (news) => line.tell(news) });
  line.onHeard(() => work.scrubNow());
  work.start();
  return async () => {
    await work.stop();
    await store.close();
    await pool.end();
  };
});
