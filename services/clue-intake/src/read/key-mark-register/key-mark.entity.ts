import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `key_mark_register`; written by the projection alone. */
@Entity({ name: 'key_mark_register', synchronize: false })
export class KeyMark {
  @PrimaryColumn({ name: 'key_mark_id', type: 'text' }) keyMarkId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', nullable: true }) unit: string | null;
  @Column({ type: 'text' }) reason: string;
  @Column({ name: 'marked_on', type: 'date' }) markedOn: string;
  @Column({ name: 'lifted_on', type: 'date', nullable: true }) liftedOn: string | null;
  @Column({ type: 'integer' }) revision: number;
}
