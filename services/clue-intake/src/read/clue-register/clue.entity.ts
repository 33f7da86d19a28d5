import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Subject } from '@liandong/contracts';
import type { Figures } from '../../clue/clue.events.js';
import type { ClueOrigin } from '../../clue/clue.sources.js';
import type { ClueRegisterRow, OutcomeOfPerson } from './clue-register.columns.js';
import type { ListedForwarding } from './listed-forwarding.js';

/** Row of the view `clue_register`; written by the projection alone. */
@Entity({ name: 'clue_register', synchronize: false })
export class Clue {
  @PrimaryColumn({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text', nullable: true }) number: string | null;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) summary: string;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'source_kind', type: 'text' }) sourceKind: string;
  @Column({ name: 'source_agency_id', type: 'text' }) sourceAgencyId: string;
  @Column({ name: 'source_reference', type: 'text' }) sourceReference: string;
  @Column({ type: 'jsonb', nullable: true }) origin: ClueOrigin | null;
  @Column({ name: 'department_id', type: 'text', nullable: true }) departmentId: string | null;
  @Column({ name: 'department_as', type: 'text', nullable: true }) departmentAs: string | null;
  @Column({ name: 'received_on', type: 'date' }) receivedOn: string;
  @Column({ name: 'forwarded_from', type: 'jsonb', nullable: true }) forwardedFrom: {
    readonly organisationId: string;
    readonly clueNumber: string;
  } | null;
  @Column({ type: 'jsonb' }) forwardings: readonly ListedForwarding[];
  @Column({ name: 'accepted_in_time', type: 'boolean', nullable: true }) acceptedInTime: boolean | null;
  @Column({ type: 'text', nullable: true }) keeper: string | null;
  @Column({ name: 'problem_types', type: 'jsonb' }) problemTypes: readonly string[];
  @Column({ name: 'problem_areas', type: 'jsonb' }) problemAreas: readonly string[];
  @Column({ name: 'disposal_due_at', type: 'timestamptz' }) disposalDueAt: Date;
  @Column({ name: 'disposal_paused_at', type: 'timestamptz', nullable: true }) disposalPausedAt: Date | null;
  @Column({ name: 'limit_change', type: 'jsonb', nullable: true }) limitChange: {
    readonly change: string;
    readonly reason: string;
    readonly proposedBy: string;
  } | null;
  @Column({ name: 'disposal_in_time', type: 'boolean', nullable: true }) disposalInTime: boolean | null;
  @Column({ type: 'jsonb', nullable: true }) proposal: ClueRegisterRow['proposal'];
  @Column({ type: 'jsonb', nullable: true }) plan: ClueRegisterRow['plan'];
  @Column({ name: 'approval_lacks', type: 'jsonb', nullable: true }) approvalLacks: readonly string[] | null;
  @Column({ type: 'text', nullable: true }) mode: string | null;
  @Column({ name: 'review_due_at', type: 'timestamptz', nullable: true }) reviewDueAt: Date | null;
  @Column({ name: 'zone_id', type: 'text', nullable: true }) zoneId: string | null;
  @Column({ name: 'leader_person_id', type: 'text', nullable: true }) leaderPersonId: string | null;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column({ type: 'jsonb', nullable: true }) handling: ClueRegisterRow['handling'];
  @Column({ type: 'jsonb', nullable: true }) crossed: ClueRegisterRow['crossed'];
  @Column({ name: 'lead_reason', type: 'text', nullable: true }) leadReason: string | null;
  @Column({ name: 'plan_version', type: 'integer', nullable: true }) planVersion: number | null;
  @Column({ type: 'jsonb', nullable: true }) raise: ClueRegisterRow['raise'];
  @Column({ type: 'jsonb', nullable: true }) acquaintances: ClueRegisterRow['acquaintances'];
  @Column({ type: 'boolean' }) priority: boolean;
  @Column({ type: 'boolean' }) urgent: boolean;
  @Column({ name: 'raised_level', type: 'boolean' }) raisedLevel: boolean;
  @Column({ type: 'jsonb' }) subjects: readonly Subject[];
  @Column({ type: 'jsonb' }) outcomes: readonly OutcomeOfPerson[];
  @Column({ type: 'jsonb', nullable: true }) figures: Figures | null;
  @Column({ name: 'feedback_due_at', type: 'timestamptz', nullable: true }) feedbackDueAt: Date | null;
  @Column({ name: 'feedback_receipt_due_at', type: 'timestamptz', nullable: true }) feedbackReceiptDueAt: Date | null;
  @Column({ name: 'feedback_text', type: 'text', nullable: true }) feedbackText: string | null;
  @Column({ name: 'feedback_given_on', type: 'date', nullable: true }) feedbackGivenOn: string | null;
  @Column({ name: 'feedback_acknowledged_on', type: 'date', nullable: true }) feedbackAcknowledgedOn: string | null;
  @Column({ name: 'concluded_on', type: 'date', nullable: true }) concludedOn: string | null;
  @Column({ name: 'closed_on', type: 'date', nullable: true }) closedOn: string | null;
  @Column({ name: 'first_clue_id', type: 'text', nullable: true }) firstClueId: string | null;
  @Column({ type: 'jsonb' }) corrections: ClueRegisterRow['corrections'];
  @Column({ type: 'jsonb', nullable: true }) correction: ClueRegisterRow['correction'];
  @Column({ type: 'jsonb' }) reopenings: ClueRegisterRow['reopenings'];
  @Column({ name: 'right_clue_id', type: 'text', nullable: true }) rightClueId: string | null;
  @Column({ type: 'boolean' }) arrived: boolean;
  /** What follows stands in exports alone: pages of the register do not read it. */
  @Column({ name: 'disposed_on', type: 'date', nullable: true, select: false }) disposedOn?: string | null;
  @Column({ type: 'jsonb', select: false }) facts?: ClueRegisterRow['facts'];
  @Column({ type: 'integer' }) revision: number;
}
