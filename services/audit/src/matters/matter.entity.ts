import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `matters`; written by the projection alone. Positions are decimal texts: they may exceed what a JavaScript number holds. */
@Entity({ name: 'matters', synchronize: false })
export class Matter {
  @PrimaryColumn({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ type: 'text', nullable: true }) title: string | null;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'first_position', type: 'bigint' }) firstPosition: string;
  @Column({ name: 'first_type', type: 'text' }) firstType: string;
  @Column({ name: 'first_recorded_at', type: 'timestamptz' }) firstRecordedAt: Date;
  @Column({ name: 'latest_position', type: 'bigint' }) latestPosition: string;
  @Column({ name: 'latest_type', type: 'text' }) latestType: string;
  @Column({ name: 'latest_recorded_at', type: 'timestamptz' }) latestRecordedAt: Date;
  @Column({ type: 'integer' }) events: number;
  @Column({ type: 'jsonb' }) categories: Readonly<Record<string, number>>;
}
