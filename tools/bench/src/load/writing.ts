import type { OpenStore } from '../stores/store.js';
import { type Check, checkStream, together } from './check.js';
import { benchEvent, newStream } from './events.js';
import { type Latency, latency } from './statistics.js';

export interface Load {
  /** Writers at the same time, each waiting for its answer before it appends again. */
  readonly writers: number;
  readonly eventsPerAppend: number;
  /** All writers on one stream; else each on its own. */
  readonly sharedStream: boolean;
  /** 'any': without a condition, where the store can; 'at-revision': after what the writer knows, again after a conflict. */
  readonly expecting: 'any' | 'at-revision';
}

export interface Timing {
  readonly warmUpMs: number;
  readonly runMs: number;
}

export interface WriteResult {
  /** Events per second while measured. */
  readonly rate: number;
  /** Of one append until it is stored, conflicts and retries included, in ms. */
  readonly latency: Latency;
  /** Conflicts per append that was stored. */
  readonly conflicts: number;
  readonly check: Check;
  /** Keys of everything that was acknowledged, in the order of the acknowledgements. */
  readonly acknowledged: readonly string[];
}

let runs = 0;

/** Lets the writers append for a while, then reads everything back. */
export async function write(
  store: OpenStore,
  load: Load,
  timing: Timing,
  onSend: (key: string) => void = () => undefined,
): Promise<WriteResult> {
  runs += 1;
  const shared = newStream();
  const writers = Array.from(
    { length: load.writers },
    (_, index) => new Writer(store, load, load.sharedStream ? shared : newStream(), `${runs}/${index}`, onSend),
  );
  // Connections are opened and code is compiled before the clock starts.
  await everyWriter(writers, timing.warmUpMs);
  for (const writer of writers) writer.forget();
  const start = performance.now();
  const end = start + timing.runMs;
  await everyWriter(writers, timing.runMs);
  const measured = writers.flatMap((writer) => writer.measured);
  // The last appends end a little after the bell; they count, with the time that they took.
  const elapsed = Math.max(end, ...writers.map((writer) => writer.endedAt)) - start;
  return {
    rate: (measured.length * load.eventsPerAppend * 1000) / elapsed,
    latency: latency(measured),
    conflicts: writers.reduce((sum, writer) => sum + writer.conflicts, 0) / Math.max(1, measured.length),
    check: await readBack(store, writers),
    acknowledged: writers.flatMap((writer) => writer.acknowledged),
  };
}

function everyWriter(writers: readonly Writer[], milliseconds: number): Promise<unknown> {
  const end = performance.now() + milliseconds;
  return Promise.all(writers.map((writer) => writer.run(end)));
}

async function readBack(store: OpenStore, writers: readonly Writer[]): Promise<Check> {
  const told = new Map<string, string[]>();
  for (const { stream, acknowledged } of writers) {
    const keys = told.get(stream);
    if (keys) for (const key of acknowledged) keys.push(key);
    else told.set(stream, [...acknowledged]);
  }
  const checks: Check[] = [];
  for (const [stream, keys] of told) checks.push(checkStream(keys, await store.read(stream)));
  return together(checks);
}

class Writer {
  measured: number[] = [];
  readonly acknowledged: string[] = [];
  conflicts = 0;
  endedAt = 0;
  private known = 0;
  private sent = 0;

  constructor(
    private readonly store: OpenStore,
    private readonly load: Load,
    readonly stream: string,
    private readonly name: string,
    private readonly onSend: (key: string) => void,
  ) {}

  /** Appends at least once, and until the bell. */
  async run(end: number): Promise<void> {
    for (let begun = performance.now(); this.measured.length === 0 || begun < end; begun = performance.now()) {
      const events = Array.from({ length: this.load.eventsPerAppend }, () => benchEvent(`${this.name}/${(this.sent += 1)}`));
      for (const { data } of events) this.onSend(data.key);
      const conflicts = await this.append(events);
      this.endedAt = performance.now();
      for (const { data } of events) this.acknowledged.push(data.key);
      this.measured.push(this.endedAt - begun);
      this.conflicts += conflicts;
    }
  }

  /** What was measured so far was for practice. */
  forget(): void {
    this.measured = [];
    this.conflicts = 0;
  }

  /** Until it is stored; returns the number of conflicts on the way. */
  private async append(events: Parameters<OpenStore['append']>[2]): Promise<number> {
    const free = this.load.expecting === 'any' && this.store.unconditional;
    for (let conflicts = 0; ; conflicts += 1) {
      const answer = await this.store.append(this.stream, free ? 'any' : this.known, events);
      this.known = answer.length ?? (await this.store.length(this.stream, this.known));
      if (answer.ok) return conflicts;
    }
  }
}
