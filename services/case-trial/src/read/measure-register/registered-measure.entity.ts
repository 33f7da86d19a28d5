import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `measure_register`; written by the projection alone. */
@Entity({ name: 'measure_register', synchronize: false })
export class RegisteredMeasure {
  @PrimaryColumn({ name: 'measure_id', type: 'text' }) measureId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'verification_id', type: 'text' }) verificationId: string;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId: string;
  @Column({ name: 'subject_name', type: 'text' }) subjectName: string;
  @Column({ name: 'subject_position', type: 'text' }) subjectPosition: string;
  @Column({ type: 'text' }) facts: string;
  @Column({ name: 'approved_on', type: 'date', nullable: true }) approvedOn: string | null;
  @Column({ name: 'approved_by', type: 'text', nullable: true }) approvedBy: string | null;
  @Column({ type: 'jsonb' }) talkers: readonly string[];
  @Column({ type: 'text', nullable: true }) record: string | null;
  @Column({ name: 'applied_on', type: 'date', nullable: true }) appliedOn: string | null;
  @Column({ name: 'influence_until', type: 'date', nullable: true }) influenceUntil: string | null;
  @Column({ name: 'closed_on', type: 'date', nullable: true }) closedOn: string | null;
  @Column({ name: 'dropped_reason', type: 'text', nullable: true }) droppedReason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
