import type { Projection } from '@liandong/projections';
import { assignment } from '../../assignment/assignment.decider.js';
import type { AssignmentEvent } from '../../assignment/assignment.events.js';
import { type HistoryRow, historyOf } from '../history/history.js';
import { assignmentSteps } from './assignment-history.steps.js';

/** 交办督办件办理经过: every step, with who reviewed its result together and what they thought, and why something was refused (B1.13, B1.14). */
export const assignmentHistory: Projection<HistoryRow, AssignmentEvent> = historyOf(
  { name: 'assignment-history', version: 1, table: 'assignment_history', category: assignment.category },
  assignmentSteps,
);
