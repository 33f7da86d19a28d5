import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import autocannon from 'autocannon';
import { clueBody } from '../http/clue.js';
import { end, type System, tokenFor, withSystem } from '../http/system.js';
import { median, spread } from '../load/statistics.js';
import { ms, times, whole } from '../report/format.js';
import type { Bench, Scenario, ScenarioResult } from '../runner.js';

const CONNECTIONS = 32;
const TITLE = `HTTP commands, ${CONNECTIONS} connections`;

interface Target {
  readonly name: string;
  readonly url: string;
  readonly headers: Record<string, string>;
}

interface Sample {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly accepted: number;
  readonly failed: number;
}

/** What do identity, permission, validation, idempotency and the event store cost over a server that does nothing? */
export const httpCommands: Scenario = {
  name: 'http-commands',
  run: (bench) =>
    withSystem(bench, (system) =>
      withBare(bench, async (bare) => {
        const targets: Target[] = [
          {
            name: 'liandong: receive a clue',
            url: `${system.url}/api/clue-intake/clues`,
            headers: { authorization: `Bearer ${await tokenFor(system.url, 'mhk-intake')}` },
          },
          { name: 'Fastify and one INSERT', url: `${bare}/insert`, headers: {} },
          { name: 'Fastify alone', url: `${bare}/nothing`, headers: {} },
        ];
        for (const target of targets) await fire(target, 1);
        const before = await received(system);
        const samples = new Map<string, Sample[]>(targets.map(({ name }) => [name, []]));
        for (let repeat = 1; repeat <= bench.repeats; repeat += 1) {
          for (const target of targets) {
            await bench.server.settle();
            const sample = await fire(target, bench.quick ? 1 : 2);
            samples.get(target.name)!.push(sample);
            bench.progress(`   ${repeat}/${bench.repeats} ${target.name.padEnd(26)} ${whole(sample.rate).padStart(8)} requests/s`);
          }
        }
        return report(samples, (await received(system)) - before);
      }),
    ),
};

async function withBare<T>({ server }: Bench, work: (url: string) => Promise<T>): Promise<T> {
  const { url, drop } = await server.createDatabase();
  const child = fork(new URL('../http/bare-process.js', import.meta.url), [url]);
  try {
    const [{ url: address }] = (await once(child, 'message')) as [{ url: string }];
    return await work(address);
  } finally {
    await end(child);
    await drop();
  }
}

async function fire({ url, headers }: Target, seconds: number): Promise<Sample> {
  const body = JSON.stringify(clueBody('基准〔2020〕1号'));
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        body,
        setupRequest: (request) => ({
          ...request,
          headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        }),
      },
    ],
  });
  return {
    rate: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    accepted: result['2xx'],
    failed: result.non2xx + result.errors,
  };
}

async function received({ database }: System): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM event_store.events WHERE type = 'ClueReceived'`,
  );
  return rows[0]!.count;
}

function report(samples: ReadonlyMap<string, readonly Sample[]>, stored: number): ScenarioResult {
  const lists = [...samples];
  const rateOf = (list: readonly Sample[]) => median(list.map(({ rate }) => rate));
  const [, ours] = lists[0]!;
  const sum = (what: (sample: Sample) => number) => ours.reduce((total, sample) => total + what(sample), 0);
  const [accepted, failed] = [sum((sample) => sample.accepted), sum((sample) => sample.failed)];
  // Requests in hand at the bell are stored, though their answers are not counted any more.
  const met = failed === 0 && stored >= accepted && stored <= accepted + CONNECTIONS * ours.length;
  return {
    table: {
      title: TITLE,
      head: ['', 'requests/s', 'min – max', 'p50', 'p99', 'of Fastify alone'],
      rows: lists.map(([name, list]) => {
        const { min, max } = spread(list.map(({ rate }) => rate));
        return [
          name,
          whole(rateOf(list)),
          `${whole(min)} – ${whole(max)}`,
          ms(median(list.map(({ p50 }) => p50))),
          ms(median(list.map(({ p99 }) => p99))),
          times(rateOf(list) / rateOf(lists.at(-1)![1])),
        ];
      }),
      notes: [
        'liandong: the whole request, as a person sends it: token, rate limit, permission, validated body, idempotency key, decision, flushed events; read models, the audit ledger and the other services follow at the same time, on the same cores.',
        'The same body goes to Fastify that answers at once, and to Fastify that stores it with one flushed INSERT. The load comes from autocannon, on the same cores.',
      ],
    },
    bars: [
      {
        what: `${TITLE}: refused or failed; stored against accepted`,
        wanted: '0; equal but for those in hand at the bell',
        seen: `${whole(failed)}; ${whole(stored)} against ${whole(accepted)}`,
        met,
      },
    ],
    broken: met ? [] : [`${TITLE}: ${failed} failed, ${stored} stored, ${accepted} accepted`],
  };
}
