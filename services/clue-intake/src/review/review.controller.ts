import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { HoldReviewBody } from './review.dto.js';
import { ReviewService } from './review.service.js';

@ApiTags('reviews')
@Controller('api/clue-intake/reviews')
export class ReviewController {
  constructor(private readonly reviews: ReviewService) {}

  @Post()
  @Command('review.hold')
  hold(@Request() request: RequestContext, @Body({ schema: HoldReviewBody }) body: HoldReviewBody) {
    return this.reviews.hold(request, body);
  }
}
