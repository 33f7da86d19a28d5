import { sleep } from '../retry.js';

/** Wakes those who wait for new messages; a call between looking and waiting is not lost. */
export class Wakers {
  private calls = 0;
  private readonly waiting = new Set<() => void>();

  wakeAll(): void {
    this.calls += 1;
    for (const wake of this.waiting) wake();
  }

  /** To be taken before looking, and handed to `wait`. */
  ticket(): number {
    return this.calls;
  }

  /** Resolves when somebody has called since the ticket was taken, or after the time, or when the signal is aborted. */
  async wait(ticket: number, ms: number, signal: AbortSignal): Promise<void> {
    if (ticket !== this.calls) return;
    const woken = new AbortController();
    const wake = () => woken.abort();
    this.waiting.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    await sleep(ms, woken.signal);
    signal.removeEventListener('abort', wake);
    this.waiting.delete(wake);
  }
}
