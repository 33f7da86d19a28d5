import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import { jurisdictionOf, type Principal, requireScope } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { type DueReview, reviewsDue } from './reviews-due.js';
import { Review } from './review.entity.js';

export const ReviewFilter = z.strictObject({ ...paging, kind: z.string().max(100).optional(), period: z.string().max(20).optional() });
export type ReviewFilter = z.output<typeof ReviewFilter>;

/** `on`: how it stands at that day; default: today. */
export const DueReviewsQuery = z.strictObject({ organisation: z.string().min(1).max(100).optional(), on: z.iso.date().optional() });
export type DueReviewsQuery = z.output<typeof DueReviewsQuery>;

/** The reviews of a jurisdiction. */
@Injectable()
export class ReviewRegisterQuery {
  constructor(
    @InjectRepository(Review, 'clue-intake') private readonly reviews: Repository<Review>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The newest first. */
  list(principal: Principal, filter: ReviewFilter): Promise<Page<Review>> {
    const query = withinScope(this.reviews.createQueryBuilder('r'), 'r.organisation_id', principal, 'review.read', null);
    if (filter.kind) query.andWhere('r.kind = :kind', filter);
    if (filter.period) query.andWhere('r.period = :period', filter);
    return pageOf(query.orderBy('r.heldOn', 'DESC').addOrderBy('r.reviewId', 'ASC'), filter);
  }

  /** Which reviews an organisation has to hold, and which it held. @throws DomainError access.wrong-organisation */
  async due(
    principal: Principal,
    { organisation, on }: DueReviewsQuery,
  ): Promise<{ readonly organisationId: string; readonly on: string; readonly items: readonly DueReview[] }> {
    const organisationId = organisation ?? jurisdictionOf(principal.organisationId);
    requireScope(principal, 'review.read', organisationId);
    const day = on ?? dateInChina(this.platform.clock.now());
    const held = await this.reviews.find({ where: { organisationId }, select: { kind: true, period: true, heldOn: true } });
    const known = new Set(held.filter(({ heldOn }) => heldOn <= day).map(({ kind, period }) => `${kind} ${period}`));
    return { organisationId, on: day, items: reviewsDue(organisationId, day, (kind, period) => known.has(`${kind} ${period}`)) };
  }
}
