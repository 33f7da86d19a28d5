import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `custody_register`; written by the projection alone. */
@Entity({ name: 'custody_register', synchronize: false })
export class CustodyStep {
  @PrimaryColumn({ name: 'clue_id', type: 'text' }) clueId: string;
  @PrimaryColumn({ type: 'integer' }) step: number;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'clue_number', type: 'text' }) clueNumber: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ name: 'to_organisation', type: 'text' }) toOrganisation: string;
  @Column({ name: 'to_person', type: 'text', nullable: true }) toPerson: string | null;
  @Column({ type: 'text' }) status: string;
  @Column({ name: 'handed_by', type: 'text', nullable: true }) handedBy: string | null;
  @Column({ name: 'handed_on', type: 'date', nullable: true }) handedOn: string | null;
  @Column({ name: 'received_by', type: 'text', nullable: true }) receivedBy: string | null;
  @Column({ name: 'received_on', type: 'date', nullable: true }) receivedOn: string | null;
  @Column({ name: 'sent_back_for', type: 'text', nullable: true }) sentBackFor: string | null;
  @Column({ name: 'withdrawn_for', type: 'text', nullable: true }) withdrawnFor: string | null;
  @Column({ type: 'integer' }) revision: number;
}
