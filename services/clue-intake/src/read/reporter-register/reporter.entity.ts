import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReporterRow, RevealLine } from './reporter-register.projection.js';

/** Row of the view `reporter_register`; written by the projection alone. */
@Entity({ name: 'reporter_register', synchronize: false })
export class Reporter {
  @PrimaryColumn({ name: 'reporter_id', type: 'text' }) reporterId: string;
  @Column({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ type: 'integer' }) number: number;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) status: ReporterRow['status'];
  @Column({ type: 'text' }) signature: string;
  @Column({ name: 'sealed_fields', type: 'jsonb' }) sealedFields: ReporterRow['sealedFields'];
  @Column({ name: 'received_on', type: 'date' }) receivedOn: string;
  @Column({ name: 'wants_reply', type: 'boolean' }) wantsReply: boolean;
  @Column({ name: 'check_outcome', type: 'text', nullable: true }) checkOutcome: string | null;
  @Column({ name: 'tracing_reference', type: 'text', nullable: true }) tracingReference: string | null;
  @Column({ type: 'jsonb' }) reveals: readonly RevealLine[];
  @Column({ name: 'destruction_reason', type: 'text', nullable: true }) destructionReason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
