import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `departure_register`; written by the projection alone. */
@Entity({ name: 'departure_register', synchronize: false })
export class DepartureLine {
  @PrimaryColumn({ name: 'departure_id', type: 'text' }) departureId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'person_id', type: 'text' }) personId: string;
  @Column({ type: 'text' }) ground: string;
  @Column({ type: 'text' }) post: string;
  @Column({ name: 'departed_on', type: 'date' }) departedOn: string;
  @Column({ name: 'secrecy_until', type: 'timestamptz', nullable: true }) secrecyUntil: Date | null;
  @Column({ name: 'secrecy_rule', type: 'text', nullable: true }) secrecyRule: string | null;
  @Column({ name: 'secrecy_version', type: 'text', nullable: true }) secrecyVersion: string | null;
  @Column({ name: 'barred_until', type: 'timestamptz', nullable: true }) barredUntil: Date | null;
  @Column({ name: 'bar_rule', type: 'text', nullable: true }) barRule: string | null;
  @Column({ name: 'bar_version', type: 'text', nullable: true }) barVersion: string | null;
  @Column({ name: 'returned_on', type: 'date', nullable: true }) returnedOn: string | null;
  @Column({ name: 'breach_ids', type: 'jsonb' }) breachIds: readonly string[];
  @Column({ type: 'integer' }) revision: number;
}
