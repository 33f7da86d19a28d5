import pg from 'pg';
import type { NewEvent } from '../domain/events.js';
import { delay } from '../store/delay.js';
import { type AppendResult, type ExpectedRevision, StoreUnavailable } from '../store/event-store.js';
import { type AppendAnswer, appendStatement, outcomesOf } from './append-batch.js';
import { AppendQueue } from './append-queue.js';
import { explain, isPassing, type Settings } from './connection.js';
import { type PendingAppend, pendingAppend } from './pending-append.js';

/** While the database commits one batch, the next is already on its way. */
const MOST_UNDER_WAY = 2;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;

/**
 * Group commit: appends that come in while a batch is under way become the next batch, so that one commit serves them all. One
 * connection, in order; it is opened when first needed and again after a loss.
 */
export class GroupCommit {
  private readonly queue = new AppendQueue();
  private client: pg.Client | undefined;
  private connecting = false;
  private underWay = 0;
  private scheduled = false;
  private closed = false;
  private whenIdle: (() => void) | undefined;

  constructor(private readonly settings: Settings) {}

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    if (this.closed) return Promise.reject(new StoreUnavailable('the event store is closed'));
    return new Promise((resolve, reject) => {
      this.queue.push(pendingAppend(stream, expected, events, { resolve, reject }));
      this.schedule();
    });
  }

  /** Resolves when everything handed in has its outcome and the connection is closed. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.isBusy) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await this.client?.end();
  }

  private get isBusy(): boolean {
    return this.underWay > 0 || this.connecting || !this.queue.isEmpty;
  }

  /** After the microtasks: callers that were all woken by one answer then share the next batch. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    process.nextTick(() => {
      this.scheduled = false;
      this.pump();
    });
  }

  private pump(): void {
    if (!this.isBusy) this.whenIdle?.();
    if (this.queue.isEmpty || this.connecting) return;
    if (!this.client) return void this.connect();
    while (this.underWay < MOST_UNDER_WAY && !this.queue.isEmpty) {
      const batch = this.queue.take();
      if (batch.length > 0) void this.send(this.client, batch);
    }
  }

  private async send(client: pg.Client, batch: readonly PendingAppend[]): Promise<void> {
    this.underWay += 1;
    try {
      const { rows } = await client.query<AppendAnswer>(appendStatement(this.settings.names.schema, batch));
      for (const [index, outcome] of outcomesOf(batch, rows[0]!).entries()) {
        const append = batch[index]!;
        this.queue.settle(append, outcome);
        if (outcome.kind === 'refused') append.reject(outcome.error);
        else append.resolve(outcome.result);
      }
    } catch (error) {
      this.fail(client, batch, error);
    } finally {
      this.underWay -= 1;
      this.schedule();
    }
  }

  private fail(client: pg.Client, batch: readonly PendingAppend[], error: unknown): void {
    const passing = isPassing(error);
    if (passing) this.drop(client);
    // PostgreSQL refused the statement and rolled back. One bad append must not fail its neighbours.
    if (!passing && batch.length > 1) return this.queue.sendAlone(batch);
    for (const append of batch) {
      this.queue.settle(append);
      append.reject(explain(error, this.settings.names));
    }
  }

  private async connect(): Promise<void> {
    this.connecting = true;
    let pause = FIRST_PAUSE_MS;
    while (!this.client && !this.queue.isEmpty) {
      try {
        this.client = await this.open();
      } catch (error) {
        this.giveUp(error);
        await delay(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    this.connecting = false;
    this.schedule();
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.settings.client, pipeline: true });
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    await client.connect();
    // Someone may have traded durability for speed in the server's settings; an acknowledged append must survive a crash.
    await client.query(`SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`);
    return client;
  }

  /** Fails the appends that have waited for a connection for long enough, or all when waiting is no use. */
  private giveUp(error: unknown): void {
    const latest = performance.now() - this.settings.patienceMs;
    for (const append of this.queue.remove(({ since }) => !isPassing(error) || since < latest))
      append.reject(explain(error, this.settings.names));
  }

  private drop(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
  }
}
