import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Acknowledgement } from '../../evaluation-reference/evaluation-reference.events.js';

/** Row of the view `evaluation_references`; written by the projection alone. */
@Entity({ name: 'evaluation_references', synchronize: false })
export class ListedReference {
  @PrimaryColumn({ name: 'reference_id', type: 'text' }) referenceId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'agency_id', type: 'text' }) agencyId: string;
  @Column({ name: 'copy_id', type: 'text' }) copyId: string;
  @Column({ type: 'text' }) reference: string;
  @Column({ name: 'item_no', type: 'integer' }) itemNo: number;
  @Column({ name: 'unit_id', type: 'text' }) unitId: string;
  @Column({ name: 'period_from', type: 'date' }) periodFrom: string;
  @Column({ name: 'period_to', type: 'date' }) periodTo: string;
  @Column({ name: 'problem_type', type: 'text' }) problemType: string;
  @Column({ name: 'problem_area', type: 'text', nullable: true }) problemArea: string | null;
  @Column({ type: 'text' }) text: string;
  @Column({ name: 'analysed_on', type: 'date' }) analysedOn: string;
  @Column({ type: 'jsonb' }) acknowledgements: readonly Acknowledgement[];
  @Column({ type: 'integer' }) revision: number;
}
