import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuietWarning } from '@liandong/legal-time';

/** Row of the view `direct_forward_register`; written by the projection alone. */
@Entity({ name: 'direct_forward_register', synchronize: false })
export class DirectForward {
  @PrimaryColumn({ name: 'direct_forward_id', type: 'text' }) directForwardId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) envelope: string;
  @Column({ type: 'text' }) recipient: string;
  @Column({ name: 'received_on', type: 'date' }) receivedOn: string;
  @Column({ name: 'due_at', type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'text', nullable: true }) band: string | null;
  @Column({ type: 'boolean' }) overdue: boolean;
  @Column({ type: 'jsonb' }) warnings: readonly QuietWarning[];
  @Column({ name: 'sent_on', type: 'date', nullable: true }) sentOn: string | null;
  @Column({ name: 'sent_in_time', type: 'boolean', nullable: true }) sentInTime: boolean | null;
  @Column({ type: 'integer' }) revision: number;
}
