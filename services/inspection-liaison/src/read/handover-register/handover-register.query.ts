import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { type HandoverPage, handoverView } from '../../views/handover.view.js';
import { RegisteredItem } from '../handover-items/registered-item.entity.js';
import { RegisteredHandover } from './registered-handover.entity.js';

/** Filters of the hand-over register; all that are given must hold. */
export const HandoverFilter = z.strictObject({
  ...paging,
  status: z.enum(['open', 'closed']).optional(),
  round: z.string().max(200).optional(),
  unit: z.string().max(200).optional(),
  matter: z.string().max(100).optional(),
  /** Part of title, unit or number of the authorisation. */
  text: z.string().trim().min(1).max(100).optional(),
});
export type HandoverFilter = z.output<typeof HandoverFilter>;

/** The hand-over register (移交登记簿) of a jurisdiction. */
@Injectable()
export class HandoverRegisterQuery {
  constructor(
    @InjectRepository(RegisteredHandover, 'inspection-liaison') private readonly handovers: Repository<RegisteredHandover>,
    @InjectRepository(RegisteredItem, 'inspection-liaison') private readonly items: Repository<RegisteredItem>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The latest first. `items` counts them. */
  list(principal: Principal, filter: HandoverFilter): Promise<Page<RegisteredHandover>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('h.status = :status', filter);
    if (filter.round) query.andWhere('h.round = :round', filter);
    if (filter.unit) query.andWhere('h.inspectedUnitId = :unit', filter);
    if (filter.matter) query.andWhere('h.matterId = :matter', filter);
    if (filter.text)
      query.andWhere(
        `(strpos(h.title, :text) > 0 OR strpos(h.inspectedUnitName, :text) > 0 OR strpos(h.authorisation ->> 'number', :text) > 0)`,
        filter,
      );
    return pageOf(query.orderBy('h.openedOn', 'DESC').addOrderBy('h.handoverId', 'ASC'), filter);
  }

  /** @throws DomainError handover.unknown: no such hand-over, or none that this person may see */
  async get(principal: Principal, handoverId: string): Promise<NonNullable<HandoverPage['handover']>> {
    const handover = await this.visibleTo(principal).andWhere('h.handoverId = :handoverId', { handoverId }).getOne();
    if (!handover)
      throw new DomainError({ code: 'handover.unknown', kind: 'not-found', zh: '没有这次移交', en: 'There is no such hand-over' });
    const items = await this.items.find({ where: { handoverId }, order: { itemNo: 'ASC' } });
    return handoverView.show({ register: handover, items }, principal, this.platform.clock.now()).handover!;
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<RegisteredHandover> {
    return withinScope(this.handovers.createQueryBuilder('h'), 'h.organisation_id', principal, 'handover.read');
  }
}
