import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BreachRow } from './breach-register.projection.js';

/** Row of the view `breach_register`; written by the projection alone. */
@Entity({ name: 'breach_register', synchronize: false })
export class Breach {
  @PrimaryColumn({ name: 'breach_id', type: 'text' }) breachId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'officer_id', type: 'text' }) officerId: string;
  @Column({ name: 'officer_organisation', type: 'text' }) officerOrganisation: string;
  @Column({ type: 'text' }) standing: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'rule_id', type: 'text' }) ruleId: string;
  @Column({ type: 'text' }) discovery: string;
  @Column({ name: 'about_kind', type: 'text', nullable: true }) aboutKind: string | null;
  @Column({ name: 'about_id', type: 'text' }) aboutId: string;
  @Column({ name: 'occurred_on', type: 'date' }) occurredOn: string;
  @Column({ type: 'text' }) content: string;
  @Column({ type: 'jsonb', nullable: true }) occupation: BreachRow['occupation'];
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'reported_by', type: 'text' }) reportedBy: string;
  @Column({ name: 'registered_on', type: 'date', nullable: true }) registeredOn: string | null;
  @Column({ type: 'text', nullable: true }) examiner: string | null;
  @Column({ type: 'text', nullable: true }) result: BreachRow['result'];
  @Column({ type: 'text', nullable: true }) statement: string | null;
  @Column({ name: 'decided_on', type: 'date', nullable: true }) decidedOn: string | null;
  @Column({ name: 'receiver_id', type: 'text', nullable: true }) receiverId: string | null;
  @Column({ name: 'document_number', type: 'text', nullable: true }) documentNumber: string | null;
  @Column({ name: 'handed_on', type: 'date', nullable: true }) handedOn: string | null;
  @Column({ name: 'close_reason', type: 'text', nullable: true }) closeReason: string | null;
  @Column({ name: 'closed_on', type: 'date', nullable: true }) closedOn: string | null;
  @Column({ type: 'integer' }) revision: number;
}
