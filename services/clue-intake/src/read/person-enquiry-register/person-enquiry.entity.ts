import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnquiredPerson, FoundClue, PersonOpinion } from '../../person-enquiry/person-enquiry.events.js';

/** Row of the view `person_enquiry_register`; written by the projection alone. */
@Entity({ name: 'person_enquiry_register', synchronize: false })
export class PersonEnquiry {
  @PrimaryColumn({ name: 'person_enquiry_id', type: 'text' }) personEnquiryId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'asking_body', type: 'text' }) askingBody: string;
  @Column({ type: 'text' }) reference: string;
  @Column({ name: 'letter_date', type: 'date' }) letterDate: string;
  @Column({ name: 'received_on', type: 'date' }) receivedOn: string;
  @Column({ type: 'text' }) purpose: string;
  @Column({ type: 'jsonb' }) persons: readonly EnquiredPerson[];
  @Column({ name: 'due_at', type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'text' }) status: string;
  @Column({ type: 'jsonb' }) found: readonly FoundClue[];
  @Column({ name: 'searched_at', type: 'timestamptz', nullable: true }) searchedAt: Date | null;
  @Column({ name: 'searched_by', type: 'text', nullable: true }) searchedBy: string | null;
  @Column({ type: 'jsonb' }) opinions: readonly PersonOpinion[];
  @Column({ type: 'jsonb' }) approvers: readonly string[];
  @Column({ name: 'next_approver', type: 'text', nullable: true }) nextApprover: string | null;
  @Column({ name: 'proposed_by', type: 'text', nullable: true }) proposedBy: string | null;
  @Column({ name: 'decided_by', type: 'jsonb' }) decidedBy: readonly string[];
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ name: 'reply_number', type: 'text', nullable: true }) replyNumber: string | null;
  @Column({ name: 'sent_on', type: 'date', nullable: true }) sentOn: string | null;
  @Column({ name: 'in_time', type: 'boolean', nullable: true }) inTime: boolean | null;
  @Column({ type: 'integer' }) revision: number;
}
