import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryProof, Party } from '../../document/document.events.js';
import type { ItemLine } from './document-register.projection.js';

/** Row of the view `document_register`; written by the projection alone. */
@Entity({ name: 'document_register', synchronize: false })
export class RegisteredDocument {
  @PrimaryColumn({ name: 'document_id', type: 'text' }) documentId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text', nullable: true }) number: string | null;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text' }) title: string;
  @Column({ name: 'recipient_id', type: 'text' }) recipientId: string;
  @Column({ name: 'recipient_name', type: 'text' }) recipientName: string;
  @Column({ type: 'jsonb' }) issuers: readonly Party[];
  @Column({ type: 'jsonb' }) countersigned: readonly string[];
  @Column({ type: 'jsonb' }) items: readonly ItemLine[];
  @Column({ name: 'legal_basis', type: 'text' }) legalBasis: string;
  @Column({ name: 'reply_term_days', type: 'integer', nullable: true }) replyTermDays: number | null;
  @Column({ name: 'template_version', type: 'text' }) templateVersion: string;
  @Column({ type: 'text' }) text: string;
  @Column({ name: 'regarding_service', type: 'text', nullable: true }) regardingService: string | null;
  @Column({ name: 'regarding_id', type: 'text', nullable: true }) regardingId: string | null;
  @Column({ name: 'predecessor_id', type: 'text', nullable: true }) predecessorId: string | null;
  @Column({ name: 'drafted_by', type: 'text' }) draftedBy: string;
  @Column({ name: 'signed_by', type: 'text', nullable: true }) signedBy: string | null;
  @Column({ name: 'issued_on', type: 'date', nullable: true }) issuedOn: string | null;
  @Column({ name: 'delivered_on', type: 'date', nullable: true }) deliveredOn: string | null;
  @Column({ name: 'delivery_method', type: 'text', nullable: true }) deliveryMethod: string | null;
  @Column({ name: 'delivery_proof', type: 'jsonb', nullable: true }) deliveryProof: DeliveryProof | null;
  @Column({ name: 'acknowledged_on', type: 'date', nullable: true }) acknowledgedOn: string | null;
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ name: 'awaits_reply', type: 'boolean' }) awaitsReply: boolean;
  @Column({ type: 'integer' }) replies: number;
  @Column({ name: 'replied_on', type: 'date', nullable: true }) repliedOn: string | null;
  @Column({ name: 'replied_in_time', type: 'boolean', nullable: true }) repliedInTime: boolean | null;
  @Column({ name: 'evaluated_on', type: 'date', nullable: true }) evaluatedOn: string | null;
  @Column({ name: 'escalated_to', type: 'jsonb' }) escalatedTo: readonly string[];
  @Column({ name: 'ended_on', type: 'date', nullable: true }) endedOn: string | null;
  @Column({ name: 'end_reason', type: 'text', nullable: true }) endReason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
