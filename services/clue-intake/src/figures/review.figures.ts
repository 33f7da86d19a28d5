import { counting, figure } from '@liandong/service-kit';
import { review } from '../review/review.decider.js';

/** Reviews by the organisation's rhythm (B1.24). */
export const reviewFigures = [
  figure({
    name: 'clue-intake.reviews-held',
    title: { zh: '召开审核、排查、研判', en: 'reviews held, by kind and whether in time' },
    dimensions: ['kind', 'inTime'],
    from: [counting(review, ({ data }) => [{ value: 1, dimensions: { kind: data.kind, inTime: String(data.inTime) } }])],
  }),
];
