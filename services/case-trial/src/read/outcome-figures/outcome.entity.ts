import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `outcome_ledger`; written by the projection alone. */
@Entity({ name: 'outcome_ledger', synchronize: false })
export class Outcome {
  @PrimaryColumn({ name: 'entry_id', type: 'text' }) entryId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId: string;
  @Column({ name: 'managed_by', type: 'text' }) managedBy: string;
  @Column() person: boolean;
  @Column({ name: 'filed_on', type: 'date', nullable: true }) filedOn: string | null;
  @Column({ name: 'effective_on', type: 'date', nullable: true }) effectiveOn: string | null;
  @Column({ type: 'smallint', nullable: true }) form: number | null;
  @Column({ type: 'smallint', nullable: true }) depth: number | null;
  @Column({ type: 'text', nullable: true }) how: string | null;
  @Column({ type: 'jsonb' }) sanctions: readonly string[];
  @Column({ name: 'property_yuan', type: 'numeric' }) propertyYuan: string;
  @Column({ name: 'recovered_on', type: 'date', nullable: true }) recoveredOn: string | null;
}
