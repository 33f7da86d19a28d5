import { Library } from '../http/library.js';
import { everythingDone, headOf } from '../http/followers.js';
import { type System, withSystem } from '../http/system.js';
import { oldLedger } from '../load/old-ledger.js';
import { type Question, questionsOf } from '../load/clue-questions.js';
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
  /** Rows of the file, and clues of the library. */
  readonly size: number;
  readonly judged: number;
  readonly seconds: number;
  readonly answers: readonly (Latency & { readonly name: string })[];
}

/** How fast does the ledger of a commission enter as one file, and how long does an officer then wait for what is in it? */
export const clues: Scenario = {
  name: 'clues',
  run: async (bench) => {
    const stages: Stage[] = [];
    for (const size of bench.quick ? QUICK_SIZES : SIZES) stages.push(await withSystem(bench, (system) => stageOf(bench, system, size)));
    return report(stages);
  },
};

async function stageOf(bench: Bench, system: System, size: number): Promise<Stage> {
  const library = await Library.of(system);
  const file = await oldLedger(0, size);
  await bench.server.settle();
  const start = performance.now();
  let told = 0;
  const { judged, total } = await library.import(file, size, (imported) => {
    if (imported - told < size / 10) return;
    told = imported;
    bench.progress(`   ${whole(imported).padStart(8)} of ${whole(size)} rows after ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  });
  bench.progress(
    `   ${whole(size)} clues: judged after ${judged.toFixed(1)} s, in the register after ${total.toFixed(1)} s: ${whole(size / total)} rows/s`,
  );
  const head = await headOf(system);
  await everythingDone(bench, system);
  const questions = await questionsOf(library, size, head / 2n);
  await everythingDone(bench, system);
  // As autovacuum leaves tables a few minutes later: with statistics, and known to be visible.
  await system.database.query('VACUUM (ANALYZE)');
  await bench.server.settle();
  const answers = [];
  for (const question of questions) {
    const answer = { name: question.name, ...(await measure(library, question, bench.quick ? 30 : REQUESTS)) };
    bench.progress(`   ${question.name.padEnd(56)} p50 ${ms(answer.p50)}, p99 ${ms(answer.p99)}`);
    answers.push(answer);
  }
  return { size, judged, seconds: total, answers };
}

/** One officer, one question after the other; each answer is read to its end. */
async function measure(library: Library, { by, pathOf }: Question, requests: number): Promise<Latency> {
  const durations: number[] = [];
  for (let request = -5; request < requests; request += 1) {
    const start = performance.now();
    await library.read(pathOf(Math.max(0, request)), by);
    if (request >= 0) durations.push(performance.now() - start);
  }
  return latency(durations);
}

function report(stages: readonly Stage[]): ScenarioResult {
  const last = stages.at(-1)!;
  const rateOf = ({ size, seconds }: Stage) => size / seconds;
  return {
    table: {
      title: TITLE,
      head: ['', ...stages.flatMap(({ size }) => [`${whole(size)}: p50`, 'p99'])],
      rows: [
        ['import, rows/s (whole; until judged)', ...stages.flatMap((stage) => [whole(rateOf(stage)), whole(stage.size / stage.judged)])],
        ...last.answers.map(({ name }, index) => [
          name,
          ...stages.flatMap(({ answers }) => [ms(answers[index]!.p50), ms(answers[index]!.p99)]),
        ]),
      ],
      notes: [
        'Import: from the sending of the XLSX until the register shows every row: read and judged row by row, approved by another person, numbered without gaps, each clue with an append of its own; the other read models, the audit ledger and the other services follow at the same time, on the same cores. Each size is one file into an empty library.',
        'Questions: over HTTP, one after the other, read to the last byte, each of another clue, once every message had been acted on and every read model and the ledger had followed, and after VACUUM (ANALYZE). “Then” is when the log had half its events; the recused reader is barred from 200 matters. The names, units and texts of the ledger are made of about 48,000 names, 6,000 units and 9,000 pairs of complaints.',
      ],
    },
    bars: [
      {
        what: `${TITLE}: rows/s of the import of one file of ${whole(last.size)} rows`,
        wanted: `≥ ${whole(WANTED_RATE)}/s`,
        seen: `${whole(rateOf(last))}/s`,
        met: rateOf(last) >= WANTED_RATE,
      },
      ...last.answers.map(({ name, p99 }) => ({
        what: `${TITLE} of ${whole(last.size)}: p99 of ${name}`,
        wanted: `< ${WANTED_MS} ms`,
        seen: ms(p99),
        met: p99 < WANTED_MS,
      })),
    ],
    broken: [],
  };
}
