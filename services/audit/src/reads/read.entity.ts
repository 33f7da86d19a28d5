import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `audit_reads`; written by the projection alone. */
@Entity({ name: 'audit_reads', synchronize: false })
export class Read {
  @PrimaryColumn({ type: 'bigint' }) position: string;
  @Column({ name: 'event_id', type: 'uuid' }) eventId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'person_id', type: 'text' }) personId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) role: string;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ name: 'matter_id', type: 'text', nullable: true }) matterId: string | null;
  @Column({ type: 'text' }) what: string;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'jsonb', nullable: true }) query: Readonly<Record<string, string>> | null;
  @Column({ type: 'text' }) stream: string;
  @Column({ type: 'text' }) type: string;
}
