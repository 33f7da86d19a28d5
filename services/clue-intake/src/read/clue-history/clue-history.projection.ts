import type { Projection } from '@liandong/projections';
import { clue } from '../../clue/clue.decider.js';
import type { ClueEvent } from '../../clue/clue.events.js';
import { type HistoryRow, historyOf } from '../history/history.js';
import { clueSteps } from './clue-history.steps.js';

/** 线索办理经过: every step of every clue, with its opinion, its reason and who took it (B1.3). */
export const clueHistory: Projection<HistoryRow, ClueEvent> = historyOf(
  { name: 'clue-history', version: 1, table: 'clue_history', category: clue.category },
  clueSteps,
);
