import type { HeldReview, ReviewEvent } from '../../review/review.events.js';
import { itIsAReadModel, rowsAfter } from '@liandong/service-kit/testing';
import { reviewRegister } from './review-register.projection.js';

const study: HeldReview = {
  organisationId: 'mhk',
  kind: 'monthly-study',
  period: '2020-06',
  heldOn: '2020-07-06',
  participants: ['d', 'p'],
  conclusions: '暂存线索逐件清理',
  figuresAt: '17',
};
const held: ReviewEvent = { type: 'ReviewHeld', data: { ...study, dueOn: '2020-07-05', inTime: false, heldBy: 'd' } };

describe('register of reviews', () => {
  itIsAReadModel(reviewRegister, ['review-r1', [held]]);

  it('B1.24: what was held, whether in time, and the position of the figures that lay before it', () => {
    expect(rowsAfter(reviewRegister, ['review-r1', [held]])).toEqual([
      { reviewId: 'r1', ...study, dueOn: '2020-07-05', inTime: false, heldBy: 'd' },
    ]);
  });
});
