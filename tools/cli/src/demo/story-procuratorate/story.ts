import type { Story } from '../story.js';
import { filing, trial } from './cases.js';
import type { ProcuratorateFacts } from './facts.js';
import { feedback } from './feedback.js';
import { figures } from './figures.js';
import { arrangement, intake } from './intake.js';
import { measures } from './measures.js';
import { rectification } from './rectification.js';
import { verificationAct } from './verification.js';

/** 首案移送 (0.20), Meihekou 2020: from the procuratorate's clue to the closed matter. */
export const procuratorateStory: Story<ProcuratorateFacts> = {
  name: 'procuratorate',
  zh: '梅河口:检察院移送首案',
  en: 'Meihekou: the procuratorate’s first transfer',
  mechanisms: ['0.2', '0.3', '0.14', '0.20', '1.9', '2.11'],
  acts: (run) => [arrangement, intake(run), verificationAct(run), filing, measures, rectification, trial, feedback],
  figures,
};
