import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Permission, Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Band, bands } from '@liandong/legal-time';
import { flag, inBand, type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { itemActions } from '../../handover/handover.allowed-actions.js';
import type { ItemStatus } from '../../handover/handover.state.js';
import { itemKinds } from '../../handover/item-routes.js';
import { handoverView, type ShownReceivedItem } from '../../views/handover.view.js';
import { RegisteredHandover } from '../handover-register/registered-handover.entity.js';
import { type ItemLine, itemLine } from './item-line.js';
import { RegisteredItem } from './registered-item.entity.js';

const statuses = Object.keys(itemActions) as [ItemStatus, ...ItemStatus[]];

/** Filters of items; all that are given must hold. */
export const ItemFilter = z.strictObject({
  ...paging,
  kind: z.enum(itemKinds).optional(),
  status: z.enum(statuses).optional(),
  priority: flag.optional(),
  raisedLevel: flag.optional(),
  receiver: z.string().max(200).optional(),
  round: z.string().max(200).optional(),
  /** Colour of a running limit. */
  band: z.enum(bands).optional(),
});
export type ItemFilter = z.output<typeof ItemFilter>;

/** An item and the hand-over that it belongs to. */
export type ListedItem = ItemLine &
  Pick<RegisteredHandover, 'round' | 'tourOfficeId' | 'inspectedUnitId' | 'inspectedUnitName' | 'organisationId'>;

/** An item as its receiver sees it: what was deliberated before stays with the tour office. */
export type ReceivedItem = Omit<ListedItem, 'consultations'>;

/** Limits to report back that are running (B3.4), the most urgent first. */
export interface ResultDeadlines extends Page<ListedItem> {
  /** Moment for which the colours hold. */
  readonly at: string;
  /** How many limits run in which band, whatever the filter shows. */
  readonly bands: Readonly<Record<Band, number>>;
}

/** Items over all hand-overs of a jurisdiction, and those that went to the reader's own organisation. */
@Injectable()
export class HandoverItemsQuery {
  constructor(
    @InjectRepository(RegisteredItem, 'inspection-liaison') private readonly items: Repository<RegisteredItem>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** 3.14: priority before the rest, then the latest handed over. */
  list(principal: Principal, filter: ItemFilter): Promise<Page<ListedItem>> {
    return this.page(this.narrow(this.within(principal, 'handover.read', 'h.organisation_id'), filter), filter);
  }

  async deadlines(principal: Principal, filter: ItemFilter): Promise<ResultDeadlines> {
    const running = (narrowed: ItemFilter) =>
      this.narrow(this.within(principal, 'handover.read', 'h.organisation_id'), narrowed).andWhere('i.awaitsFeedback');
    const page = await this.page(running(filter).orderBy('i.resultDueAt', 'ASC'), filter);
    const counts = await Promise.all(bands.map(async (band) => [band, await running({ ...filter, band }).getCount()] as const));
    return { at: this.platform.clock.now(), bands: Object.fromEntries(counts) as Record<Band, number>, ...page };
  }

  /** What was signed out to the reader's organisation; before that nobody there knows of it. */
  async received(principal: Principal, filter: ItemFilter): Promise<Page<ReceivedItem>> {
    const page = await this.page(this.narrow(this.receivedBy(principal), filter), filter);
    return { ...page, items: page.items.map(withoutDeliberation) };
  }

  /** @throws DomainError handover.unknown-item: nothing of this id went to the reader's organisation */
  async receivedOne(principal: Principal, itemId: string): Promise<ShownReceivedItem> {
    const item = await this.receivedBy(principal).andWhere('i.itemId = :itemId', { itemId }).getOne();
    if (!item)
      throw new DomainError({
        code: 'handover.unknown-item',
        kind: 'not-found',
        zh: '没有移交给贵机关的该事项',
        en: 'No such item was handed over to your organisation',
      });
    const { handover: register, ...row } = item;
    const { received } = handoverView.show({ register: register!, items: [row] }, principal, this.platform.clock.now());
    return received[0]!;
  }

  private receivedBy(principal: Principal): SelectQueryBuilder<RegisteredItem> {
    return this.within(principal, 'handover.read-received', 'i.receiver_id').andWhere('i.signedOutOn IS NOT NULL');
  }

  private within(principal: Principal, permission: Permission, column: string): SelectQueryBuilder<RegisteredItem> {
    const query = this.items
      .createQueryBuilder('i')
      .innerJoinAndMapOne('i.handover', RegisteredHandover, 'h', 'h.handover_id = i.handover_id');
    return withinScope(query, column, principal, permission);
  }

  private async page(query: SelectQueryBuilder<RegisteredItem>, filter: ItemFilter): Promise<Page<ListedItem>> {
    query
      .addOrderBy('i.priority', 'DESC')
      .addOrderBy('i.signedInOn', 'DESC', 'NULLS LAST')
      .addOrderBy('i.handoverId', 'ASC')
      .addOrderBy('i.itemNo', 'ASC');
    const page = await pageOf(query, filter);
    return { ...page, items: page.items.map((item) => this.listed(item)) };
  }

  private narrow(query: SelectQueryBuilder<RegisteredItem>, filter: ItemFilter): SelectQueryBuilder<RegisteredItem> {
    if (filter.kind) query.andWhere('i.kind = :kind', filter);
    if (filter.status) query.andWhere('i.status = :status', filter);
    if (filter.priority !== undefined) query.andWhere('i.priority = :priority', filter);
    if (filter.raisedLevel !== undefined) query.andWhere('i.raisedLevel = :raisedLevel', filter);
    if (filter.receiver) query.andWhere('i.receiverId = :receiver', filter);
    if (filter.round) query.andWhere('h.round = :round', filter);
    if (filter.band) inBand(query.andWhere('i.awaitsFeedback'), 'i.resultDueAt', filter.band, this.platform.clock.now());
    return query;
  }

  private listed(item: RegisteredItem): ListedItem {
    const { round, tourOfficeId, inspectedUnitId, inspectedUnitName, organisationId } = item.handover!;
    return { ...itemLine(item, this.platform.clock.now()), round, tourOfficeId, inspectedUnitId, inspectedUnitName, organisationId };
  }
}

function withoutDeliberation({ consultations: _consultations, ...item }: ListedItem): ReceivedItem {
  return item;
}
