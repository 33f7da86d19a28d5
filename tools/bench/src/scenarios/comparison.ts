import { type Check, together } from '../load/check.js';
import { type Spread, median, spread } from '../load/statistics.js';
import { ms, times, whole } from '../report/format.js';
import type { Bar, Bench, ScenarioResult } from '../runner.js';
import type { OpenStore, StoreKind } from '../stores/store.js';
import { withStores } from './open-stores.js';

/** What one repeat on one store yields. */
export interface Sample {
  /** Events per second. */
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly check: Check;
  /** Further columns. */
  readonly more?: readonly string[];
}

export interface Comparison {
  readonly title: string;
  readonly writers: number;
  /** Most ms that a hundredth of our operations may take longer than. */
  readonly p99Bar?: number;
  /** Names of the further columns. */
  readonly more?: readonly string[];
  readonly notes?: readonly string[];
  /** Once per store, before the repeats. */
  prepare?(store: OpenStore): Promise<void>;
  sample(store: OpenStore): Promise<Sample>;
}

/** Ours must be this many times as fast as the best peer. */
const BAR = 2;

interface Measured {
  readonly kind: StoreKind;
  readonly samples: readonly Sample[];
  readonly rate: Spread;
  readonly check: Check;
}

/** The same measurement on every store, each in its own database, taking turns. */
export async function compare(bench: Bench, comparison: Comparison): Promise<ScenarioResult> {
  return withStores(bench, comparison.writers, async (participants) => {
    const taken = participants.map((participant) => ({ ...participant, samples: [] as Sample[] }));
    for (const { store } of taken) await comparison.prepare?.(store);
    for (let repeat = 1; repeat <= bench.repeats; repeat += 1) {
      for (const { kind, store, samples } of taken) {
        await bench.server.settle();
        const sample = await comparison.sample(store);
        samples.push(sample);
        bench.progress(
          `   ${repeat}/${bench.repeats} ${kind.name.padEnd(10)} ${whole(sample.rate).padStart(8)} events/s  p99 ${ms(sample.p99)}`,
        );
      }
    }
    return report(
      comparison,
      taken.map(({ kind, samples }) => ({
        kind,
        samples,
        rate: spread(samples.map(({ rate }) => rate)),
        check: together(samples.map(({ check }) => check)),
      })),
    );
  });
}

function report({ title, p99Bar, more = [], notes = [] }: Comparison, measured: readonly Measured[]): ScenarioResult {
  const [ours, ...peers] = measured;
  const best = peers.reduce((a, b) => (b.rate.median > a.rate.median ? b : a));
  const ratio = ours!.rate.median / best.rate.median;
  const p99 = median(ours!.samples.map((sample) => sample.p99));
  const bars: Bar[] = [{ what: `${title}: against ${best.kind.name}`, wanted: `≥ ${BAR} ×`, seen: times(ratio), met: ratio >= BAR }];
  if (p99Bar !== undefined) bars.push({ what: `${title}: p99`, wanted: `< ${p99Bar} ms`, seen: ms(p99), met: p99 < p99Bar });
  const { lost, duplicated, unacknowledged, gaps } = ours!.check;
  const whole0 = lost + duplicated + unacknowledged + gaps === 0;
  bars.push({ what: `${title}: lost, duplicated`, wanted: '0, 0', seen: `${lost}, ${duplicated}`, met: whole0 });
  return {
    table: {
      title,
      head: ['store', 'events/s', 'min – max', 'p50', 'p99', ...more, 'lost', 'duplicated', 'against ours'],
      rows: measured.map((one) => row(one, ours!)),
      notes,
    },
    bars,
    broken: whole0 ? [] : [`${title}: lost ${lost}, duplicated ${duplicated}, unacknowledged ${unacknowledged}, gaps ${gaps}`],
  };
}

function row({ kind, samples, rate, check }: Measured, ours: Measured): string[] {
  const extra =
    samples[0]?.more?.map((_, column) => samples.map(({ more }) => more![column]!)).map((cells) => cells[cells.length >> 1]!) ?? [];
  return [
    kind.name,
    whole(rate.median),
    `${whole(rate.min)} – ${whole(rate.max)}`,
    ms(median(samples.map(({ p50 }) => p50))),
    ms(median(samples.map(({ p99 }) => p99))),
    ...extra,
    whole(check.lost),
    whole(check.duplicated),
    times(ours.rate.median / rate.median),
  ];
}
