import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Entry } from '../../staff-roster/staff-roster.state.js';

/** Row of the view `staff_board`; written by the projection alone. */
@Entity({ name: 'staff_board', synchronize: false })
export class StaffBoardEntry {
  @PrimaryColumn({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'jsonb' }) entries: Readonly<Record<string, readonly Entry[]>>;
  @Column({ type: 'integer' }) revision: number;
}
