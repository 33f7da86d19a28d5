import { Column, Entity, PrimaryColumn } from 'typeorm';

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
  @Column({ type: 'text' }) addressee: string;
  @Column({ name: 'occurred_on', type: 'date' }) occurredOn: string;
  @Column({ type: 'text' }) content: string;
  @Column({ name: 'recorded_by', type: 'text' }) recordedBy: string;
  @Column({ type: 'integer' }) revision: number;
}
