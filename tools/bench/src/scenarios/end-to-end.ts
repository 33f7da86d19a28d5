import type { Journey } from '../http/officers.js';
import { Officers } from '../http/officers.js';
import { stepsToRouting } from '../http/clue.js';
import { type System, withSystem } from '../http/system.js';
import { type Latency, latency } from '../load/statistics.js';
import { ms, whole } from '../report/format.js';
import type { Bar, Scenario, ScenarioResult } from '../runner.js';

const COMMANDS_PER_SECOND = 200;
const COMMANDS_PER_CLUE = stepsToRouting.length + 1;
/** After the last command: so long may the other service take in all. */
const PATIENCE_MS = 20_000;
const TITLE = `the whole system under ${COMMANDS_PER_SECOND} commands/s over HTTP`;

interface Run {
  readonly done: readonly Journey[];
  readonly seconds: number;
}

interface Effects {
  readonly routed: number;
  readonly opened: number;
  readonly doubled: number;
  /** From the clue's event to the verification's event, by the database's clock, in ms. */
  readonly lag: Latency;
}

/** How long until a command shows in its own read model, and in what another service does about it? */
export const endToEnd: Scenario = {
  name: 'end-to-end',
  run: (bench) =>
    withSystem(bench, async (system) => {
      const officers = await Officers.of(system);
      const practice = await journeys(officers, bench.quick ? 500 : 3_000);
      bench.progress(`   ${practice.done.length} clues for practice`);
      await bench.server.settle();
      officers.askedAgain = 0;
      const run = await journeys(officers, bench.quick ? 1_000 : 10_000);
      const effects = await effectsOf(
        system,
        run.done.map(({ clueId }) => clueId),
      );
      bench.progress(`   ${run.done.length} clues, ${effects.opened} verifications`);
      return report(run, effects, officers.askedAgain);
    }),
};

/** Clues begin at a steady pace, whether or not earlier ones are done. */
async function journeys(officers: Officers, forMs: number): Promise<Run> {
  const start = performance.now();
  const pause = (1_000 * COMMANDS_PER_CLUE) / COMMANDS_PER_SECOND;
  const count = Math.round(forMs / pause);
  const done = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * pause));
      return officers.route(`基准〔2020〕${index}号`);
    }),
  );
  return { done, seconds: (performance.now() - start) / 1_000 };
}

async function effectsOf({ database }: System, clueIds: readonly string[]): Promise<Effects> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await database.query<{ lag: number | null; times: number }>(
      `SELECT extract(epoch FROM min(opened.recorded_at) - routed.recorded_at)::float8 * 1000 AS lag, count(opened.id)::int AS times
         FROM event_store.events routed
         LEFT JOIN event_store.events opened ON opened.stream = replace(routed.stream, 'clue-', 'verification-') AND opened.type = 'VerificationOpened'
        WHERE routed.type = 'ClueRouted' AND routed.stream = ANY ($1) GROUP BY routed.id, routed.recorded_at`,
      [clueIds.map((id) => `clue-${id}`)],
    );
    const lags = rows.flatMap(({ lag }) => (lag === null ? [] : [lag]));
    if (lags.length === rows.length || performance.now() > until) {
      return {
        routed: rows.length,
        opened: lags.length,
        doubled: rows.reduce((sum, { times }) => sum + Math.max(0, times - 1), 0),
        lag: latency(lags),
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function report({ done, seconds }: Run, effects: Effects, askedAgain: number): ScenarioResult {
  const command = latency(done.flatMap(({ commands }) => commands));
  const read = latency(done.map(({ untilRead }) => untilRead));
  const missed = done.length - effects.opened;
  const met = missed + effects.doubled === 0 && effects.routed === done.length;
  const bars: Bar[] = [{ what: `${TITLE}: effects missed, doubled`, wanted: '0, 0', seen: `${missed}, ${effects.doubled}`, met }];
  return {
    table: {
      title: TITLE,
      head: ['', 'p50', 'p99'],
      rows: [
        ['a command answered', ms(command.p50), ms(command.p99)],
        ['sent, until its read model answers with the effect', ms(read.p50), ms(read.p99)],
        ["stored, until the other service's event is stored", ms(effects.lag.p50), ms(effects.lag.p99)],
      ],
      notes: [
        `${whole(done.length * COMMANDS_PER_CLUE)} commands of ${whole(done.length)} clues in ${seconds.toFixed(1)} s: ${whole((done.length * COMMANDS_PER_CLUE) / seconds)}/s. Clues begin at a steady pace; each goes from arrival to routing in ${COMMANDS_PER_CLUE} commands. Answered with "busy, ask again": ${askedAgain}.`,
        'All services run in one process, on the PostgreSQL of the other measurements; the load comes from this one, on the same cores.',
        'The other service: joint-supervision opens a verification for every clue that clue-intake has routed.',
      ],
    },
    bars,
    broken: met
      ? []
      : [`${TITLE}: ${done.length} clues, ${effects.routed} routed, ${effects.opened} verifications, ${effects.doubled} doubled`],
  };
}
