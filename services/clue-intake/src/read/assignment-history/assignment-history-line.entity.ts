import { Entity } from 'typeorm';
import { HistoryLine } from '../history/history-line.js';

/** Row of the view `assignment_history`; written by the projection alone. */
@Entity({ name: 'assignment_history', synchronize: false })
export class AssignmentHistoryLine extends HistoryLine {}
