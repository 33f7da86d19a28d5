import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Approval, Evidence } from '../../rectification/rectification.events.js';
import type { CheckOfItem, ClosureOfItem, DocumentOfItem, LookBackOfItem } from './item-register.projection.js';

/** Row of the view `item_register`; written by the projection alone. */
@Entity({ name: 'item_register', synchronize: false })
export class Item {
  @PrimaryColumn({ name: 'item_id', type: 'text' }) itemId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'unit_id', type: 'text' }) unitId: string;
  @Column({ type: 'text' }) problem: string;
  @Column({ name: 'found_by_service', type: 'text' }) foundByService: string;
  @Column({ name: 'found_by_id', type: 'text' }) foundById: string;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text', nullable: true }) requirement: string | null;
  @Column({ name: 'assigned_on', type: 'date', nullable: true }) assignedOn: string | null;
  @Column({ name: 'assigned_by', type: 'text', nullable: true }) assignedBy: string | null;
  @Column({ type: 'text', nullable: true }) rule: string | null;
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ type: 'integer' }) extensions: number;
  @Column({ type: 'jsonb' }) documents: readonly DocumentOfItem[];
  @Column({ type: 'jsonb' }) evidence: readonly Evidence[];
  @Column({ name: 'evidence_count', type: 'integer' }) evidenceCount: number;
  @Column({ name: 'latest_check', type: 'jsonb', nullable: true }) latestCheck: CheckOfItem | null;
  @Column({ type: 'jsonb' }) approvals: readonly Approval[];
  @Column({ type: 'jsonb' }) closures: readonly ClosureOfItem[];
  @Column({ name: 'look_backs', type: 'jsonb' }) lookBacks: readonly LookBackOfItem[];
  @Column({ type: 'integer' }) revision: number;
}
