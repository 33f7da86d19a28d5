import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecusalLine, RecusalRow } from './recusal-register.projection.js';

/** Row of the view `recusal_register`; written by the projection alone. */
@Entity({ name: 'recusal_register', synchronize: false })
export class MatterRecusals {
  @PrimaryColumn({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'about_kind', type: 'text' }) aboutKind: RecusalRow['aboutKind'];
  @Column({ name: 'about_id', type: 'text' }) aboutId: string;
  @Column({ type: 'jsonb' }) recusals: readonly RecusalLine[];
  @Column({ type: 'integer' }) pending: number;
  @Column({ name: 'acting_chief_id', type: 'text', nullable: true }) actingChiefId: string | null;
  @Column({ type: 'integer' }) revision: number;
}
