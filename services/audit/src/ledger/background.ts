import { type Lease, Rest } from '@liandong/projections';

/** Work that one process of several does at a time, again and again until it is stopped. */
export class Background {
  private stopped = true;
  private running: Promise<void> = Promise.resolve();
  private readonly rest = new Rest();
  private abort = new AbortController();

  /** @param work resolves with the pause until the next time, in ms */
  constructor(
    private readonly lease: Lease,
    private readonly work: (signal: AbortSignal) => Promise<number>,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.abort = new AbortController();
    this.running = this.loop();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.abort.abort();
    this.rest.end();
    await this.running;
    await this.lease.release().catch(() => undefined);
  }

  /** Ends the pause, if it is in one. */
  hurry(): void {
    this.rest.end();
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      let pause = 1_000;
      try {
        if (await this.lease.hold()) pause = await this.work(this.abort.signal);
      } catch (error) {
        if (!this.stopped) this.onError(error);
      }
      if (!this.stopped) await this.rest.for(pause);
    }
  }
}
