import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { DueReviewsQuery, ReviewFilter, ReviewRegisterQuery } from './review-register.query.js';

@ApiTags('reviews')
@Controller('api/clue-intake/reviews')
export class ReviewRegisterController {
  constructor(private readonly register: ReviewRegisterQuery) {}

  @Get()
  @Reads('review.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ReviewFilter }) filter: ReviewFilter) {
    return this.register.list(principal, filter);
  }

  /** Which review is due when, and what was held (B1.24). */
  @Get('due')
  @Reads('review.read')
  due(@Request() { principal }: RequestContext, @Query({ schema: DueReviewsQuery }) asked: DueReviewsQuery) {
    return this.register.due(principal, asked);
  }
}
