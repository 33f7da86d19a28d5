import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { custodyErrors } from '../../custody/custody.errors.js';
import { CustodyStep } from './custody-step.entity.js';

export const CustodyFilter = z.strictObject({
  ...paging,
  status: z.enum(['open', 'handed-over', 'received']).optional(),
  /** Only what lacks a signature. */
  unsigned: z.enum(['true']).optional(),
});
export type CustodyFilter = z.output<typeof CustodyFilter>;

/** Steps of clues from hand to hand in a jurisdiction. */
@Injectable()
export class CustodyRegisterQuery {
  constructor(@InjectRepository(CustodyStep, 'clue-intake') private readonly steps: Repository<CustodyStep>) {}

  list(principal: Principal, filter: CustodyFilter): Promise<Page<CustodyStep>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('s.status = :status', filter);
    if (filter.unsigned) query.andWhere(`s.status <> 'received'`);
    return pageOf(query.orderBy('s.clueNumber', 'ASC').addOrderBy('s.clueId', 'ASC').addOrderBy('s.step', 'ASC'), filter);
  }

  /** @throws DomainError custody.unknown: no step of such a clue, or none that this person may see */
  async get(principal: Principal, clueId: string): Promise<{ readonly clueId: string; readonly steps: readonly CustodyStep[] }> {
    const steps = await this.visibleTo(principal).andWhere('s.clueId = :clueId', { clueId }).orderBy('s.step', 'ASC').getMany();
    if (steps.length === 0) throw new DomainError(custodyErrors.unknown);
    return { clueId, steps };
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.steps.createQueryBuilder('s'), 's.organisation_id', principal, 'custody.read', 's.clue_id');
  }
}
