import { Column, PrimaryColumn } from 'typeorm';
import type { HistoryRow } from './history.js';

/** Columns of the view of a history; written by its projection alone. */
export abstract class HistoryLine {
  @PrimaryColumn({ name: 'record_id', type: 'text' }) recordId: string;
  @PrimaryColumn({ type: 'integer' }) revision: number;
  /** In the order of all events, as a decimal text: what an audit is asked for. */
  @Column({ name: 'last_position', type: 'bigint' }) position: string;
  @Column({ type: 'date' }) day: string;
  @Column({ name: 'occurred_at', type: 'timestamptz' }) occurredAt: Date;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'person_id', type: 'text' }) personId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) role: string;
  @Column({ name: 'stands_in', type: 'boolean' }) standsIn: boolean;
  @Column({ type: 'text', nullable: true }) opinion: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ name: 'document_number', type: 'text', nullable: true }) documentNumber: string | null;
  @Column({ name: 'led_to', type: 'jsonb' }) ledTo: HistoryRow['ledTo'];
}
