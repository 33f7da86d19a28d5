import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `clarification_register`; written by the projection alone. */
@Entity({ name: 'clarification_register', synchronize: false })
export class Clarification {
  @PrimaryColumn({ name: 'clarification_id', type: 'text' }) clarificationId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId: string;
  @Column({ type: 'text' }) form: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'jsonb' }) affected: readonly string[];
  @Column({ type: 'jsonb' }) scope: readonly string[];
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'proposed_by', type: 'text' }) proposedBy: string;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ name: 'made_on', type: 'date', nullable: true }) madeOn: string | null;
  @Column({ type: 'text', nullable: true }) reference: string | null;
  @Column({ type: 'integer' }) revision: number;
}
