import { Entity } from 'typeorm';
import { HistoryLine } from '../history/history-line.js';

/** Row of the view `clue_history`; written by the projection alone. */
@Entity({ name: 'clue_history', synchronize: false })
export class ClueHistoryLine extends HistoryLine {}
