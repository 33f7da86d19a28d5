import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StationMember } from '../../station/station.decider.js';

/** Row of the view `station_register`; written by the projection alone. */
@Entity({ name: 'station_register', synchronize: false })
export class Station {
  @PrimaryColumn({ name: 'station_id', type: 'text' }) stationId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) name: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  /** Which gets its reports: the township's own, or the higher one that set it up (2.4). */
  @Column({ name: 'commission_id', type: 'text' }) commissionId: string;
  @Column({ type: 'jsonb' }) members: readonly StationMember[];
  @Column({ type: 'jsonb' }) duties: readonly string[];
  @Column({ name: 'opened_on', type: 'date' }) openedOn: string;
  @Column({ name: 'closed_on', type: 'date', nullable: true }) closedOn: string | null;
  @Column({ type: 'integer' }) revision: number;
}
