import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `agency_register`; written by the projection alone. */
@Entity({ name: 'agency_register', synchronize: false })
export class Agency {
  @PrimaryColumn({ name: 'agency_id', type: 'text' }) agencyId: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'commission_id', type: 'text' }) commissionId: string;
  @Column({ type: 'text' }) agreement: string;
  @Column({ name: 'event_types', type: 'jsonb' }) eventTypes: readonly string[];
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'suspension_reason', type: 'text', nullable: true }) suspensionReason: string | null;
  @Column({ name: 'admitted_by', type: 'text' }) admittedBy: string;
  @Column({ name: 'admitted_at', type: 'timestamptz' }) admittedAt: Date;
  @Column({ type: 'integer' }) revision: number;
}
