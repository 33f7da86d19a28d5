const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5_000;

/** Waits longer after every failure, up to five seconds, until `signal` ends it. */
export class BackOff {
  private delay = FIRST_DELAY_MS;

  async wait(signal?: AbortSignal): Promise<void> {
    const { delay } = this;
    this.delay = Math.min(delay * 2, LONGEST_DELAY_MS);
    await sleep(delay, signal);
  }

  reset(): void {
    this.delay = FIRST_DELAY_MS;
  }
}

export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
