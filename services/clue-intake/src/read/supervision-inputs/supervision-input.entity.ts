import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `supervision_inputs`; written by the projection alone. */
@Entity({ name: 'supervision_inputs', synchronize: false })
export class SupervisionInput {
  @PrimaryColumn({ name: 'copy_id', type: 'text' }) copyId: string;
  @PrimaryColumn({ name: 'item_no', type: 'integer' }) itemNo: number;
  @PrimaryColumn({ type: 'text' }) use: string;
  @Column({ name: 'to_organisation', type: 'text' }) toOrganisation: string;
  @Column({ name: 'unit_id', type: 'text' }) unitId: string;
  @Column({ name: 'problem_type', type: 'text' }) problemType: string;
  @Column({ name: 'problem_area', type: 'text', nullable: true }) problemArea: string | null;
  @Column({ type: 'text' }) opinion: string;
  @Column({ name: 'approved_on', type: 'date' }) approvedOn: string;
}
