import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { clarificationView, type ShownClarification } from '../../views/clarification.view.js';
import { Clarification } from './clarification.entity.js';
import type { ClarificationFilter } from './clarification-register.dto.js';

/** The clarifications of a jurisdiction. */
@Injectable()
export class ClarificationRegisterQuery {
  constructor(
    @InjectRepository(Clarification, 'clue-intake') private readonly clarifications: Repository<Clarification>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async list(principal: Principal, filter: ClarificationFilter): Promise<Page<Clarification>> {
    const query = this.visibleTo(principal);
    if (filter.clue) query.andWhere('c.clueId = :clue', filter);
    if (filter.status) query.andWhere('c.status = :status', filter);
    if (filter.form) query.andWhere('c.form = :form', filter);
    query.orderBy('c.clarificationId', 'ASC');
    return pageOf(query, filter);
  }

  /** @throws DomainError clarification.unknown: no such one, or none that this person may see */
  async get(principal: Principal, clarificationId: string): Promise<ShownClarification> {
    const row = await this.visibleTo(principal).andWhere('c.clarificationId = :clarificationId', { clarificationId }).getOne();
    if (!row)
      throw new DomainError({ code: 'clarification.unknown', kind: 'not-found', zh: '没有这件澄清', en: 'There is no such clarification' });
    return clarificationView.show(row, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<Clarification> {
    return withinScope(this.clarifications.createQueryBuilder('c'), 'c.organisation_id', principal, 'clarification.read');
  }
}
