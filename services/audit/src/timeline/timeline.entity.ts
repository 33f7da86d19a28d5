import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `timeline`; written by the projection alone. */
@Entity({ name: 'timeline', synchronize: false })
export class TimelineEntry {
  /** Global position, as a decimal text: it may exceed what a JavaScript number holds. */
  @PrimaryColumn({ type: 'bigint' }) position: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'event_id', type: 'uuid' }) eventId: string;
  @Column({ type: 'text' }) stream: string;
  @Column({ type: 'text' }) category: string;
  @Column({ type: 'integer' }) revision: number;
  @Column({ type: 'text' }) type: string;
  @Column({ name: 'schema_version', type: 'integer' }) schemaVersion: number;
  @Column({ name: 'occurred_at', type: 'timestamptz' }) occurredAt: Date;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'person_id', type: 'text' }) personId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) role: string;
  @Column({ name: 'causation_id', type: 'text' }) causationId: string;
  @Column({ type: 'jsonb' }) rules: readonly { readonly ruleId: string; readonly version: string }[];
  @Column({ type: 'jsonb' }) data: object;
}
