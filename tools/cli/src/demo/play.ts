import type { Client } from '../client.js';
import { type Figure, readFigures } from './figures.js';
import { Actor, Scene, type Story } from './story.js';
import { readTimeline, type TimelineEntry } from './timeline.js';

/** Told before every step. */
export interface Moment {
  readonly story: string;
  readonly act: string;
  readonly by: string;
  readonly zh: string;
  readonly en: string;
  /** Steps done before this one, and all steps. */
  readonly done: number;
  readonly total: number;
}

export interface PlayedStory {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly run: string;
  readonly matterId: string;
  readonly steps: number;
  readonly seconds: number;
  readonly figures: readonly Figure[];
  readonly timeline: readonly TimelineEntry[];
}

/** A step did not work; says which one. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  constructor(moment: Omit<Moment, 'done' | 'total'>, cause: unknown) {
    super(`“${moment.zh} / ${moment.en}”(${moment.by})失败 / failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * Plays a story step by step, then reads its figures and its timeline back from the services. The same run, played again or continued
 * after a fault, repeats nothing.
 *
 * @throws StepFailed
 */
export async function playStory<Facts extends { readonly matterId: string }>(
  client: Client,
  story: Story<Facts>,
  run: string,
  onStep: (moment: Moment) => void = () => undefined,
): Promise<PlayedStory> {
  const started = Date.now();
  const scene = new Scene<Facts>(run);
  const steps = story.acts(run).flatMap((act) => act.steps.map((step) => ({ act: act.zh, step })));
  for (const [done, { act, step }] of steps.entries()) {
    const { by, zh, en } = step;
    const moment = { story: story.zh, act, by, zh, en, done, total: steps.length };
    onStep(moment);
    try {
      scene.learn(await step.play(new Actor(client, by, scene), scene.facts));
    } catch (error) {
      throw new StepFailed(moment, error);
    }
  }
  const { matterId } = scene.facts;
  const timeline = await readTimeline(client, matterId, { ...(scene.position ? { after: scene.position } : {}) });
  const figures = await readFigures(client, story.figures, scene, timeline.at(-1)?.position ?? '0');
  return {
    name: story.name,
    zh: story.zh,
    en: story.en,
    run,
    matterId,
    steps: steps.length,
    seconds: (Date.now() - started) / 1000,
    figures,
    timeline,
  };
}
