import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportRow } from './report-register.projection.js';

/** Row of the view `report_register`; written by the projection alone. */
@Entity({ name: 'report_register', synchronize: false })
export class ReportLine {
  @PrimaryColumn({ name: 'report_id', type: 'text' }) reportId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) channel: string;
  @Column({ type: 'text' }) form: string;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'received_on', type: 'date' }) receivedOn: string;
  @Column({ type: 'boolean' }) signed: boolean;
  @Column({ name: 'acknowledge_due_at', type: 'timestamptz', nullable: true }) acknowledgeDueAt: Date | null;
  @Column({ name: 'open_questions', type: 'integer' }) openQuestions: number;
  @Column({ type: 'integer' }) unread: number;
  @Column({ name: 'unopened_photographs', type: 'jsonb' }) unopenedPhotographs: readonly number[];
  @Column({ name: 'decline_ground', type: 'text', nullable: true }) declineGround: string | null;
  @Column({ name: 'decline_proposed_by', type: 'text', nullable: true }) declineProposedBy: string | null;
  @Column({ name: 'clue_id', type: 'text', nullable: true }) clueId: string | null;
  @Column({ name: 'first_report_id', type: 'text', nullable: true }) firstReportId: string | null;
  @Column({ name: 'direct_forward_ground', type: 'text', nullable: true }) directForwardGround: string | null;
  @Column({ name: 'send_up_due_at', type: 'timestamptz', nullable: true }) sendUpDueAt: Date | null;
  @Column({ name: 'send_up_warnings', type: 'jsonb' }) sendUpWarnings: ReportRow['sendUpWarnings'];
  @Column({ name: 'sent_to', type: 'text', nullable: true }) sentTo: string | null;
  @Column({ name: 'sent_on', type: 'date', nullable: true }) sentOn: string | null;
  @Column({ name: 'sent_in_time', type: 'boolean', nullable: true }) sentInTime: boolean | null;
  @Column({ type: 'integer' }) revision: number;
}
