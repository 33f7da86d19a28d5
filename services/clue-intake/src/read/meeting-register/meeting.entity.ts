import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeetingRow } from './meeting-register.projection.js';

/** Row of the view `meeting_register`; written by the projection alone. */
@Entity({ name: 'meeting_register', synchronize: false })
export class Meeting {
  @PrimaryColumn({ name: 'meeting_id', type: 'text' }) meetingId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'scheduled_on', type: 'date' }) scheduledOn: string;
  @Column({ name: 'held_on', type: 'date', nullable: true }) heldOn: string | null;
  @Column({ type: 'jsonb' }) participants: MeetingRow['participants'];
  @Column({ type: 'jsonb' }) agenda: MeetingRow['agenda'];
  @Column({ type: 'jsonb' }) opinions: MeetingRow['opinions'];
  @Column({ name: 'volumes_read', type: 'jsonb' }) volumesRead: MeetingRow['volumesRead'];
  @Column({ type: 'integer' }) volumes: number;
  @Column({ name: 'convened_by', type: 'text' }) convenedBy: string;
  @Column({ type: 'text', nullable: true }) minutes: string | null;
  @Column({ name: 'signed_by', type: 'text', nullable: true }) signedBy: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'integer' }) revision: number;
}
