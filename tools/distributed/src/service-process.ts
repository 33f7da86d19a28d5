import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';

export interface ServiceProcessOptions {
  readonly name: string;
  /** The compiled `main.js`. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly url: string;
  /** Told when it ended without having been asked to; it is started again a second later. */
  readonly onCrash?: (how: string) => void;
}

/** A service boots in about two seconds; a machine that does much else at the same time takes longer. */
const READY_MS = 180_000;
/** Pause before a service that ended by itself is started again, in ms. */
const RESTART_MS = 1_000;

/** One service as a process of its own; what it prints goes to its log file. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private restart: NodeJS.Timeout | undefined;
  private readonly log: WriteStream;

  constructor(private readonly options: ServiceProcessOptions) {
    this.log = createWriteStream(options.logFile, { flags: 'a' });
  }

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return this.options.url;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    if (this.child) return;
    const child = spawn(process.execPath, ['--enable-source-maps', this.options.script], {
      env: { ...process.env, ...this.options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(this.log, { end: false });
    child.stderr.pipe(this.log, { end: false });
    this.child = child;
    // Nobody would look after it once this process is gone.
    const orphaned = () => child.kill('SIGKILL');
    process.once('exit', orphaned);
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        process.off('exit', orphaned);
        const asked = this.child !== child;
        if (!asked) this.child = undefined;
        resolve();
        if (!asked) this.afterCrash(signal ?? `exit code ${code}`);
      });
    });
  }

  private afterCrash(how: string): void {
    this.options.onCrash?.(how);
    this.restart = setTimeout(() => this.start(), RESTART_MS);
  }

  /** Ends it with the signal and waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this;
    clearTimeout(this.restart);
    this.child = undefined;
    child?.kill(signal);
    await this.ended;
  }

  /** @throws Error when it is not ready in time */
  async untilReady(timeoutMs = READY_MS): Promise<void> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > end) throw new Error(`${this.name} is not ready after ${timeoutMs} ms; see ${this.options.logFile}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
