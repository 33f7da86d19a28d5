import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope, withoutBarred } from '@liandong/service-kit';
import { breachErrors } from '../../breach/breach.errors.js';
import { breachKinds } from '../../rules/breach-kinds.js';
import { breachView, type ShownBreach } from '../../views/breach.view.js';
import { Breach } from './breach.entity.js';

const id = z.string().min(1).max(100);

/** Filters of the register; all that are given must hold. `about`: a clue, report or matter. */
export const BreachFilter = z.strictObject({
  ...paging,
  kind: z.enum(breachKinds).optional(),
  rule: z.string().max(20).optional(),
  status: z.enum(['reported', 'registered', 'under-examination', 'found', 'not-found', 'handed-over', 'closed']).optional(),
  result: z.enum(['found', 'not-found']).optional(),
  officer: id.optional(),
  about: id.optional(),
});
export type BreachFilter = z.output<typeof BreachFilter>;

/** The register of a jurisdiction: for few, and never for whoever a breach is about (B4.5). */
@Injectable()
export class BreachRegisterQuery {
  constructor(
    @InjectRepository(Breach, 'clue-intake') private readonly breaches: Repository<Breach>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The latest occurrence first. */
  list(principal: Principal, filter: BreachFilter): Promise<Page<Breach>> {
    const query = this.visibleTo(principal);
    if (filter.kind) query.andWhere('b.kind = :kind', filter);
    if (filter.rule) query.andWhere('b.ruleId = :rule', filter);
    if (filter.status) query.andWhere('b.status = :status', filter);
    if (filter.result) query.andWhere('b.result = :result', filter);
    if (filter.officer) query.andWhere('b.officerId = :officer', filter);
    if (filter.about) query.andWhere('b.aboutId = :about', filter);
    return pageOf(query.orderBy('b.occurredOn', 'DESC').addOrderBy('b.breachId', 'ASC'), filter);
  }

  /** @throws DomainError breach.unknown: none, none that this person may see, or one that is about this person */
  async get(principal: Principal, breachId: string): Promise<ShownBreach> {
    const row = await this.visibleTo(principal).andWhere('b.breachId = :breachId', { breachId }).getOne();
    ensure(row, breachErrors.unknown);
    return breachView.show(row, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<Breach> {
    const query = withinScope(this.breaches.createQueryBuilder('b'), 'b.organisation_id', principal, 'breach.read');
    return withoutBarred(query, 'b.about_id', principal).andWhere('b.officerId <> :reader', { reader: principal.personId });
  }
}
