import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `clue_library`; written by the projection alone. */
@Entity({ name: 'clue_library', synchronize: false })
export class LibraryClue {
  @PrimaryColumn({ name: 'clue_id', type: 'text' }) clueId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) title: string;
  /** For the projection alone. */
  @Column({ type: 'text', select: false }) summary?: string;
  @Column({ type: 'text', select: false }) reference?: string;
  @Column({ type: 'text', nullable: true }) number: string | null;
  @Column({ name: 'received_on', type: 'date' }) receivedOn: string;
  @Column({ type: 'text', array: true }) persons: readonly string[];
  @Column({ type: 'text', array: true }) names: readonly string[];
  @Column({ type: 'text', array: true }) institutions: readonly string[];
  @Column({ type: 'text', array: true }) units: readonly string[];
  @Column({ type: 'integer', array: true }) signature: readonly number[];
  @Column({ type: 'integer', array: true }) searched: readonly number[];
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'boolean' }) priority: boolean;
  @Column({ type: 'boolean' }) urgent: boolean;
  @Column({ type: 'text', array: true }) series: readonly string[];
}
