import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MatterBoardRow } from './matter-board.projection.js';

/** Row of the view `matter_board`; written by the projection alone. */
@Entity({ name: 'matter_board', synchronize: false })
export class MatterEntry {
  @PrimaryColumn({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) status: 'open' | 'closed';
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'jsonb' }) legs: MatterBoardRow['legs'];
  @Column({ name: 'open_legs', type: 'integer' }) openLegs: number;
  @Column({ type: 'jsonb' }) closures: MatterBoardRow['closures'];
  @Column({ type: 'jsonb' }) reopenings: MatterBoardRow['reopenings'];
  @Column({ name: 'closed_on', type: 'date', nullable: true }) closedOn: string | null;
  @Column({ type: 'integer' }) revision: number;
}
