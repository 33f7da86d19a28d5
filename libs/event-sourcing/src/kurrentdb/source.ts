/** What became of waiting: something may have arrived, nothing will arrive any more, or the time is over. */
export type Arrival = 'ready' | 'over' | 'late';

/** What is used of the client's streams. */
export interface Call {
  readonly readableLength: number;
  on(event: string, listener: (error: Error) => void): unknown;
  read(): unknown;
  removeAllListeners(event: string): unknown;
  resume(): unknown;
}

/**
 * A stream of the client's, read by hand. As an async iterator it would wait for ever after the call was cancelled, and would
 * leave the call open on the server when the reader leaves early.
 */
export class Source<T> {
  /** Items read so far. */
  consumed = 0;
  private failure: Error | undefined;
  private over = false;
  private noticed = false;
  private waiter: (() => void) | undefined;

  constructor(
    private readonly stream: Call,
    private readonly cancel: () => Promise<void>,
    private readonly closed: () => void,
  ) {
    stream.on('readable', () => this.notify());
    for (const end of ['end', 'close']) {
      stream.on(end, () => {
        this.over = true;
        this.notify();
      });
    }
    stream.on('error', (error) => {
      this.failure ??= error;
      this.notify();
    });
  }

  /** Items that have arrived so far, read or not. */
  get arrived(): number {
    return this.consumed + this.stream.readableLength;
  }

  /** The next item; undefined when none has arrived. */
  read(): T | undefined {
    const item = this.stream.read() as T | null;
    if (item === null) return undefined;
    this.consumed += 1;
    return item;
  }

  /** Makes a waiting reader look again. */
  notify(): void {
    this.noticed = true;
    this.waiter?.();
  }

  /** @throws Error with which the call failed, after everything that arrived before was read */
  async wait(signal: AbortSignal, milliseconds?: number): Promise<Arrival> {
    if (!this.noticed && !this.over && this.failure === undefined) await this.pause(signal, milliseconds);
    if (signal.aborted) return 'over';
    if (this.noticed) {
      this.noticed = false;
      if (this.stream.readableLength > 0 || (this.failure === undefined && !this.over)) return 'ready';
    }
    if (this.failure !== undefined) throw this.failure;
    return this.over ? 'over' : 'late';
  }

  close(): void {
    this.over = true;
    this.closed();
    this.cancel().catch(() => undefined);
    // A cancelled call ends only when what has arrived was read; destroyed, it would stay with the client for ever.
    this.stream.removeAllListeners('readable');
    this.stream.resume();
    this.notify();
  }

  private pause(signal: AbortSignal, milliseconds: number | undefined): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.waiter = undefined;
        resolve();
      };
      const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
      this.waiter = done;
    });
  }
}
