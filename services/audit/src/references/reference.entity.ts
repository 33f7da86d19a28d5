import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `matter_references`; written by the projection alone. */
@Entity({ name: 'matter_references', synchronize: false })
export class MatterReference {
  @PrimaryColumn({ type: 'text' }) kind: 'person' | 'organisation';
  @PrimaryColumn({ name: 'reference_id', type: 'text' }) referenceId: string;
  @PrimaryColumn({ name: 'matter_id', type: 'text' }) matterId: string;
  @PrimaryColumn({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @PrimaryColumn({ type: 'text' }) entry: string;
  @Column({ type: 'jsonb' }) appearances: Readonly<Record<string, number>>;
  @Column({ name: 'latest_position', type: 'bigint' }) latestPosition: string;
  @Column({ name: 'latest_at', type: 'timestamptz' }) latestAt: Date;
}
