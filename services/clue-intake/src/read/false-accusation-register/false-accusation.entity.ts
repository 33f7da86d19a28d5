import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `false_accusation_register`; written by the projection alone. */
@Entity({ name: 'false_accusation_register', synchronize: false })
export class FalseAccusation {
  @PrimaryColumn({ name: 'finding_id', type: 'text' }) findingId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ type: 'text' }) facts: string;
  @Column({ type: 'jsonb' }) evidence: readonly string[];
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'proposed_by', type: 'text' }) proposedBy: string;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'by_organisation', type: 'text', nullable: true }) byOrganisation: string | null;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column({ type: 'text', nullable: true }) reference: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
