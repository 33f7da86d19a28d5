import { delay } from '../store/delay.js';
import { StoreUnavailable } from '../store/event-store.js';
import { explain, isPassing } from './errors.js';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;

/** How long one request goes on trying while the server is away. */
export class Patience {
  private until: number;
  private pause = FIRST_PAUSE_MS;

  constructor(
    private readonly milliseconds: number,
    private readonly closing: AbortSignal,
  ) {
    this.until = performance.now() + milliseconds;
  }

  /** Something has arrived: the waiting begins anew. */
  renew(): void {
    this.until = performance.now() + this.milliseconds;
    this.pause = FIRST_PAUSE_MS;
  }

  /**
   * Pauses before the next attempt.
   *
   * @throws StoreUnavailable the patience is at its end, or the store is closed
   * @throws unknown the error itself when it does not pass
   */
  async endure(error: unknown): Promise<void> {
    if (!isPassing(error) || performance.now() >= this.until) throw explain(error);
    await delay(this.pause, this.closing);
    if (this.closing.aborted) throw new StoreUnavailable('the event store is closed', { cause: error });
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }
}
