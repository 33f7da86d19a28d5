import { counting, figure, recounted } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { warning } from '../warning/warning.decider.js';
import { evolveWarning, type WarningState } from '../warning/warning.state.js';

const overdueOf = ({ overdue, limit, responsible }: WarningState) => (overdue ? [{ limit: limit?.clock, responsible }] : []);

/**
 * What is overdue (超期), from events alone: a limit is overdue from the moment at which its timer fired until it is met or moved. Each limit
 * runs once per clue, assignment or talk, so that under one limit these are so many clues, assignments or talks.
 */
export const overdueFigures = [
  figure({
    name: 'clue-intake.overdue',
    title: { zh: '现已超期(按时限、承办单位)', en: 'overdue, by limit and by whose duty it is' },
    dimensions: ['limit', 'responsible'],
    from: [counting(warning, (event, before) => recounted(overdueOf(before), overdueOf(evolveWarning(before, event))))],
  }),
  figure({
    name: 'clue-intake.limits-exceeded',
    title: { zh: '累计超期', en: 'limits that were exceeded, ended or not' },
    dimensions: ['limit'],
    from: [
      counting(warning, (event) =>
        event.type === 'ClueWarned' && event.data.overdue ? [{ value: 1, dimensions: { limit: event.data.clock } }] : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.first-disposals',
    title: { zh: '首次批准处置方式(按是否按期)', en: 'first modes approved, by whether within the limit (B1.2)' },
    dimensions: ['mode', 'inTime'],
    from: [
      counting(clue, (event, before) =>
        event.type === 'DisposalApproved' && before.mode === undefined && before.reopenings.length === 0
          ? [{ value: 1, dimensions: { mode: event.data.mode, inTime: String(event.data.inTime) } }]
          : [],
      ),
    ],
  }),
];
