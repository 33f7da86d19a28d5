import type { Client } from '../client.js';
import { type Moment, type PlayedStory, playStory } from './play.js';
import { procuratorateStory } from './story-procuratorate/story.js';
import { tourStory } from './story-tour/story.js';
import type { Story } from './story.js';

export interface Playable {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** @throws StepFailed */
  play(client: Client, run: string, onStep?: (moment: Moment) => void): Promise<PlayedStory>;
}

function playable<Facts extends { readonly matterId: string }>(story: Story<Facts>): Playable {
  const { name, zh, en } = story;
  return { name, zh, en, play: (client, run, onStep) => playStory(client, story, run, onStep) };
}

/** The two stories, in the order in which they are played. */
export const stories: readonly Playable[] = [playable(procuratorateStory), playable(tourStory)];
