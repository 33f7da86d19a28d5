import { checkStream, together } from '../load/check.js';
import { benchEvent, newStream } from '../load/events.js';
import { latency } from '../load/statistics.js';
import type { Scenario } from '../runner.js';
import type { OpenStore } from '../stores/store.js';
import { compare } from './comparison.js';

const EVENTS = 1_000;

/** One stream, read and parsed again and again. */
export const readStream: Scenario = {
  name: 'read-stream',
  run(bench) {
    const streams = new Map<OpenStore, { readonly stream: string; readonly keys: readonly string[] }>();
    return compare(bench, {
      title: 'reading a stream of 1,000 events',
      writers: 1,
      notes: ['p50 and p99 are of one reading of the whole stream.'],
      async prepare(store) {
        const stream = newStream();
        const events = Array.from({ length: EVENTS }, (_, index) => benchEvent(`read/${index}`));
        for (let from = 0; from < EVENTS; from += 100) await store.append(stream, from, events.slice(from, from + 100));
        streams.set(store, { stream, keys: events.map(({ data }) => data.key) });
      },
      async sample(store) {
        const { stream, keys } = streams.get(store)!;
        const durations: number[] = [];
        const checks = [checkStream(keys, await store.read(stream))];
        const start = performance.now();
        const end = start + (bench.quick ? 200 : 1_000);
        for (let begun = start; begun < end; begun = performance.now()) {
          await store.read(stream);
          durations.push(performance.now() - begun);
        }
        const rate = (durations.length * EVENTS * 1000) / (performance.now() - start);
        return { rate, ...latency(durations), check: together(checks) };
      },
    });
  },
};
