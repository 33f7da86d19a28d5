import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of the view `review_register`; written by the projection alone. */
@Entity({ name: 'review_register', synchronize: false })
export class Review {
  @PrimaryColumn({ name: 'review_id', type: 'text' }) reviewId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) period: string;
  @Column({ name: 'held_on', type: 'date' }) heldOn: string;
  @Column({ name: 'due_on', type: 'date' }) dueOn: string;
  @Column({ name: 'in_time', type: 'boolean' }) inTime: boolean;
  @Column({ name: 'held_by', type: 'text' }) heldBy: string;
  @Column({ type: 'jsonb' }) participants: readonly string[];
  @Column({ type: 'text' }) conclusions: string;
  @Column({ name: 'figures_at', type: 'text' }) figuresAt: string;
}
