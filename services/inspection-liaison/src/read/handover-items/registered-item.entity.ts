import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Subject } from '@liandong/contracts';
import type { Figures } from '../../handover/handover.events.js';
import type { RegisteredHandover } from '../handover-register/registered-handover.entity.js';
import type { ConsultationLine, ProgressLine } from './handover-items.projection.js';

/** Row of the view `handover_items`; written by the projection alone. */
@Entity({ name: 'handover_items', synchronize: false })
export class RegisteredItem {
  @PrimaryColumn({ name: 'handover_id', type: 'text' }) handoverId: string;
  @PrimaryColumn({ name: 'item_no', type: 'integer' }) itemNo: number;
  @Column({ name: 'item_id', type: 'text' }) itemId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) summary: string;
  @Column({ type: 'jsonb' }) subjects: readonly Subject[];
  @Column({ name: 'receiver_id', type: 'text' }) receiverId: string;
  @Column({ type: 'jsonb' }) consultations: readonly ConsultationLine[];
  @Column({ name: 'signed_out_on', type: 'date', nullable: true }) signedOutOn: string | null;
  @Column({ name: 'signed_out_by', type: 'text', nullable: true }) signedOutBy: string | null;
  @Column({ name: 'signed_in_on', type: 'date', nullable: true }) signedInOn: string | null;
  @Column({ name: 'signed_in_by', type: 'text', nullable: true }) signedInBy: string | null;
  @Column({ name: 'return_reason', type: 'text', nullable: true }) returnReason: string | null;
  @Column({ type: 'boolean' }) priority: boolean;
  @Column({ name: 'raised_level', type: 'boolean' }) raisedLevel: boolean;
  @Column({ name: 'result_due_at', type: 'timestamptz', nullable: true }) resultDueAt: Date | null;
  @Column({ name: 'awaits_feedback', type: 'boolean' }) awaitsFeedback: boolean;
  @Column({ type: 'jsonb' }) progress: readonly ProgressLine[];
  @Column({ name: 'result_text', type: 'text', nullable: true }) resultText: string | null;
  @Column({ name: 'result_reference', type: 'text', nullable: true }) resultReference: string | null;
  @Column({ name: 'result_on', type: 'date', nullable: true }) resultOn: string | null;
  @Column({ type: 'jsonb', nullable: true }) figures: Figures | null;
  @Column({ name: 'feedback_text', type: 'text', nullable: true }) feedbackText: string | null;
  @Column({ name: 'feedback_on', type: 'date', nullable: true }) feedbackOn: string | null;
  @Column({ name: 'feedback_in_time', type: 'boolean', nullable: true }) feedbackInTime: boolean | null;
  @Column({ name: 'acknowledged_on', type: 'date', nullable: true }) acknowledgedOn: string | null;
  @Column({ name: 'withdrawn_on', type: 'date', nullable: true }) withdrawnOn: string | null;
  /** Joined by queries that need it. */
  handover?: RegisteredHandover;
}
