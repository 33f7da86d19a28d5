import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisposalLine } from '../../quarterly-list/quarterly-list.events.js';

/** Row of the view `quarterly_list_register`; written by the projection alone. */
@Entity({ name: 'quarterly_list_register', synchronize: false })
export class QuarterlyListLine {
  @PrimaryColumn({ name: 'list_id', type: 'text' }) listId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) quarter: string;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'due_at', type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'jsonb' }) lines: readonly DisposalLine[];
  @Column({ name: 'sent_on', type: 'date', nullable: true }) sentOn: string | null;
  @Column({ name: 'sent_in_time', type: 'boolean', nullable: true }) sentInTime: boolean | null;
  @Column({ name: 'sent_by', type: 'text', nullable: true }) sentBy: string | null;
  @Column({ name: 'received_on', type: 'date', nullable: true }) receivedOn: string | null;
  @Column({ name: 'received_by', type: 'text', nullable: true }) receivedBy: string | null;
  @Column({ type: 'integer' }) revision: number;
}
