import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { reconciliationErrors } from '../../reconciliation/reconciliation.decider.js';
import { reconciliationView, type ShownReconciliation } from '../../views/reconciliation.view.js';
import { BarredCluesQuery } from '../clue-register/barred-clues.query.js';
import { counted } from './reconciliation-register.projection.js';
import { Reconciliation } from './reconciliation.entity.js';

export const ReconciliationFilter = z.strictObject({
  ...paging,
  handler: z.string().max(100).optional(),
  status: z.enum(['open', 'differences', 'reconciled']).optional(),
  /** Only what has not been answered although its limit has passed. */
  overdue: z.enum(['true']).optional(),
});
export type ReconciliationFilter = z.output<typeof ReconciliationFilter>;

/** The reconciliations of a jurisdiction. */
@Injectable()
export class ReconciliationRegisterQuery {
  constructor(
    @InjectRepository(Reconciliation, 'clue-intake') private readonly reconciliations: Repository<Reconciliation>,
    private readonly barred: BarredCluesQuery,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async list(principal: Principal, filter: ReconciliationFilter): Promise<Page<Reconciliation>> {
    const query = this.visibleTo(principal);
    if (filter.handler) query.andWhere('r.handlerId = :handler', filter);
    if (filter.status) query.andWhere('r.status = :status', filter);
    if (filter.overdue) query.andWhere('r.dueAt < :now AND r.unanswered > 0', { now: this.platform.clock.now() });
    const page = await pageOf(query.orderBy('r.openedOn', 'DESC').addOrderBy('r.reconciliationId', 'ASC'), filter);
    return { ...page, items: await this.withoutBarred(principal, page.items) };
  }

  /** @throws DomainError reconciliation.unknown: no such one, or none that this person may see */
  async get(principal: Principal, reconciliationId: string): Promise<ShownReconciliation> {
    const found = await this.visibleTo(principal).andWhere('r.reconciliationId = :reconciliationId', { reconciliationId }).getOne();
    if (!found) throw new DomainError(reconciliationErrors.unknown);
    const [row] = await this.withoutBarred(principal, [found]);
    return reconciliationView.show(row!, principal, this.platform.clock.now());
  }

  /** B4.1: whoever is recused from a clue does not find it here either. */
  private withoutBarred(principal: Principal, rows: readonly Reconciliation[]): Promise<Reconciliation[]> {
    return this.barred.without(
      principal,
      rows,
      ({ items }) => items,
      (row, items) => {
        const { unanswered, differences } = counted(items);
        return { ...row, items, unanswered, differences };
      },
    );
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.reconciliations.createQueryBuilder('r'), 'r.organisation_id', principal, 'reconciliation.read', null);
  }
}
