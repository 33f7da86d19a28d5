import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClassificationRow } from './classification-register.projection.js';

/** Row of the view `classification_register`; written by the projection alone. */
@Entity({ name: 'classification_register', synchronize: false })
export class Classification {
  @PrimaryColumn({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'about_kind', type: 'text' }) aboutKind: string;
  @Column({ name: 'about_id', type: 'text' }) aboutId: string;
  @Column({ type: 'text' }) level: ClassificationRow['level'];
  @Column({ type: 'text' }) status: ClassificationRow['status'];
  @Column({ type: 'jsonb', nullable: true }) proposal: ClassificationRow['proposal'];
  @Column({ type: 'jsonb' }) history: ClassificationRow['history'];
  @Column({ type: 'jsonb' }) admitted: ClassificationRow['admitted'];
  @Column({ type: 'integer' }) revision: number;
}
