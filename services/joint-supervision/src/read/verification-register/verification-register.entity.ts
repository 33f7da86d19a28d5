import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Subject } from '@liandong/contracts';
import type { Figures, Team } from '../../verification/verification.events.js';
import type { VerificationState } from '../../verification/verification.state.js';

/** Row of the view `verification_register`; written by the projection alone. */
@Entity({ name: 'verification_register', synchronize: false })
export class VerificationEntry {
  @PrimaryColumn({ name: 'verification_id', type: 'text' }) verificationId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'zone_id', type: 'text' }) zoneId: string;
  @Column({ name: 'leader_person_id', type: 'text' }) leaderPersonId: string;
  @Column({ name: 'clue_number', type: 'text' }) clueNumber: string;
  @Column({ type: 'text' }) title: string;
  @Column({ name: 'source_kind', type: 'text' }) sourceKind: string;
  @Column({ type: 'boolean' }) priority: boolean;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'jsonb' }) subjects: readonly Subject[];
  @Column({ type: 'jsonb' }) teams: readonly Team[];
  @Column({ name: 'member_ids', type: 'jsonb' }) memberIds: readonly string[];
  /** Never shown: it says who was recused. */
  @Column({ name: 'barred_ids', type: 'jsonb', select: false }) barredIds?: readonly string[];
  @Column({ name: 'started_on', type: 'date', nullable: true }) startedOn: string | null;
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ name: 'reported_on', type: 'date', nullable: true }) reportedOn: string | null;
  @Column({ name: 'report_in_time', type: 'boolean', nullable: true }) reportInTime: boolean | null;
  @Column({ name: 'concluded_on', type: 'date', nullable: true }) concludedOn: string | null;
  @Column({ type: 'integer', nullable: true }) days: number | null;
  @Column({ type: 'jsonb', nullable: true }) figures: Figures | null;
  @Column({ type: 'integer' }) revision: number;
  @Column({ type: 'jsonb', select: false }) file?: VerificationState;
}
