import pg from 'pg';
import { delay } from '../store/delay.js';
import { StoreUnavailable } from '../store/event-store.js';
import { explain, isPassing, type Settings } from './connection.js';
import { queryRows } from './row-query.js';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;

/** Connections for reading. A read is repeated when its connection was lost, for as long as the settings' patience lasts. */
export class ReadPool {
  private readonly pool: pg.Pool;
  private closed = false;

  constructor(private readonly settings: Settings) {
    this.pool = new pg.Pool({ ...settings.client, max: settings.poolSize, idleTimeoutMillis: 30_000 });
    // An idle connection was lost; the pool has removed it and opens another when one is needed.
    this.pool.on('error', () => undefined);
    // A client that is lent out has no listener of the pool's: losing it between two messages would end the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /**
   * All rows of a statement, each put through `read` as it arrives.
   *
   * @throws StoreUnavailable
   */
  async rows<T>(config: pg.QueryConfig, read: (row: (string | null)[]) => T): Promise<T[]> {
    const until = performance.now() + this.settings.patienceMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      if (this.closed) throw new StoreUnavailable('the event store is closed');
      try {
        return await this.once(config, read);
      } catch (error) {
        if (!isPassing(error) || performance.now() >= until) throw explain(error, this.settings.names);
        await delay(pause);
      }
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.pool.end();
  }

  private async once<T>(config: pg.QueryConfig, read: (row: (string | null)[]) => T): Promise<T[]> {
    const client = await this.pool.connect();
    const all: T[] = [];
    try {
      await queryRows(client, config, (row) => all.push(read(row)));
      client.release();
      return all;
    } catch (error) {
      client.release(isPassing(error));
      throw error;
    }
  }
}
