import { type Load, type Timing, write } from '../load/writing.js';
import type { Bench, Scenario } from '../runner.js';
import { compare } from './comparison.js';

interface Appending {
  readonly name: string;
  readonly title: string;
  readonly load: Load;
  readonly p99Bar?: number;
  readonly notes?: readonly string[];
}

export function timing({ quick }: Bench): Timing {
  return quick ? { warmUpMs: 100, runMs: 300 } : { warmUpMs: 300, runMs: 1_200 };
}

/** A scenario in which writers append for a while. */
export function appending({ name, title, load, p99Bar, notes }: Appending): Scenario {
  const contended = load.sharedStream && load.writers > 1;
  return {
    name,
    run: (bench) =>
      compare(bench, {
        title,
        writers: load.writers,
        p99Bar,
        notes,
        more: contended ? ['conflicts per append'] : [],
        async sample(store) {
          const { rate, latency, check, conflicts } = await write(store, load, timing(bench));
          return { rate, ...latency, check, more: contended ? [conflicts.toFixed(1)] : [] };
        },
      }),
  };
}
