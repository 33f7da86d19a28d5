import { Injectable } from '@nestjs/common';
import { asSeen, type AsSeen } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import type { RequestContext } from '@liandong/service-kit';
import { Owners } from '../owners.js';
import { TimelineQuery } from '../timeline/timeline.query.js';

/** What whoever decided had before them: the timeline knows whose event it is, its owner shows the view. */
@Injectable()
export class AsSeenQuery {
  constructor(
    private readonly timelines: TimelineQuery,
    private readonly owners: Owners,
  ) {}

  /**
   * @throws DomainError audit.event-unknown: the matter has no such event; audit.owner-unknown; as-seen.not-a-decision; as-seen.not-recorded
   * @throws StoreUnavailable the owner does not answer
   */
  async of(request: RequestContext, matterId: string, eventId: string): Promise<AsSeen> {
    const entry = await this.timelines
      .visibleTo(request.principal, 'audit.read-as-seen')
      .andWhere('t.matterId = :matterId AND t.eventId = :eventId', { matterId, eventId })
      .getOne();
    if (!entry)
      throw new DomainError({
        code: 'audit.event-unknown',
        kind: 'not-found',
        zh: '该事项没有这一事件',
        en: 'The matter has no such event',
      });
    const { stream, revision, category } = entry;
    return this.owners.ask(request, this.owners.ofCategory(category), asSeen, { stream, revision, eventId, matterId });
  }
}
