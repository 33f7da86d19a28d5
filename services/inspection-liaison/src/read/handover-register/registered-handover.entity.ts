import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Authorisation, TourGroup } from '../../handover/handover.events.js';

/** Row of the view `handover_register`; written by the projection alone. */
@Entity({ name: 'handover_register', synchronize: false })
export class RegisteredHandover {
  @PrimaryColumn({ name: 'handover_id', type: 'text' }) handoverId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'tour_office_id', type: 'text' }) tourOfficeId: string;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text' }) round: string;
  @Column({ name: 'round_started_on', type: 'date' }) roundStartedOn: string;
  @Column({ type: 'text' }) title: string;
  @Column({ name: 'inspected_unit_id', type: 'text' }) inspectedUnitId: string;
  @Column({ name: 'inspected_unit_name', type: 'text' }) inspectedUnitName: string;
  @Column({ type: 'jsonb' }) authorisation: Authorisation;
  @Column({ name: 'tour_group', type: 'jsonb' }) tourGroup: TourGroup;
  @Column({ name: 'opened_on', type: 'date' }) openedOn: string;
  @Column({ name: 'opened_by', type: 'text' }) openedBy: string;
  @Column({ type: 'integer' }) items: number;
  @Column({ name: 'handed_over', type: 'integer' }) handedOver: number;
  @Column({ type: 'integer' }) finished: number;
  @Column({ name: 'closed_on', type: 'date', nullable: true }) closedOn: string | null;
  @Column({ name: 'close_reason', type: 'text', nullable: true }) closeReason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
