import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import { AgencyTransfer } from './agency-transfer.entity.js';
import type { TransferFilter } from './agency-transfers.dto.js';

/** What an agency handed over: its receipts and the feedback. An agency sees its own only. */
@Injectable()
export class AgencyTransfersQuery {
  constructor(@InjectRepository(AgencyTransfer, 'clue-intake') private readonly transfers: Repository<AgencyTransfer>) {}

  list(principal: Principal, filter: TransferFilter): Promise<Page<AgencyTransfer>> {
    const query = this.ownOf(principal);
    if (filter.stage) query.andWhere('t.stage = :stage', filter);
    if (filter.reference) query.andWhere('t.reference = :reference', filter);
    if (filter.eventId) query.andWhere('t.eventId = :eventId', filter);
    return pageOf(query.orderBy('t.transferredOn', 'DESC').addOrderBy('t.clueId', 'ASC'), filter);
  }

  /** @throws DomainError transfer.not-found: no such transfer of this agency */
  async get(principal: Principal, clueId: string): Promise<AgencyTransfer> {
    const transfer = await this.ownOf(principal).andWhere('t.clueId = :clueId', { clueId }).getOne();
    if (!transfer) throw new DomainError({ code: 'transfer.not-found', kind: 'not-found', zh: '贵机关没有移送过该线索', en: 'Your agency has handed over no such clue' });
    return transfer;
  }

  private ownOf(principal: Principal) {
    return withinScope(this.transfers.createQueryBuilder('t'), 't.agency_id', principal, 'clue.read-own-transfers', 't.clue_id');
  }
}
