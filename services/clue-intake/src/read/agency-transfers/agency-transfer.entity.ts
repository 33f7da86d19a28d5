import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Figures } from '../../clue/clue.events.js';

/** Row of the view `agency_transfers`; written by the projection alone. */
@Entity({ name: 'agency_transfers', synchronize: false })
export class AgencyTransfer {
  @PrimaryColumn({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'source_kind', type: 'text' }) sourceKind: string;
  @Column({ name: 'agency_id', type: 'text' }) agencyId: string;
  @Column({ type: 'text' }) reference: string;
  @Column({ type: 'text' }) title: string;
  @Column({ name: 'transferred_on', type: 'date' }) transferredOn: string;
  @Column({ type: 'text' }) stage: string;
  @Column({ name: 'receipt_id', type: 'uuid' }) receiptId: string;
  /** Decimal text: it may exceed what a JavaScript number holds. */
  @Column({ type: 'bigint' }) position: string;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
  @Column({ name: 'event_source', type: 'text', nullable: true }) eventSource: string | null;
  @Column({ name: 'event_id', type: 'text', nullable: true }) eventId: string | null;
  @Column({ name: 'not_taken_reason', type: 'text', nullable: true }) notTakenReason: string | null;
  @Column({ name: 'feedback_text', type: 'text', nullable: true }) feedbackText: string | null;
  @Column({ name: 'feedback_figures', type: 'jsonb', nullable: true }) feedbackFigures: Figures | null;
  @Column({ name: 'feedback_given_on', type: 'date', nullable: true }) feedbackGivenOn: string | null;
  @Column({ name: 'receipt_due_at', type: 'timestamptz', nullable: true }) receiptDueAt: Date | null;
  @Column({ name: 'acknowledged_on', type: 'date', nullable: true }) acknowledgedOn: string | null;
}
