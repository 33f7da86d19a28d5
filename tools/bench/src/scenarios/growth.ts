import { fork } from 'node:child_process';
import { once } from 'node:events';
import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import { fill } from '../load/filling.js';
import { median } from '../load/statistics.js';
import { write } from '../load/writing.js';
import { megabytes, ms, times, whole } from '../report/format.js';
import type { Bar, Bench, Scenario, ScenarioResult } from '../runner.js';
import { installLiandong, liandong } from '../stores/liandong.js';
import { timing } from './appending.js';
import type { RebuildFigures, RebuildTask } from './rebuild-process.js';

/** Events in the store. The last size only when it is asked for, or when what came before says that it takes less than this. */
const SIZES = [10_000, 100_000, 1_000_000];
const LONGEST_SECONDS = 180;
/** A rate counts as flat when the largest store keeps this share of it. */
const FLAT = 0.7;
const TITLE = 'a growing store';

interface Stage extends RebuildFigures {
  readonly size: number;
  readonly appendRate: number;
  readonly p99: number;
  readonly seconds: number;
}

/** Are appending and building a read model as fast in a large store as in a small one? */
export const growth: Scenario = {
  name: 'growth',
  async run(bench) {
    const { url, drop } = await bench.server.createDatabase();
    const serviceUrl = await installLiandong(url);
    const stages: Stage[] = [];
    try {
      for (const size of bench.quick ? SIZES.slice(0, 1) : SIZES) {
        const last = stages.at(-1);
        if (size === SIZES.at(-1) && !bench.full && last && (last.seconds * size) / last.size > LONGEST_SECONDS) break;
        stages.push(await stage(bench, { serviceUrl, adminUrl: url }, size));
      }
    } finally {
      await drop();
    }
    return report(stages);
  },
};

async function stage(bench: Bench, task: RebuildTask, size: number): Promise<Stage> {
  const start = performance.now();
  const store = postgresEventStore({ connectionString: task.serviceUrl });
  await fill(store, Number(await store.head()), size);
  await store.close();
  bench.progress(`   ${whole(size)} events stand after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await bench.server.settle();
  const figures = await rebuildInProcess(task);
  const appended = await append(bench, task.adminUrl);
  const done = { size, ...figures, ...appended, seconds: (performance.now() - start) / 1000 };
  bench.progress(
    `   ${whole(size)}: append ${whole(done.appendRate)}/s, build ${whole(done.buildRate)}/s, rebuild ${whole(done.rebuildRate)}/s, select ${whole(done.selectRate)}/s, ${megabytes(done.memoryPeak)}`,
  );
  return done;
}

/** In a process of its own, so that the memory is that of a service and nothing else. */
async function rebuildInProcess(task: RebuildTask): Promise<RebuildFigures> {
  const child = fork(new URL('./rebuild-process.js', import.meta.url), [JSON.stringify(task)]);
  const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the rebuilding process ended with ${code}`)));
  const [figures] = (await Promise.race([once(child, 'message'), failed])) as [RebuildFigures];
  await failed.catch(() => undefined);
  return figures;
}

async function append(bench: Bench, url: string): Promise<{ readonly appendRate: number; readonly p99: number }> {
  const store = await liandong.open({ url, writers: 32 });
  const results = [];
  for (let repeat = 0; repeat < bench.repeats; repeat += 1)
    results.push(await write(store, { writers: 32, eventsPerAppend: 1, sharedStream: false, expecting: 'at-revision' }, timing(bench)));
  await store.close();
  return { appendRate: median(results.map(({ rate }) => rate)), p99: median(results.map(({ latency }) => latency.p99)) };
}

function report(stages: readonly Stage[]): ScenarioResult {
  const [first, last] = [stages[0]!, stages.at(-1)!];
  const flat = (what: string, small: number, large: number): Bar => ({
    what: `${TITLE}: ${what}, ${whole(last.size)} against ${whole(first.size)} events`,
    wanted: `≥ ${FLAT} ×`,
    seen: times(large / small),
    met: large / small >= FLAT,
  });
  return {
    table: {
      title: TITLE,
      head: [
        'events',
        'append events/s',
        'p99',
        'raw select events/s',
        'first build events/s',
        'rebuild events/s',
        'rebuild against select',
        'memory before',
        'memory at most',
      ],
      rows: stages.map((one) => [
        whole(one.size),
        whole(one.appendRate),
        ms(one.p99),
        whole(one.selectRate),
        whole(one.buildRate),
        whole(one.rebuildRate),
        times(one.rebuildRate / one.selectRate),
        megabytes(one.memoryBefore),
        megabytes(one.memoryPeak),
      ]),
      notes: [
        'Append: 32 writers, each on its own stream. The read model has a row per 20 events, changed by each; batches of 500, rows and checkpoint in one flushed transaction.',
        'Raw select: the same events in pages of 500 through `pg`, nothing done with them. Rebuild: a second generation beside the live one, until it is switched.',
        'Memory: resident set of a process that does nothing else, after the select and at most while building.',
      ],
    },
    bars: [flat('append', first.appendRate, last.appendRate), flat('rebuild', first.rebuildRate, last.rebuildRate)],
    broken: [],
  };
}
