import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClueHandlersRow } from './clue-handlers.projection.js';

/** Row of the view `clue_handlers`; written by the projection alone. */
@Entity({ name: 'clue_handlers', synchronize: false })
export class ClueHandlers {
  @PrimaryColumn({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ type: 'jsonb' }) units: ClueHandlersRow['units'];
  @Column({ type: 'jsonb' }) reach: readonly string[];
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column({ type: 'jsonb' }) verifiers: readonly string[];
  @Column({ name: 'zone_id', type: 'text', nullable: true }) zoneId: string | null;
  @Column({ name: 'verifiers_zone_id', type: 'text', nullable: true }) verifiersZoneId: string | null;
  @Column({ name: 'routing_no', type: 'integer', nullable: true }) routingNo: number | null;
  @Column({ name: 'verifiers_routing_no', type: 'integer', nullable: true }) verifiersRoutingNo: number | null;
}
