import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Effect } from '../../assignment/assignment.events.js';
import type { ExtensionLine, SupervisionLine } from './assignment-register.projection.js';

/** Row of the view `assignment_register`; written by the projection alone. */
@Entity({ name: 'assignment_register', synchronize: false })
export class Assignment {
  @PrimaryColumn({ name: 'assignment_id', type: 'text' }) assignmentId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) direction: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) body: string;
  @Column({ name: 'document_number', type: 'text' }) documentNumber: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) requirement: string;
  @Column({ name: 'clue_id', type: 'text', nullable: true }) clueId: string | null;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'received_on', type: 'date', nullable: true }) receivedOn: string | null;
  @Column({ name: 'registration_due_at', type: 'timestamptz', nullable: true }) registrationDueAt: Date | null;
  @Column({ name: 'registered_in_time', type: 'boolean', nullable: true }) registeredInTime: boolean | null;
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ type: 'jsonb' }) extensions: readonly ExtensionLine[];
  @Column({ type: 'jsonb' }) supervisions: readonly SupervisionLine[];
  @Column({ type: 'text', nullable: true }) summary: string | null;
  @Column({ type: 'jsonb' }) effects: readonly Effect[];
  @Column({ name: 'reported_on', type: 'date', nullable: true }) reportedOn: string | null;
  @Column({ name: 'reported_in_time', type: 'boolean', nullable: true }) reportedInTime: boolean | null;
  @Column({ type: 'integer' }) revision: number;
}
