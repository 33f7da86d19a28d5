import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import { everybodyFollowed } from '../http/followers.js';
import { type System, tokenFor, withSystem } from '../http/system.js';
import { CATEGORY, type FilledLog, fillWithMatters } from '../load/matters.js';
import { type Latency, latency } from '../load/statistics.js';
import { ms, whole } from '../report/format.js';
import type { Bench, Scenario, ScenarioResult } from '../runner.js';
import { installLiandong } from '../stores/liandong.js';

const EVENTS = 1_000_000;
const MEASURED = 1_000;
const REQUESTS = 300;
const WANTED_MS = 100;

interface Sample extends Latency {
  readonly name: string;
  readonly bytes: number;
}

/** How long does an auditor wait for one matter among many? */
export const timeline: Scenario = {
  name: 'timeline',
  run: (bench) =>
    withSystem(bench, async (system) => {
      const size = bench.quick ? 20_000 : EVENTS;
      const log = await fill(bench, system, size);
      await everybodyFollowed(bench, system, log.head);
      await bench.server.settle();
      const samples: Sample[] = [];
      for (const [name, path] of questions(log)) {
        const sample = await measure(system, name, path, bench.quick ? 30 : REQUESTS);
        bench.progress(`   ${name.padEnd(40)} p50 ${ms(sample.p50)}, p99 ${ms(sample.p99)}`);
        samples.push(sample);
      }
      return report(samples, size);
    }),
};

const questions = ({ matterId, personId, middle }: FilledLog): readonly (readonly [string, string])[] => [
  ['timeline, all 1,000 events', `matters/${matterId}/timeline`],
  ['timeline as it stood in the middle', `matters/${matterId}/timeline?at=${middle}`],
  ['the matter: header and timeline', `matters/${matterId}`],
  ['difference, second half', `matters/${matterId}/diff?from=${middle}`],
  ['matters of a person', `persons/${personId}`],
  ['acts of a person', `persons/${personId}/acts`],
  ['access log of the matter', `matters/${matterId}/access-log`],
];

async function fill(bench: Bench, { databaseUrl }: System, size: number): Promise<FilledLog> {
  const start = performance.now();
  const store = postgresEventStore({ connectionString: await installLiandong(databaseUrl, [CATEGORY]) });
  try {
    const log = await fillWithMatters(store, size, MEASURED);
    bench.progress(`   ${whole(Number(log.head))} events stand after ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return log;
  } finally {
    await store.close();
  }
}

/** One auditor, one question after the other; each answer is read to its end. */
async function measure({ url }: System, name: string, path: string, requests: number): Promise<Sample> {
  const headers = { authorization: `Bearer ${await tokenFor(url, 'mhk-auditor')}` };
  const durations: number[] = [];
  let bytes = 0;
  for (let request = -10; request < requests; request += 1) {
    const start = performance.now();
    const answer = await fetch(`${url}/api/audit/${path}`, { headers });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${path} → ${answer.status}`);
    if (request >= 0) durations.push(performance.now() - start);
  }
  return { name, bytes, ...latency(durations) };
}

function report(samples: readonly Sample[], size: number): ScenarioResult {
  const title = `a matter of ${whole(MEASURED)} events in a store of ${whole(size)}`;
  return {
    table: {
      title,
      head: ['question', 'p50', 'p99', 'answer'],
      rows: samples.map(({ name, p50, p99, bytes }) => [name, ms(p50), ms(p99), `${whole(bytes / 1024)} KiB`]),
      notes: [
        'Over HTTP, one question after the other, read to the last byte: token, permission, the recording of the read as a flushed event, and the answer.',
        'The events were appended through the event store, the matter in 50 pieces over the whole log; read models and ledger followed by themselves, and the check of the ledger went on. The other matters have 20 events each, by 500 persons.',
      ],
    },
    bars: samples.map(({ name, p99 }) => ({
      what: `${title}: p99 of ${name}`,
      wanted: `< ${WANTED_MS} ms`,
      seen: ms(p99),
      met: p99 < WANTED_MS,
    })),
    broken: [],
  };
}
