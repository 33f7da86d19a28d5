import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { type Principal, secrecyLevels } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, withinScope } from '@liandong/service-kit';
import { classificationErrors } from './classification.decider.js';
import type { ClassificationView, ShownClassification } from './classification.view.js';
import type { Classification } from './classification.entity.js';

export const ClassificationFilter = z.strictObject({
  ...paging,
  level: z.enum(secrecyLevels).optional(),
  status: z.enum(['proposed', 'decided']).optional(),
});
export type ClassificationFilter = z.output<typeof ClassificationFilter>;

/** How the matters of a jurisdiction are classified, as far as the reader is cleared. */
export class ClassificationRegisterQuery {
  constructor(
    private readonly classifications: Repository<Classification>,
    private readonly platform: Pick<Platform, 'clock'>,
    private readonly view: ClassificationView,
  ) {}

  list(principal: Principal, filter: ClassificationFilter): Promise<Page<Classification>> {
    const query = this.visibleTo(principal);
    if (filter.level) query.andWhere('c.level = :level', filter);
    if (filter.status) query.andWhere('c.status = :status', filter);
    return pageOf(query.orderBy('c.matterId', 'ASC'), filter);
  }

  /** @throws DomainError classification.unknown: nothing was classified, or nothing that this person may see */
  async get(principal: Principal, matterId: string): Promise<ShownClassification> {
    const row = await this.visibleTo(principal).andWhere('c.matterId = :matterId', { matterId }).getOne();
    ensure(row, classificationErrors.unknown);
    return this.view.show(row, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<Classification> {
    return withinScope(this.classifications.createQueryBuilder('c'), 'c.organisation_id', principal, 'classification.read');
  }
}
