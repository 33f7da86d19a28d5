import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { flag, type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { evaluationReferenceErrors } from '../../evaluation-reference/evaluation-reference.decider.js';
import { evaluationReferenceView, type ShownReference } from '../../views/evaluation-reference.view.js';
import { ListedReference } from './evaluation-reference.entity.js';

export const EvaluationReferenceFilter = z.strictObject({
  ...paging,
  /** The unit, and those below it. */
  unit: z.string().max(200).optional(),
  /** Collected in a period that reaches into these days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** By a type of the table of problem types, or by the area of types (B1.22). */
  problemType: z.string().max(100).optional(),
  problemArea: z.string().max(100).optional(),
  /** Used for this round (轮次). */
  round: z.string().max(200).optional(),
  /** Whether any tour office has signed for it. */
  acknowledged: flag.optional(),
});
export type EvaluationReferenceFilter = z.output<typeof EvaluationReferenceFilter>;

/** What the analyses of a jurisdiction say about units, for the tours. */
@Injectable()
export class EvaluationReferencesQuery {
  constructor(
    @InjectRepository(ListedReference, 'inspection-liaison') private readonly references: Repository<ListedReference>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** By unit, the latest period first. */
  list(principal: Principal, filter: EvaluationReferenceFilter): Promise<Page<ListedReference>> {
    const query = this.visibleTo(principal);
    if (filter.unit) query.andWhere('(r.unitId = :unit OR starts_with(r.unitId, :below))', { unit: filter.unit, below: `${filter.unit}.` });
    if (filter.from) query.andWhere('r.periodTo >= :from', filter);
    if (filter.to) query.andWhere('r.periodFrom <= :to', filter);
    if (filter.problemType) query.andWhere('r.problemType = :problemType', filter);
    if (filter.problemArea) query.andWhere('r.problemArea = :problemArea', filter);
    if (filter.round) query.andWhere('r.acknowledgements @> :round::jsonb', { round: JSON.stringify([{ round: filter.round }]) });
    if (filter.acknowledged !== undefined) query.andWhere(`jsonb_array_length(r.acknowledgements) ${filter.acknowledged ? '>' : '='} 0`);
    return pageOf(query.orderBy('r.unitId', 'ASC').addOrderBy('r.periodFrom', 'DESC').addOrderBy('r.referenceId', 'ASC'), filter);
  }

  /** @throws DomainError evaluation-reference.unknown: no such reference, or none that this person may see */
  async get(principal: Principal, referenceId: string): Promise<ShownReference> {
    const found = await this.visibleTo(principal).andWhere('r.referenceId = :referenceId', { referenceId }).getOne();
    ensure(found, evaluationReferenceErrors.unknown);
    return evaluationReferenceView.show(found, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.references.createQueryBuilder('r'), 'r.organisation_id', principal, 'evaluation-reference.read', null);
  }
}
