import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `audit_reads`; written by the projection alone. */
@Entity({ name: 'audit_reads', synchronize: false })
export class Read {
  @PrimaryColumn({ type: 'bigint' }) position: string;
  @Column({ name: 'event_id', type: 'uuid' }) eventId: string;
  @Column({ name: 'read_by', type: 'text' }) readBy: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'read_at', type: 'timestamptz' }) readAt: Date;
  @Column({ type: 'text' }) resource: string;
  @Column({ name: 'matter_id', type: 'text', nullable: true }) matterId: string | null;
  @Column({ type: 'jsonb' }) query: Readonly<Record<string, string>>;
}
