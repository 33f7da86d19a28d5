import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import { Agency } from './agency.entity.js';

/** The agencies that may post to a jurisdiction's commission. */
@Injectable()
export class AgencyRegisterQuery {
  constructor(@InjectRepository(Agency, 'clue-intake') private readonly agencies: Repository<Agency>) {}

  list(principal: Principal, page: { readonly limit: number; readonly offset: number }): Promise<Page<Agency>> {
    return pageOf(this.visibleTo(principal).orderBy('a.agencyId', 'ASC'), page);
  }

  /** @throws DomainError agency.not-found: no such agency, or none that this person may see */
  async get(principal: Principal, agencyId: string): Promise<Agency> {
    const agency = await this.visibleTo(principal).andWhere('a.agencyId = :agencyId', { agencyId }).getOne();
    if (!agency) throw new DomainError({ code: 'agency.not-found', kind: 'not-found', zh: '没有这个机关', en: 'There is no such agency' });
    return agency;
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.agencies.createQueryBuilder('a'), 'a.commission_id', principal, 'agency.read', null);
  }
}
