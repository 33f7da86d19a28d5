import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `import_register`; written by the projection alone. */
@Entity({ name: 'import_register', synchronize: false })
export class LedgerImport {
  @PrimaryColumn({ name: 'import_id', type: 'text' }) importId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) status: 'prepared' | 'running' | 'finished' | 'cancelled';
  @Column({ name: 'source_kind', type: 'text' }) sourceKind: string;
  @Column({ name: 'source_agency_id', type: 'text' }) sourceAgencyId: string;
  @Column({ type: 'text' }) format: string;
  @Column({ type: 'integer' }) rows: number;
  @Column({ type: 'integer' }) accepted: number;
  @Column({ type: 'integer' }) imported: number;
  @Column({ type: 'integer' }) skipped: number;
  @Column({ type: 'integer' }) refused: number;
  @Column({ name: 'prepared_by', type: 'text' }) preparedBy: string;
  @Column({ name: 'prepared_at', type: 'timestamptz' }) preparedAt: Date;
  @Column({ name: 'confirmed_by', type: 'text', nullable: true }) confirmedBy: string | null;
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true }) confirmedAt: Date | null;
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true }) endedAt: Date | null;
  @Column({ name: 'cancelled_by', type: 'text', nullable: true }) cancelledBy: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ name: 'not_taken_in', type: 'jsonb', nullable: true }) notTakenIn: readonly string[] | null;
  @Column({ name: 'unknown_columns', type: 'integer', nullable: true }) unknownColumns: number | null;
  @Column({ type: 'integer' }) revision: number;
}
