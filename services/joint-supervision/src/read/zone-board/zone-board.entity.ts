import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CollaborationSystem } from '../../collaboration-plan/collaboration-plan.events.js';
import type { Arrangement } from '../../collaboration-plan/collaboration-plan.state.js';

/** Row of the view `zone_board`; written by the projection alone. */
@Entity({ name: 'zone_board', synchronize: false })
export class ZoneBoardEntry {
  @PrimaryColumn({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) title: string;
  @Column({ name: 'upper_body_id', type: 'text' }) upperBodyId: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ name: 'adopted_on', type: 'date' }) adoptedOn: string;
  @Column({ name: 'coordinator_ids', type: 'jsonb' }) coordinatorIds: readonly string[];
  @Column({ type: 'jsonb' }) systems: readonly CollaborationSystem[];
  @Column({ type: 'jsonb', select: false }) arrangements?: readonly Arrangement[];
  @Column({ type: 'integer' }) revision: number;
}
