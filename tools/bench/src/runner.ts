import type { Machine } from './machine.js';
import type { Server } from './server.js';

/** Whether a promise that we made to ourselves held. */
export interface Bar {
  readonly what: string;
  readonly wanted: string;
  readonly seen: string;
  readonly met: boolean;
}

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader must know to read the figures. */
  readonly notes: readonly string[];
}

export interface ScenarioResult {
  readonly table: Table;
  readonly bars: readonly Bar[];
  /** Events that were lost, delivered twice or missed by our own store: never allowed. */
  readonly broken: readonly string[];
}

/** What a scenario is given. */
export interface Bench {
  readonly server: Server;
  readonly machine: Machine;
  readonly repeats: number;
  /** Short runs, to see that everything works; the figures mean little. */
  readonly quick: boolean;
  /** Also what takes minutes. */
  readonly full: boolean;
  /** A line about what was just done. */
  progress(text: string): void;
}

/** One measurement: one file in `scenarios/`, listed in `scenarios/index.ts`. */
export interface Scenario {
  /** For `--only`, and for the markers in docs/benchmarks.md. */
  readonly name: string;
  run(bench: Bench): Promise<ScenarioResult>;
}

export interface Finished extends ScenarioResult {
  readonly name: string;
  readonly seconds: number;
  /** It ended with an error: it has no figures. */
  readonly failed: boolean;
}

export async function runScenarios(scenarios: readonly Scenario[], bench: Bench): Promise<Finished[]> {
  const finished: Finished[] = [];
  for (const scenario of scenarios) {
    const start = performance.now();
    bench.progress(`== ${scenario.name}`);
    const outcome = await scenario.run(bench).then(
      (result) => ({ ...result, failed: false }),
      (error: unknown) => ({ ...failure(scenario, error), failed: true }),
    );
    finished.push({ ...outcome, name: scenario.name, seconds: (performance.now() - start) / 1000 });
  }
  return finished;
}

/** One scenario that fails must not cost the figures of the others. */
function failure({ name }: Scenario, error: unknown): ScenarioResult {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { table: { title: name, head: ['failed'], rows: [], notes: [text] }, bars: [], broken: [`${name} failed: ${text}`] };
}
