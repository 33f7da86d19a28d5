import { Library } from '../http/library.js';
import { everybodyFollowed } from '../http/followers.js';
import { type System, withSystem } from '../http/system.js';
import { complaintAt, nameAt, oldLedger } from '../load/old-ledger.js';
import { type Latency, latency } from '../load/statistics.js';
import { ms, whole } from '../report/format.js';
import type { Bench, Scenario, ScenarioResult } from '../runner.js';

const SIZES = [10_000, 100_000];
const QUICK_SIZES = [1_000, 3_000];
const REQUESTS = 300;
const WANTED_RATE = 1_000;
const WANTED_MS = 200;
const TITLE = 'a clue library';

interface Stage {
  readonly size: number;
  /** Rows that came with this stage's file. */
  readonly rows: number;
  readonly judged: number;
  readonly seconds: number;
  readonly answers: readonly (Latency & { readonly name: string })[];
}

/** How fast do the ledgers of a commission enter, and how long does an officer then wait for what is in them? */
export const clues: Scenario = {
  name: 'clues',
  run: (bench) =>
    withSystem(bench, async (system) => {
      const library = await Library.of(system);
      const stages: Stage[] = [];
      for (const size of bench.quick ? QUICK_SIZES : SIZES) stages.push(await stageOf(bench, system, library, stages.at(-1)?.size ?? 0, size));
      return report(stages);
    }),
};

async function stageOf(bench: Bench, system: System, library: Library, from: number, size: number): Promise<Stage> {
  const file = await oldLedger(from, size);
  await bench.server.settle();
  const start = performance.now();
  let told = 0;
  const { judged, total } = await library.import(file, size, (imported) => {
    if (imported - told < (size - from) / 10) return;
    told = imported;
    bench.progress(`   ${whole(imported).padStart(8)} of ${whole(size - from)} rows after ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  });
  bench.progress(`   ${whole(size)} clues: judged after ${judged.toFixed(1)} s, in the register after ${total.toFixed(1)} s: ${whole((size - from) / total)} rows/s`);
  const { rows } = await system.database.query<{ head: string }>('SELECT max(position) AS head FROM event_store.events');
  await everybodyFollowed(bench, system, BigInt(rows[0]!.head));
  // As autovacuum leaves tables a few minutes later: with statistics, and known to be visible.
  await system.database.query('VACUUM (ANALYZE)');
  await bench.server.settle();
  const answers = [];
  for (const [name, pathOf] of await questions(library, size)) {
    const answer = { name, ...(await measure(library, pathOf, bench.quick ? 30 : REQUESTS)) };
    bench.progress(`   ${name.padEnd(44)} p50 ${ms(answer.p50)}, p99 ${ms(answer.p99)}`);
    answers.push(answer);
  }
  return { size, rows: size - from, judged, seconds: total, answers };
}

/** Rows spread over the whole library. */
const spreadOver = (size: number) => (request: number) => (request * 7_919 + 11) % size;

/** What officers ask; every request asks it of another clue. */
async function questions(library: Library, size: number): Promise<readonly (readonly [string, (request: number) => string])[]> {
  const at = spreadOver(size);
  const text = (words: string) => `clues?text=${encodeURIComponent(words)}`;
  const ids: string[] = [];
  for (let offset = 0; offset < size && ids.length < 1_000; offset += Math.max(200, Math.floor(size / 5))) {
    const { items } = await library.read<{ readonly items: readonly { readonly clueId: string }[] }>(`clues?limit=200&offset=${offset}`);
    ids.push(...items.map(({ clueId }) => clueId));
  }
  return [
    ['register: the first page', () => 'clues?limit=50'],
    ['register: of one status and source', (request) => `clues?limit=50&status=registered&source=${request % 2 === 0 ? 'petition' : 'inspection-tour'}`],
    ['register: a page deep in the list', (request) => `clues?limit=50&after=${ids[ids.length - 1 - (request % 100)]}`],
    ['register: the same by its offset', (request) => `clues?limit=50&offset=${Math.floor(size * 0.9) + (request % 100)}`],
    ['search: a name', (request) => text(nameAt(at(request)))],
    ['search: ten characters of a text', (request) => text(complaintAt(at(request)).slice(-24, -14))],
    ['search: words of a thousand clues', (request) => text(['套取补贴', '红包礼金', '集体资产', '招投标', '小金库'][request % 5]!)],
    ['search: words of no clue', (request) => text(`量子计算${request}`)],
    ['figures: clues received, by kind', () => 'figures?figure=clue-intake.clues-received'],
    ['a clue', (request) => `clues/${ids[request % ids.length]}`],
    ['what may say the same (duplicates)', (request) => `clues/${ids[request % ids.length]}/duplicate-candidates`],
  ];
}

/** One officer, one question after the other; each answer is read to its end. */
async function measure(library: Library, pathOf: (request: number) => string, requests: number): Promise<Latency> {
  const durations: number[] = [];
  for (let request = -5; request < requests; request += 1) {
    const start = performance.now();
    await library.read(pathOf(Math.max(0, request)));
    if (request >= 0) durations.push(performance.now() - start);
  }
  return latency(durations);
}

function report(stages: readonly Stage[]): ScenarioResult {
  const last = stages.at(-1)!;
  const rateOf = ({ rows, seconds }: Stage) => rows / seconds;
  return {
    table: {
      title: TITLE,
      head: ['', ...stages.flatMap(({ size }) => [`${whole(size)}: p50`, 'p99'])],
      rows: [
        ['import, rows/s (whole; until judged)', ...stages.flatMap((stage) => [whole(rateOf(stage)), whole(stage.rows / stage.judged)])],
        ...last.answers.map(({ name }, index) => [name, ...stages.flatMap(({ answers }) => [ms(answers[index]!.p50), ms(answers[index]!.p99)])]),
      ],
      notes: [
        'Import: from the sending of the XLSX until the register shows every row: read and judged row by row, approved by another person, numbered without gaps, each clue with an append of its own; the other read models, the audit ledger and the other services follow at the same time, on the same cores. The second size is reached by a second file.',
        'Questions: over HTTP, one after the other, read to the last byte, each of another clue, once every read model and the ledger had followed, and after VACUUM (ANALYZE). The names, units and texts of the ledger are made of about 48,000 names, 6,000 units and 9,000 pairs of complaints.',
      ],
    },
    bars: [
      { what: `${TITLE}: rows/s of the import of ${whole(last.rows)} rows`, wanted: `≥ ${whole(WANTED_RATE)}/s`, seen: `${whole(rateOf(last))}/s`, met: rateOf(last) >= WANTED_RATE },
      ...last.answers.map(({ name, p99 }) => ({ what: `${TITLE} of ${whole(last.size)}: p99 of ${name}`, wanted: `< ${WANTED_MS} ms`, seen: ms(p99), met: p99 < WANTED_MS })),
    ],
    broken: [],
  };
}
