import { Worker } from 'node:worker_threads';
import { BEAT, STOP } from './run-thread.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A thread that says nothing for so long hangs, in ms. */
const SILENCE_MS = 60_000;
/** What a thread that was asked to end may take for what it has in hand, in ms. */
const PATIENCE_MS = 15_000;

/** `down`: it has ended by itself, or hung, and is not at work again yet. */
export type ThreadState = 'stopped' | 'starting' | 'up' | 'down';

export interface SupervisedThreadOptions<Data, Told> {
  /** Its compiled main, which calls `runThread`. */
  readonly script: URL;
  readonly data: Data;
  readonly onTold: (message: Told) => void;
  /** It has ended without having been asked to, and will be started again. */
  readonly onDown: (why: string) => void;
  /** Pause before the first of several restarts, in ms; each further one is twice as long, up to 30 s. */
  readonly firstPauseMs?: number;
  readonly silenceMs?: number;
}

/** Work of a process that has a thread, and so an event loop, of its own. One that ends or hangs is reported and started again. */
export class SupervisedThread<Data, Told, Heard = never> {
  state: ThreadState = 'stopped';
  private worker: Worker | undefined;
  private ended: Promise<void> = Promise.resolve();
  private restart: NodeJS.Timeout | undefined;
  private watch: NodeJS.Timeout | undefined;
  private pause: number;
  private heardAt = 0;
  private why: string | undefined;

  constructor(private readonly options: SupervisedThreadOptions<Data, Told>) {
    this.pause = this.firstPause;
  }

  start(): void {
    if (this.state !== 'stopped') return;
    this.state = 'starting';
    this.spawn();
    const silence = this.options.silenceMs ?? SILENCE_MS;
    this.watch = setInterval(
      () => this.worker && Date.now() - this.heardAt > silence && this.abandon('it hung: nothing was heard of it'),
      silence / 4,
    ).unref();
  }

  /** What is told while it is down is lost. */
  tell(message: Heard): void {
    this.worker?.postMessage(message);
  }

  /** Ends it at once, as a hanging one is ended; it is started again. */
  abandon(why: string): void {
    this.why = why;
    void this.worker?.terminate();
  }

  /** Ends it after what it has in hand. */
  async stop(): Promise<void> {
    this.state = 'stopped';
    clearTimeout(this.restart);
    clearInterval(this.watch);
    this.worker?.postMessage(STOP);
    const killer = setTimeout(() => this.abandon('it did not stop in time'), PATIENCE_MS);
    await this.ended;
    clearTimeout(killer);
  }

  private get firstPause(): number {
    return this.options.firstPauseMs ?? FIRST_PAUSE_MS;
  }

  private spawn(): void {
    const worker = new Worker(this.options.script, { workerData: this.options.data });
    this.worker = worker;
    this.heardAt = Date.now();
    this.why = undefined;
    worker.on('message', (message: Told | typeof BEAT) => this.hear(message));
    worker.on('error', (error: unknown) => (this.why = error instanceof Error ? (error.stack ?? error.message) : String(error)));
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.worker = undefined;
        resolve();
        if (this.state !== 'stopped') this.fall(this.why ?? 'it ended by itself');
      });
    });
  }

  private hear(message: Told | typeof BEAT): void {
    this.heardAt = Date.now();
    if (message !== BEAT) return this.options.onTold(message);
    if (this.state === 'stopped') return;
    // The second beat of a start: it does not end at once.
    if (this.state === 'up') this.pause = this.firstPause;
    this.state = 'up';
  }

  private fall(why: string): void {
    this.state = 'down';
    this.options.onDown(why);
    this.restart = setTimeout(() => this.spawn(), this.pause);
    this.pause = Math.min(LONGEST_PAUSE_MS, this.pause * 2);
  }
}
