import type { ServiceSlice } from '@liandong/service-kit';
import { reviewFigures } from '../figures/review.figures.js';
import { ReviewRegisterController } from '../read/review-register/review-register.controller.js';
import { reviewRegister } from '../read/review-register/review-register.projection.js';
import { ReviewRegisterQuery } from '../read/review-register/review-register.query.js';
import { Review } from '../read/review-register/review.entity.js';
import { ReviewController } from './review.controller.js';
import { ReviewService } from './review.service.js';

/** 研判 / reviews of the clues of a period, by the organisation's rhythm (B1.24). */
export const reviewSlice: ServiceSlice = {
  categories: ['review'],
  projections: [reviewRegister],
  entities: [Review],
  figures: reviewFigures,
  controllers: [ReviewController, ReviewRegisterController],
  providers: [ReviewService, ReviewRegisterQuery],
};
