import { delay } from '@liandong/event-sourcing';

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5_000;

/** Waits longer after every failure, up to five seconds, until `signal` ends it. */
export class BackOff {
  private pause = FIRST_DELAY_MS;

  async wait(signal?: AbortSignal): Promise<void> {
    const { pause } = this;
    this.pause = Math.min(pause * 2, LONGEST_DELAY_MS);
    await delay(pause, signal);
  }

  reset(): void {
    this.pause = FIRST_DELAY_MS;
  }
}
