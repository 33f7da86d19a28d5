import type { LoggerService } from '@nestjs/common';
import { delay } from '@liandong/event-sourcing';
import type { RecoveryRecord, RecoveryRecords } from './recovery-records.js';
import type { ServiceMessaging } from '../runtime/service-messaging.js';

export interface RecoveryParts {
  readonly service: string;
  readonly records: RecoveryRecords;
  readonly messaging: ServiceMessaging;
  readonly timers: { start(): void; stop(): Promise<void> } | undefined;
  readonly runners: readonly { rebuild(): Promise<void> }[];
  /** Forgets what the process has folded of the event store. */
  readonly forget: () => void;
  readonly logger: Pick<LoggerService, 'warn'>;
}

/** Between two attempts at a step, in ms. */
const AGAIN_MS = 500;
/** The inbox counts as served when nothing has waited for so long, in ms: relays of other services ask every second whether they have to publish anew. */
const QUIET_MS = 3_000;
/** How long after the clearing parked messages are tried again, and how often, in ms. */
const SETTLING_MS = 3_600_000;
const [FIRST_RETRY_MS, LAST_RETRY_MS] = [1_000, 60_000];

/**
 * Brings a service in line with an event store that took the place of another, as an older backup does. Every step may be repeated,
 * and an unfinished recovery goes on when the process starts.
 */
export class Recovery {
  private readonly abort = new AbortController();
  private readonly ended = new Promise<void>((resolve) => this.abort.signal.addEventListener('abort', () => resolve(), { once: true }));
  private running: Promise<void> | undefined;
  private settling: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RecoveryParts) {}

  /** True while the service waits for a recovery that this process carries out. */
  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Starts one, or joins the one that is not done yet. Resolves when it is on record. */
  async begin(reason: string, by: string): Promise<RecoveryRecord> {
    const record = await this.parts.records.begin(reason, by);
    this.run(record);
    return record;
  }

  latest(): Promise<RecoveryRecord | undefined> {
    return this.parts.records.latest();
  }

  /** Starts relay and inbox, after what has to be done before them. */
  async start(): Promise<void> {
    await this.untilDone(async () => {
      const record = await this.latest();
      if (record && record.state !== 'done') return this.run(record);
      await this.parts.messaging.start();
      if (record?.clearedAt) this.settle(record.clearedAt);
    });
  }

  /** Ends after the step in hand; the rest is done after the next start. */
  async stop(): Promise<void> {
    this.abort.abort();
    await Promise.all([this.running, this.settling]);
  }

  private run(record: RecoveryRecord): void {
    if (record.state === 'done' || this.abort.signal.aborted) return;
    this.running ??= this.steps(record).finally(() => (this.running = undefined));
  }

  private async steps({ id, state }: RecoveryRecord): Promise<void> {
    const { records, messaging, timers, runners, forget } = this.parts;
    // A bus that never comes must not keep the process from ending.
    await this.untilDone(() => Promise.race([messaging.open(), this.ended]));
    if (state === 'begun') {
      await this.untilDone(async () => {
        await Promise.all([messaging.stop(), timers?.stop()]);
        forget();
        // Before the clearing, so that nothing of the lost history is waiting when the inbox begins anew.
        await messaging.letGo();
        await records.clear(id);
      });
    }
    await this.untilDone(() => messaging.start());
    this.settle(new Date());
    await this.redelivered();
    await this.untilDone(async () => {
      for (const runner of runners) await runner.rebuild();
      await records.finish(id);
    });
    if (!this.abort.signal.aborted) timers?.start();
  }

  /** Again and again, until it succeeds or the process ends. */
  private async untilDone(step: () => void | Promise<void>): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      try {
        return await step();
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'recovery');
        await delay(AGAIN_MS, signal);
      }
    }
  }

  /** Resolves when the inbox has handled what was delivered again, or is held up by a message that only others can help. */
  private async redelivered(): Promise<void> {
    const { signal } = this.abort;
    const { messaging } = this.parts;
    for (let quiet = 0; messaging.inbox && quiet < QUIET_MS && !signal.aborted; quiet += AGAIN_MS) {
      await delay(AGAIN_MS, signal);
      const waiting = await messaging.inbox.waiting().catch(() => 1);
      if (waiting > 0 && messaging.inbox.status().state !== 'blocked') quiet = -AGAIN_MS;
    }
  }

  /** A message that came before what it needs, as messages of several services may, was refused: it is tried again while they recover too. */
  private settle(since: Date): void {
    this.settling = Promise.all([this.settling, this.retryParked(since.getTime() + SETTLING_MS)]).then(() => undefined);
  }

  private async retryParked(end: number): Promise<void> {
    const { signal } = this.abort;
    for (let pause = FIRST_RETRY_MS; !signal.aborted && Date.now() < end; pause = Math.min(pause * 2, LAST_RETRY_MS)) {
      await delay(pause, signal);
      if (!signal.aborted)
        await this.parts.messaging.inbox
          ?.retryParked(`system:${this.parts.service}`)
          .catch((error: unknown) => this.parts.logger.warn({ err: error }, 'recovery'));
    }
  }
}
