import { delay } from '@liandong/event-sourcing';

/** Wakes those who wait for new messages of their types; a call between looking and waiting is not lost. */
export class Wakers {
  private readonly calls = new Map<string, number>();
  private readonly waiting = new Map<() => void, readonly string[]>();

  wake(types: readonly string[]): void {
    const called = new Set(types);
    for (const type of called) this.calls.set(type, (this.calls.get(type) ?? 0) + 1);
    for (const [wake, wanted] of this.waiting) if (wanted.some((type) => called.has(type))) wake();
  }

  /** To be taken before looking, and handed to `wait`. */
  ticket(types: readonly string[]): number {
    return types.reduce((sum, type) => sum + (this.calls.get(type) ?? 0), 0);
  }

  /** Resolves when somebody has called for one of the types since the ticket was taken, or after the time, or when the signal is aborted. */
  async wait(types: readonly string[], ticket: number, ms: number, signal: AbortSignal): Promise<void> {
    if (ticket !== this.ticket(types)) return;
    const woken = new AbortController();
    const wake = () => woken.abort();
    this.waiting.set(wake, types);
    signal.addEventListener('abort', wake, { once: true });
    await delay(ms, woken.signal);
    signal.removeEventListener('abort', wake);
    this.waiting.delete(wake);
  }
}
