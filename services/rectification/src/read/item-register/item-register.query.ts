import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Band, warningBand } from '@liandong/legal-time';
import { inBand, type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { itemView, type ShownItem } from '../../views/item.view.js';
import type { ItemFilter, RateFilter } from './item-register.dto.js';
import { Item } from './item.entity.js';
import { type RectificationRate, rateOf } from './rate.js';

/** A line of the ledger as it is shown: with the colour of its running limit at the moment of reading; null where none runs. */
export type ItemLine = Item & { readonly band: Band | null };

/** The whole commission's ledger, or one unit's own part of it. */
export type View = 'rectification.read' | 'rectification.read-own';

const RUNNING: readonly string[] = ['rectifying', 'submitted', 'checked'];

/** The rectification ledger (整改台账). */
@Injectable()
export class ItemRegisterQuery {
  constructor(
    @InjectRepository(Item, 'rectification') private readonly items: Repository<Item>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The most urgent first. */
  async list(principal: Principal, view: View, filter: ItemFilter): Promise<Page<ItemLine>> {
    const query = this.visibleTo(principal, view, filter);
    if (filter.status) query.andWhere('i.status = :status', filter);
    if (filter.band)
      inBand(query.andWhere('i.status IN (:...running)', { running: RUNNING }), 'i.dueAt', filter.band, this.platform.clock.now());
    query.orderBy('i.dueAt', 'ASC', 'NULLS LAST').addOrderBy('i.itemId', 'ASC');
    const page = await pageOf(query, filter);
    return { ...page, items: page.items.map((item) => this.line(item)) };
  }

  /** @throws DomainError rectification.unknown: no such item, or none that this person may see */
  async get(principal: Principal, view: View, itemId: string): Promise<ShownItem> {
    const item = await this.visibleTo(principal, view, {}).andWhere('i.itemId = :itemId', { itemId }).getOne();
    if (!item)
      throw new DomainError({
        code: 'rectification.unknown',
        kind: 'not-found',
        zh: '没有这个整改事项',
        en: 'There is no such rectification item',
      });
    return itemView.show(item, principal, this.platform.clock.now());
  }

  /** B3.11: the rate over the items that this person may see. */
  async rate(principal: Principal, filter: RateFilter): Promise<RectificationRate> {
    return rateOf(await this.visibleTo(principal, 'rectification.read', filter).orderBy('i.itemId', 'ASC').getMany());
  }

  private visibleTo(principal: Principal, view: View, { unit, matter, foundBy }: RateFilter): SelectQueryBuilder<Item> {
    const query = withinScope(
      this.items.createQueryBuilder('i'),
      view === 'rectification.read' ? 'i.organisation_id' : 'i.unit_id',
      principal,
      view,
    );
    if (unit) query.andWhere('i.unitId = :unit', { unit });
    if (matter) query.andWhere('i.matterId = :matter', { matter });
    if (foundBy) query.andWhere('i.foundById = :foundBy', { foundBy });
    return query;
  }

  private line(item: Item): ItemLine {
    const runs = item.dueAt !== null && RUNNING.includes(item.status);
    return { ...item, band: runs ? warningBand(item.dueAt!.toISOString(), this.platform.clock.now()) : null };
  }
}
