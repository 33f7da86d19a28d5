import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { clueCopyErrors } from '../../clue-copy/clue-copy.errors.js';
import { clueCopyView, type ShownClueCopy } from '../../views/clue-copy.view.js';
import { ClueCopy } from './clue-copy.entity.js';

export const ClueCopyFilter = z.strictObject({
  ...paging,
  status: z.enum(['received', 'proposed', 'approved', 'replied', 'acknowledged']).optional(),
  agency: z.string().max(100).optional(),
  reference: z.string().max(100).optional(),
});
export type ClueCopyFilter = z.output<typeof ClueCopyFilter>;

/** A copy as its sender sees it: the items, and what it was told about them. */
export type OwnClueCopy = Pick<
  ClueCopy,
  | 'copyId'
  | 'reference'
  | 'periodFrom'
  | 'periodTo'
  | 'copiedOn'
  | 'items'
  | 'results'
  | 'replyText'
  | 'repliedOn'
  | 'acknowledgedOn'
  | 'eventId'
> & {
  /** 已收到 · 研判中 · 已回复 · 已签收 */
  readonly stage: 'received' | 'in-analysis' | 'replied' | 'acknowledged';
};

const stages: Readonly<Record<string, OwnClueCopy['stage']>> = {
  received: 'received',
  proposed: 'in-analysis',
  approved: 'in-analysis',
  replied: 'replied',
  acknowledged: 'acknowledged',
};

/** The copies of a jurisdiction; an agency sees its own. */
@Injectable()
export class ClueCopyRegisterQuery {
  constructor(
    @InjectRepository(ClueCopy, 'clue-intake') private readonly copies: Repository<ClueCopy>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The newest first. */
  list(principal: Principal, filter: ClueCopyFilter): Promise<Page<ClueCopy>> {
    return pageOf(narrow(this.visibleTo(principal), filter), filter);
  }

  /** @throws DomainError clue-copy.unknown: no such copy, or none that this person may see */
  async get(principal: Principal, copyId: string): Promise<ShownClueCopy> {
    return clueCopyView.show(await one(this.visibleTo(principal), copyId), principal, this.platform.clock.now());
  }

  async own(principal: Principal, filter: ClueCopyFilter): Promise<Page<OwnClueCopy>> {
    const page = await pageOf(narrow(this.ownOf(principal), filter), filter);
    return { ...page, items: page.items.map(asSender) };
  }

  /** @throws DomainError clue-copy.unknown: this agency sent no such copy */
  async ownOne(principal: Principal, copyId: string): Promise<OwnClueCopy> {
    return asSender(await one(this.ownOf(principal), copyId));
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<ClueCopy> {
    return withinScope(this.copies.createQueryBuilder('c'), 'c.organisation_id', principal, 'clue-copy.read', 'c.copy_id');
  }

  private ownOf(principal: Principal): SelectQueryBuilder<ClueCopy> {
    return withinScope(this.copies.createQueryBuilder('c'), 'c.agency_id', principal, 'clue-copy.read-own', 'c.copy_id');
  }
}

function narrow(query: SelectQueryBuilder<ClueCopy>, filter: ClueCopyFilter): SelectQueryBuilder<ClueCopy> {
  if (filter.status) query.andWhere('c.status = :status', filter);
  if (filter.agency) query.andWhere('c.agencyId = :agency', filter);
  if (filter.reference) query.andWhere('c.reference = :reference', filter);
  return query.orderBy('c.copiedOn', 'DESC').addOrderBy('c.copyId', 'ASC');
}

async function one(query: SelectQueryBuilder<ClueCopy>, copyId: string): Promise<ClueCopy> {
  const found = await query.andWhere('c.copyId = :copyId', { copyId }).getOne();
  ensure(found, clueCopyErrors.unknown);
  return found;
}

function asSender({
  copyId,
  reference,
  status,
  periodFrom,
  periodTo,
  copiedOn,
  items,
  results,
  replyText,
  repliedOn,
  acknowledgedOn,
  eventId,
}: ClueCopy): OwnClueCopy {
  return {
    copyId,
    reference,
    stage: stages[status]!,
    periodFrom,
    periodTo,
    copiedOn,
    items,
    results,
    replyText,
    repliedOn,
    acknowledgedOn,
    eventId,
  };
}
