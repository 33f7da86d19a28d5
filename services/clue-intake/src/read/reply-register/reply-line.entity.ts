import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObjectionLine } from './reply-register.projection.js';

/** Row of the view `reply_register`; written by the projection alone. */
@Entity({ name: 'reply_register', synchronize: false })
export class ReplyLine {
  @PrimaryColumn({ name: 'reply_id', type: 'text' }) replyId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'clue_id', type: 'text', nullable: true }) clueId: string | null;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'received_on', type: 'date' }) receivedOn: string;
  @Column({ name: 'acknowledge_due_at', type: 'timestamptz' }) acknowledgeDueAt: Date;
  @Column({ name: 'acknowledged_on', type: 'date', nullable: true }) acknowledgedOn: string | null;
  @Column({ name: 'acknowledged_in_time', type: 'boolean', nullable: true }) acknowledgedInTime: boolean | null;
  @Column({ name: 'completed_on', type: 'date', nullable: true }) completedOn: string | null;
  @Column({ name: 'result_due_at', type: 'timestamptz', nullable: true }) resultDueAt: Date | null;
  @Column({ name: 'told_on', type: 'date', nullable: true }) toldOn: string | null;
  @Column({ name: 'told_in_time', type: 'boolean', nullable: true }) toldInTime: boolean | null;
  @Column({ type: 'jsonb' }) objections: readonly ObjectionLine[];
  @Column({ name: 'end_ground', type: 'text', nullable: true }) endGround: string | null;
  @Column({ type: 'integer' }) revision: number;
}
