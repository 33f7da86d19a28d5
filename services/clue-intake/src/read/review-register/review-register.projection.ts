import { type Projection, put } from '@liandong/projections';
import type { HeldReview, ReviewEvent } from '../../review/review.events.js';

/** One review that was held. */
export interface ReviewRow extends HeldReview {
  readonly reviewId: string;
  readonly dueOn: string;
  readonly inTime: boolean;
  readonly heldBy: string;
}

export const reviewRegister: Projection<ReviewRow, ReviewEvent> = {
  name: 'review-register',
  version: 1,
  categories: ['review'],
  table: {
    name: 'review_register',
    columns: {
      reviewId: 'text',
      organisationId: 'text NOT NULL',
      kind: 'text NOT NULL',
      period: 'text NOT NULL',
      heldOn: 'date NOT NULL',
      dueOn: 'date NOT NULL',
      inTime: 'boolean NOT NULL',
      heldBy: 'text NOT NULL',
      participants: 'jsonb NOT NULL',
      conclusions: 'text NOT NULL',
      figuresAt: 'text NOT NULL',
    },
    primaryKey: ['reviewId'],
    indexes: ['(organisation_id, held_on)', '(organisation_id, kind, period)'],
  },
  on: { ReviewHeld: ({ data, stream }) => [put({ reviewId: stream.slice('review-'.length), ...data })] },
};
