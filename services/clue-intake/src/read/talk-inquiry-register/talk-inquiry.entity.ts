import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TalkInquiryRow } from './talk-inquiry-register.projection.js';

/** Row of the view `talk_inquiry_register`; written by the projection alone. */
@Entity({ name: 'talk_inquiry_register', synchronize: false })
export class TalkInquiry {
  @PrimaryColumn({ name: 'talk_inquiry_id', type: 'text' }) talkInquiryId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'clue_number', type: 'text' }) clueNumber: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'integer' }) round: number;
  @Column({ type: 'jsonb' }) subject: TalkInquiryRow['subject'];
  @Column({ name: 'department_id', type: 'text', nullable: true }) departmentId: string | null;
  @Column({ name: 'department_as', type: 'text', nullable: true }) departmentAs: TalkInquiryRow['departmentAs'];
  @Column({ name: 'leader_person_id', type: 'text', nullable: true }) leaderPersonId: string | null;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'text', nullable: true }) form: string | null;
  @Column({ type: 'jsonb', nullable: true }) plan: TalkInquiryRow['plan'];
  @Column({ name: 'party_chief_report', type: 'jsonb', nullable: true }) partyChiefReport: TalkInquiryRow['partyChiefReport'];
  @Column({ type: 'jsonb', nullable: true }) notice: TalkInquiryRow['notice'];
  @Column({ type: 'jsonb', nullable: true }) talk: TalkInquiryRow['talk'];
  @Column({ type: 'jsonb', nullable: true }) record: TalkInquiryRow['record'];
  @Column({ type: 'jsonb', nullable: true }) reply: TalkInquiryRow['reply'];
  @Column({ type: 'jsonb', nullable: true }) report: TalkInquiryRow['report'];
  @Column({ type: 'text', nullable: true }) outcome: string | null;
  @Column({ name: 'approved_by', type: 'text', nullable: true }) approvedBy: string | null;
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ name: 'due_rule', type: 'text', nullable: true }) dueRule: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
