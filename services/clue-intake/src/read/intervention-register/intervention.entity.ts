import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuietWarning } from '@liandong/legal-time';

/** Row of the view `intervention_register`; written by the projection alone. */
@Entity({ name: 'intervention_register', synchronize: false })
export class Intervention {
  @PrimaryColumn({ name: 'intervention_id', type: 'text' }) interventionId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'by_name', type: 'text' }) byName: string;
  @Column({ name: 'by_unit', type: 'text' }) byUnit: string;
  @Column({ name: 'by_position', type: 'text', nullable: true }) byPosition: string | null;
  @Column({ name: 'by_person_id', type: 'text', nullable: true }) byPersonId: string | null;
  @Column({ type: 'text' }) addressee: string;
  @Column({ name: 'occurred_on', type: 'date' }) occurredOn: string;
  @Column({ type: 'text' }) content: string;
  @Column({ name: 'recorded_by', type: 'text' }) recordedBy: string;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ type: 'text', nullable: true }) band: string | null;
  @Column({ type: 'boolean' }) overdue: boolean;
  @Column({ type: 'jsonb' }) warnings: readonly QuietWarning[];
  @Column({ type: 'text', nullable: true }) standing: string | null;
  @Column({ type: 'text', nullable: true }) opinion: string | null;
  @Column({ name: 'assessed_by', type: 'text', nullable: true }) assessedBy: string | null;
  @Column({ name: 'assessed_on', type: 'date', nullable: true }) assessedOn: string | null;
  @Column({ name: 'receiver_id', type: 'text', nullable: true }) receiverId: string | null;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column({ name: 'document_number', type: 'text', nullable: true }) documentNumber: string | null;
  @Column({ name: 'reported_on', type: 'date', nullable: true }) reportedOn: string | null;
  @Column({ type: 'text', nullable: true }) outcome: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ name: 'handover_kind', type: 'text', nullable: true }) handoverKind: string | null;
  @Column({ name: 'handover_id', type: 'text', nullable: true }) handoverId: string | null;
  @Column({ name: 'handled_by', type: 'text', nullable: true }) handledBy: string | null;
  @Column({ name: 'handled_on', type: 'date', nullable: true }) handledOn: string | null;
  @Column({ name: 'in_time', type: 'boolean', nullable: true }) inTime: boolean | null;
  @Column({ type: 'integer' }) revision: number;
}
