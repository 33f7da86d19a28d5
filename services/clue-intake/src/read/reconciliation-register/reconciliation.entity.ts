import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListedAnswer } from './reconciliation-register.projection.js';

/** Row of the view `reconciliation_register`; written by the projection alone. */
@Entity({ name: 'reconciliation_register', synchronize: false })
export class Reconciliation {
  @PrimaryColumn({ name: 'reconciliation_id', type: 'text' }) reconciliationId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'handler_id', type: 'text' }) handlerId: string;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'jsonb' }) items: readonly ListedAnswer[];
  @Column({ name: 'opened_on', type: 'date' }) openedOn: string;
  @Column({ name: 'due_at', type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'integer' }) unanswered: number;
  @Column({ type: 'integer' }) differences: number;
  @Column({ name: 'answered_in_time', type: 'boolean', nullable: true }) answeredInTime: boolean | null;
  @Column({ type: 'integer' }) revision: number;
}
