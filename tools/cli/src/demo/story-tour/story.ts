import type { Story } from '../story.js';
import type { TourFacts } from './facts.js';
import { feedback } from './feedback.js';
import { figures } from './figures.js';
import { measures, routing, verificationAct } from './handling.js';
import { arrangement, handoverAct } from './handover.js';

/** 纪巡联动, Panji 2020: a tour's finding becomes a clue, is handled with priority at the raised level, and the result goes back. */
export const tourStory: Story<TourFacts> = {
  name: 'tour',
  zh: '潘集:第九轮巡察移交',
  en: 'Panji: round 9 of the tour',
  mechanisms: ['3.5', '3.13', '3.14', '3.15'],
  acts: (run) => [arrangement, handoverAct(run), routing, verificationAct(run), measures, feedback],
  figures,
};
