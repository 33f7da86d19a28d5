import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Subject } from '@liandong/contracts';
import type { Figures } from '../../clue/clue.events.js';

/** Row of the view `outgoing_transfer_register`; written by the projection alone. */
@Entity({ name: 'outgoing_transfer_register', synchronize: false })
export class OutgoingTransfer {
  @PrimaryColumn({ name: 'transfer_id', type: 'text' }) transferId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  /** Decimal text: it may exceed what a JavaScript number holds. */
  @Column({ type: 'bigint' }) position: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'agency_id', type: 'text' }) agencyId: string;
  @Column({ type: 'text' }) way: string;
  @Column({ name: 'document_number', type: 'text' }) documentNumber: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) summary: string;
  @Column({ type: 'text' }) reason: string;
  @Column({ name: 'clue_id', type: 'text', nullable: true }) clueId: string | null;
  @Column({ name: 'clue_number', type: 'text', nullable: true }) clueNumber: string | null;
  @Column({ name: 'key_mark_id', type: 'text', nullable: true }) keyMarkId: string | null;
  @Column({ type: 'jsonb' }) subjects: readonly Subject[];
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'proposed_by', type: 'text' }) proposedBy: string;
  @Column({ name: 'approved_by', type: 'text', nullable: true }) approvedBy: string | null;
  @Column({ name: 'reject_reason', type: 'text', nullable: true }) rejectReason: string | null;
  @Column({ name: 'sent_on', type: 'date', nullable: true }) sentOn: string | null;
  @Column({ name: 'accept_due_at', type: 'timestamptz', nullable: true }) acceptDueAt: Date | null;
  @Column({ name: 'agency_reference', type: 'text', nullable: true }) agencyReference: string | null;
  @Column({ name: 'accepted_on', type: 'date', nullable: true }) acceptedOn: string | null;
  @Column({ name: 'answered_in_time', type: 'boolean', nullable: true }) answeredInTime: boolean | null;
  @Column({ name: 'refuse_reason', type: 'text', nullable: true }) refuseReason: string | null;
  @Column({ name: 'refused_on', type: 'date', nullable: true }) refusedOn: string | null;
  @Column({ name: 'recall_reason', type: 'text', nullable: true }) recallReason: string | null;
  @Column({ name: 'recalled_on', type: 'date', nullable: true }) recalledOn: string | null;
  @Column({ name: 'answer_text', type: 'text', nullable: true }) answerText: string | null;
  @Column({ name: 'answer_figures', type: 'jsonb', nullable: true }) answerFigures: Figures | null;
  @Column({ name: 'answered_on', type: 'date', nullable: true }) answeredOn: string | null;
  @Column({ name: 'acknowledged_on', type: 'date', nullable: true }) acknowledgedOn: string | null;
  @Column({ type: 'integer' }) revision: number;
}
