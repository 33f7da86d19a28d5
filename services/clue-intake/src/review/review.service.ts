import { Injectable } from '@nestjs/common';
import { CommandRunner, idFrom, type RequestContext, ServiceRuntime } from '@liandong/service-kit';
import { review } from './review.decider.js';
import type { HoldReviewBody } from './review.dto.js';

/** One method per command. What is decided stands in review.decider.ts. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly runtime: ServiceRuntime,
  ) {}

  /** ReviewHeld: one per organisation, kind and period. Rule B1.24. */
  async hold(request: RequestContext, { figuresAt, ...asked }: HoldReviewBody) {
    const data = { ...asked, figuresAt: figuresAt ?? String(await this.runtime.store.head()) };
    const { organisationId, kind, period } = asked;
    return this.commands.run(
      review,
      idFrom('review', organisationId, kind, period),
      request,
      'review.hold',
      { type: 'hold', data },
      { organisationId },
    );
  }
}
