import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DecisionLetter } from '../../case/case.decision.events.js';
import type { ImposedSanction } from '../../case/case.events.js';
import type { CaseRegisterRow } from './case-register.columns.js';

/** Row of the view `case_register`; written by the projection alone. */
@Entity({ name: 'case_register', synchronize: false })
export class RegisteredCase {
  @PrimaryColumn({ name: 'case_id', type: 'text' }) caseId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'township_id', type: 'text', nullable: true }) townshipId: string | null;
  @Column({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'verification_id', type: 'text' }) verificationId: string;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text', nullable: true }) number: string | null;
  @Column({ name: 'subject_id', type: 'text' }) subjectId: string;
  @Column({ name: 'subject_name', type: 'text' }) subjectName: string;
  @Column({ name: 'subject_position', type: 'text' }) subjectPosition: string;
  @Column({ name: 'managed_by', type: 'text' }) managedBy: string;
  @Column({ type: 'jsonb' }) verifiers: readonly string[];
  @Column({ type: 'jsonb' }) tracks: readonly string[];
  @Column({ type: 'text', nullable: true }) gravity: string | null;
  @Column({ name: 'awaited_approvers', type: 'jsonb' }) awaitedApprovers: readonly string[];
  @Column({ type: 'jsonb', nullable: true }) identification: CaseRegisterRow['identification'];
  @Column({ name: 'supplemented_on', type: 'date', nullable: true }) supplementedOn: string | null;
  @Column({ name: 'filed_on', type: 'date', nullable: true }) filedOn: string | null;
  @Column({ name: 'decision_due_at', type: 'timestamptz', nullable: true }) decisionDueAt: Date | null;
  @Column({ type: 'jsonb' }) investigators: readonly string[];
  @Column({ name: 'filing_announced_on', type: 'date', nullable: true }) filingAnnouncedOn: string | null;
  @Column({ type: 'jsonb' }) signatures: readonly string[];
  @Column({ name: 'township_route', type: 'text', nullable: true }) townshipRoute: string | null;
  @Column({ name: 'accepted_on', type: 'date', nullable: true }) acceptedOn: string | null;
  @Column({ type: 'boolean' }) complex: boolean;
  @Column({ name: 'trial_due_at', type: 'timestamptz', nullable: true }) trialDueAt: Date | null;
  @Column({ name: 'trial_paused', type: 'boolean' }) trialPaused: boolean;
  @Column({ name: 'trial_in_time', type: 'boolean', nullable: true }) trialInTime: boolean | null;
  @Column({ type: 'jsonb' }) panel: readonly string[];
  @Column({ name: 'talk_settled_on', type: 'date', nullable: true }) talkSettledOn: string | null;
  @Column({ name: 'deliberated_on', type: 'date', nullable: true }) deliberatedOn: string | null;
  @Column({ type: 'text', nullable: true }) outcome: string | null;
  @Column({ type: 'jsonb' }) sanctions: readonly ImposedSanction[];
  @Column({ type: 'smallint', nullable: true }) form: number | null;
  @Column({ name: 'decided_on', type: 'date', nullable: true }) decidedOn: string | null;
  @Column({ name: 'decision_in_time', type: 'boolean', nullable: true }) decisionInTime: boolean | null;
  @Column({ type: 'jsonb', nullable: true }) letter: DecisionLetter | null;
  @Column({ name: 'announcement_due_at', type: 'timestamptz', nullable: true }) announcementDueAt: Date | null;
  @Column({ name: 'announced_on', type: 'date', nullable: true }) announcedOn: string | null;
  @Column({ name: 'announced_in_time', type: 'boolean', nullable: true }) announcedInTime: boolean | null;
  @Column({ name: 'execution_due_at', type: 'timestamptz', nullable: true }) executionDueAt: Date | null;
  @Column({ name: 'execution_report_due_at', type: 'timestamptz', nullable: true }) executionReportDueAt: Date | null;
  @Column({ type: 'jsonb' }) outstanding: readonly string[];
  @Column({ name: 'execution_in_time', type: 'boolean', nullable: true }) executionInTime: boolean | null;
  @Column({ name: 'closed_on', type: 'date', nullable: true }) closedOn: string | null;
  @Column({ name: 'declined_reason', type: 'text', nullable: true }) declinedReason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
