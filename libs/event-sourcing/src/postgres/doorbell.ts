import pg from 'pg';
import { delay } from '../store/delay.js';
import type { Settings } from './connection.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Rings when the database tells of a commit, and at the polling interval in any case. LISTEN/NOTIFY only makes readers look
 * sooner: a lost notification costs time, never an event.
 */
export class Doorbell {
  private readonly closing = new AbortController();
  private rung = false;
  private started = false;
  private waiter: (() => void) | undefined;
  private client: pg.Client | undefined;

  constructor(private readonly settings: Settings) {}

  /** Resolves at the next ring, at once when it has rung since the last call, else after the polling interval. For one caller. */
  async next(): Promise<void> {
    this.start();
    if (!this.rung) {
      const ring = new AbortController();
      this.waiter = () => ring.abort();
      await delay(this.settings.pollIntervalMs, ring.signal);
      this.waiter = undefined;
    }
    this.rung = false;
  }

  ring(): void {
    this.rung = true;
    this.waiter?.();
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.ring();
    await this.client?.end().catch(() => undefined);
  }

  private start(): void {
    if (this.started || !this.settings.listen) return;
    this.started = true;
    void this.keepListening();
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.closing;
    for (let pause = FIRST_PAUSE_MS; !signal.aborted;) {
      const listened = await this.listenUntilLost().catch(() => false);
      pause = listened ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      await delay(pause, signal);
    }
  }

  private async listenUntilLost(): Promise<boolean> {
    const client = new pg.Client({ ...this.settings.client, query_timeout: undefined });
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    client.on('notification', () => this.ring());
    try {
      await client.connect();
      this.client = client;
      await client.query(`LISTEN ${this.settings.names.channel}`);
      // What was committed while nobody listened has rung for nobody.
      this.ring();
      if (!this.closing.signal.aborted) await lost;
      return true;
    } finally {
      client.end().catch(() => undefined);
    }
  }
}
