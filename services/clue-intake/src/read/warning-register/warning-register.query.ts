import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope, withoutBarred } from '@liandong/service-kit';
import type { WarningFilter } from './warning-register.dto.js';
import { Warning } from './warning.entity.js';

/** The limits of a jurisdiction that were warned about (B1.23). */
@Injectable()
export class WarningRegisterQuery {
  constructor(@InjectRepository(Warning, 'clue-intake') private readonly warnings: Repository<Warning>) {}

  /** The first to end first. */
  list(principal: Principal, filter: WarningFilter): Promise<Page<Warning>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('w.status = :status', filter);
    if (filter.band) query.andWhere('w.band = :band', filter);
    if (filter.overdue !== undefined) query.andWhere('w.overdue = :overdue', filter);
    if (filter.clock) query.andWhere('w.clock = :clock', filter);
    if (filter.about) query.andWhere('w.aboutId = :about', filter);
    if (filter.pending) query.andWhere('w.pending @> to_jsonb(:pending::text)', filter);
    return pageOf(query.orderBy('w.dueAt', 'ASC').addOrderBy('w.warningId', 'ASC'), filter);
  }

  /** @throws DomainError warning.unknown: no such warning, or none that this person may see */
  async get(principal: Principal, warningId: string): Promise<Warning> {
    const found = await this.visibleTo(principal).andWhere('w.warningId = :warningId', { warningId }).getOne();
    if (found) return found;
    throw new DomainError({ code: 'warning.unknown', kind: 'not-found', zh: '没有这条预警', en: 'There is no such warning' });
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<Warning> {
    // What it is about may be kept from somebody by a matter that is not its own.
    return withoutBarred(
      withinScope(this.warnings.createQueryBuilder('w'), 'w.organisation_id', principal, 'warning.read'),
      'w.about_id',
      principal,
    );
  }
}
