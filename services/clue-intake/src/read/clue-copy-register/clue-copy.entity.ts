import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnalysedItem, CopiedItem, ItemResult } from '../../clue-copy/clue-copy.events.js';
import type { TakenInItem } from './clue-copy-register.projection.js';

/** Row of the view `clue_copy_register`; written by the projection alone. */
@Entity({ name: 'clue_copy_register', synchronize: false })
export class ClueCopy {
  @PrimaryColumn({ name: 'copy_id', type: 'text' }) copyId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'agency_id', type: 'text' }) agencyId: string;
  @Column({ type: 'text' }) reference: string;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'period_from', type: 'date' }) periodFrom: string;
  @Column({ name: 'period_to', type: 'date' }) periodTo: string;
  @Column({ name: 'copied_on', type: 'date' }) copiedOn: string;
  @Column({ type: 'jsonb' }) items: readonly CopiedItem[];
  @Column({ name: 'taken_in', type: 'jsonb' }) takenIn: readonly TakenInItem[];
  @Column({ type: 'jsonb' }) analysis: readonly AnalysedItem[];
  @Column({ name: 'proposed_by', type: 'text', nullable: true }) proposedBy: string | null;
  @Column({ name: 'approved_by', type: 'text', nullable: true }) approvedBy: string | null;
  @Column({ name: 'approved_on', type: 'date', nullable: true }) approvedOn: string | null;
  @Column({ name: 'reject_reason', type: 'text', nullable: true }) rejectReason: string | null;
  @Column({ type: 'jsonb' }) results: readonly ItemResult[];
  @Column({ name: 'reply_text', type: 'text', nullable: true }) replyText: string | null;
  @Column({ name: 'replied_on', type: 'date', nullable: true }) repliedOn: string | null;
  @Column({ name: 'acknowledged_on', type: 'date', nullable: true }) acknowledgedOn: string | null;
  @Column({ name: 'event_id', type: 'text', nullable: true }) eventId: string | null;
  @Column({ type: 'integer' }) revision: number;
}
