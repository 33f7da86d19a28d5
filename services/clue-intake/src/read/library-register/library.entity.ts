import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Keeper } from '../../library/library.state.js';
import type { ListedHandover } from './library-register.projection.js';

/** Row of the view `library_register`; written by the projection alone. */
@Entity({ name: 'library_register', synchronize: false })
export class Library {
  @PrimaryColumn({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'unit_id', type: 'text' }) unitId: string;
  @Column({ type: 'date' }) since: string;
  @Column({ type: 'jsonb' }) keepers: readonly Keeper[];
  @Column({ type: 'jsonb' }) handovers: readonly ListedHandover[];
  @Column({ name: 'reconciliation_due_at', type: 'timestamptz' }) reconciliationDueAt: Date;
  @Column({ type: 'integer' }) revision: number;
}

/** Row of the view `library_items`. */
@Entity({ name: 'library_items', synchronize: false })
export class LibraryItem {
  @PrimaryColumn({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text', nullable: true }) number: string | null;
  @Column({ type: 'text', nullable: true }) keeper: string | null;
  @Column({ type: 'numeric', nullable: true }) position: string | null;
}
