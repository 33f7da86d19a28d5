import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { departmentTies } from '../../clue/clue.department.js';
import { clueView, type ShownClue } from '../../views/clue.view.js';
import { Clue } from '../clue-register/clue.entity.js';

export const DepartmentClueFilter = z.strictObject({
  ...paging,
  as: z.enum(departmentTies).optional(),
  status: z.string().max(50).optional(),
});
export type DepartmentClueFilter = z.output<typeof DepartmentClueFilter>;

/** What is with the reader's department: found and kept, handed over to it, or issued to it (B1.5, B1.8). */
@Injectable()
export class DepartmentCluesQuery {
  constructor(
    @InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The newest first. */
  async list(principal: Principal, filter: DepartmentClueFilter): Promise<Page<ShownClue>> {
    const query = this.ownOf(principal);
    if (filter.as) query.andWhere('c.departmentAs = :as', filter);
    if (filter.status) query.andWhere('c.status = :status', filter);
    const page = await pageOf(query.orderBy('c.receivedOn', 'DESC').addOrderBy('c.clueId', 'ASC'), filter);
    return { ...page, items: page.items.map((clue) => clueView.show(clue, principal, this.platform.clock.now())) };
  }

  /** @throws DomainError clue.unknown: no such clue, or not with the reader's department */
  async get(principal: Principal, clueId: string): Promise<ShownClue> {
    const clue = await this.ownOf(principal).andWhere('c.clueId = :clueId', { clueId }).getOne();
    if (!clue) throw new DomainError({ code: 'clue.unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' });
    return clueView.show(clue, principal, this.platform.clock.now());
  }

  private ownOf(principal: Principal) {
    return withinScope(this.clues.createQueryBuilder('c'), 'c.department_id', principal, 'clue.read-department');
  }
}
