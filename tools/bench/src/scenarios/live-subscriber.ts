import { checkDelivery } from '../load/check.js';
import { type Latency, latency, median } from '../load/statistics.js';
import { write } from '../load/writing.js';
import { ms, whole } from '../report/format.js';
import type { Scenario, ScenarioResult } from '../runner.js';
import { stores } from '../stores/index.js';
import type { OpenStore } from '../stores/store.js';
import { timing } from './appending.js';
import { withStores } from './open-stores.js';

/** After the last append: for so long without any news, and in all, a subscriber is waited for. */
const QUIET_MS = 2_500;
const PATIENCE_MS = 15_000;
/** What is missed is missed again and again: a few repeats tell it. */
const MOST_REPEATS = 3;

interface Sample {
  readonly acknowledged: number;
  readonly missed: number;
  readonly duplicated: number;
  readonly rate: number;
  /** From sending an event to its delivery, in ms. */
  readonly lag: Latency;
}

/** Does a subscriber that follows the log while 32 writers append see everything, once? */
export const liveSubscriber: Scenario = {
  name: 'live-subscriber',
  async run(bench) {
    const samples = new Map<string, Sample[]>(stores.map(({ name }) => [name, []]));
    const repeats = Math.min(bench.repeats, MOST_REPEATS);
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      for (const kind of stores) {
        await withStores(
          bench,
          32,
          async ([participant]) => {
            const store = participant!.store;
            if (!store.subscribe) return;
            await bench.server.settle();
            const sample = await follow(store, () =>
              write(store, { writers: 32, eventsPerAppend: 1, sharedStream: false, expecting: 'at-revision' }, timing(bench), onSend),
            );
            samples.get(kind.name)!.push(sample);
            bench.progress(
              `   ${repeat}/${repeats} ${kind.name.padEnd(10)} ${whole(sample.acknowledged).padStart(8)} events, missed ${sample.missed}, doubled ${sample.duplicated}`,
            );
          },
          [kind],
        );
      }
    }
    return report(samples);
  },
};

const sentAt = new Map<string, number>();
const onSend = (key: string) => void sentAt.set(key, performance.now());

async function follow(
  store: OpenStore,
  work: () => Promise<{ readonly acknowledged: readonly string[]; readonly rate: number }>,
): Promise<Sample> {
  const delivered: string[] = [];
  const lags: number[] = [];
  let lastNews = 0;
  sentAt.clear();
  const subscription = await store.subscribe!((keys) => {
    lastNews = performance.now();
    for (const key of keys) {
      delivered.push(key);
      lags.push(lastNews - sentAt.get(key)!);
    }
  });
  const { acknowledged, rate } = await work();
  const end = performance.now();
  while (
    new Set(delivered).size < acknowledged.length &&
    performance.now() - Math.max(end, lastNews) < QUIET_MS &&
    performance.now() - end < PATIENCE_MS
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await subscription.stop();
  return { acknowledged: acknowledged.length, rate, lag: latency(lags), ...checkDelivery(acknowledged, delivered) };
}

function report(samples: ReadonlyMap<string, readonly Sample[]>): ScenarioResult {
  const title = 'a live subscriber beside 32 writers';
  const sum = (list: readonly Sample[], what: (sample: Sample) => number) => list.reduce((total, sample) => total + what(sample), 0);
  const rows = [...samples].map(([name, list]) => {
    if (list.length === 0) return [name, '—', '—', '—', '—', '—', '—'];
    const [missed, duplicated, written] = [
      sum(list, (sample) => sample.missed),
      sum(list, (sample) => sample.duplicated),
      sum(list, (sample) => sample.acknowledged),
    ];
    const lag = { p50: median(list.map((sample) => sample.lag.p50)), p99: median(list.map((sample) => sample.lag.p99)) };
    return [
      name,
      whole(median(list.map(({ rate }) => rate))),
      whole(written),
      `${whole(missed)} (${((missed * 100) / written).toFixed(1)} %)`,
      whole(duplicated),
      ms(lag.p50),
      ms(lag.p99),
    ];
  });
  const ours = samples.get('liandong')!;
  const wrong = [sum(ours, ({ missed }) => missed), sum(ours, ({ duplicated }) => duplicated)] as const;
  const met = wrong[0] + wrong[1] === 0;
  return {
    table: {
      title,
      head: ['store', 'events/s', 'events in all', 'missed', 'duplicated', 'p50 until delivered', 'p99 until delivered'],
      rows,
      notes: [
        'Castore offers no subscription on PostgreSQL. Emmett: its own consumer, set to ask every 5 ms for 500 messages. message-db: its category query, every 5 ms when there is nothing new.',
        `After the last append a subscriber had until it was silent for ${QUIET_MS / 1000} s, ${PATIENCE_MS / 1000} s at most.`,
      ],
    },
    bars: [{ what: `${title}: missed, duplicated`, wanted: '0, 0', seen: `${wrong[0]}, ${wrong[1]}`, met }],
    broken: met ? [] : [`${title}: missed ${wrong[0]}, duplicated ${wrong[1]}`],
  };
}
