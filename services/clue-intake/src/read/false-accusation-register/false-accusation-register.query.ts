import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { jurisdictionOf, jurisdictionsBelow, type Principal, requireRole } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { type Page, pageOf, type Platform, PLATFORM, withoutBarred } from '@liandong/service-kit';
import { falseAccusationView, type ShownFalseAccusation } from '../../views/false-accusation.view.js';
import { FalseAccusation } from './false-accusation.entity.js';
import type { FalseAccusationFilter } from './false-accusation-register.dto.js';

/** The findings of a jurisdiction, and those on which its people decide for a lower one (B1.16). */
@Injectable()
export class FalseAccusationRegisterQuery {
  constructor(
    @InjectRepository(FalseAccusation, 'clue-intake') private readonly findings: Repository<FalseAccusation>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async list(principal: Principal, filter: FalseAccusationFilter): Promise<Page<FalseAccusation>> {
    const query = this.visibleTo(principal);
    if (filter.clue) query.andWhere('f.clueId = :clue', filter);
    if (filter.status) query.andWhere('f.status = :status', filter);
    query.orderBy('f.findingId', 'ASC');
    return pageOf(query, filter);
  }

  /** @throws DomainError false-accusation.unknown: no such finding, or none that this person may see */
  async get(principal: Principal, findingId: string): Promise<ShownFalseAccusation> {
    const row = await this.visibleTo(principal).andWhere('f.findingId = :findingId', { findingId }).getOne();
    if (!row)
      throw new DomainError({
        code: 'false-accusation.unknown',
        kind: 'not-found',
        zh: '没有这件诬告认定',
        en: 'There is no such finding',
      });
    return falseAccusationView.show(row, principal, this.platform.clock.now());
  }

  /** Whoever decides for a lower jurisdiction sees what is to be decided. */
  private visibleTo(principal: Principal): SelectQueryBuilder<FalseAccusation> {
    requireRole(principal, 'false-accusation.read');
    const jurisdictions = [
      jurisdictionOf(principal.organisationId),
      ...jurisdictionsBelow(principal.organisationId, dateInChina(this.platform.clock.now())),
    ];
    const query = this.findings
      .createQueryBuilder('f')
      .andWhere(`split_part(f.organisation_id, '.', 1) IN (:...jurisdictions)`, { jurisdictions });
    return withoutBarred(query, 'f.matter_id', principal);
  }
}
