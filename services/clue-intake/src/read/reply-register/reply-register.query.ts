import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { replyErrors } from '../../reply/reply.errors.js';
import { replyView, type ShownReply } from '../../views/reply.view.js';
import { ReplyLine } from './reply-line.entity.js';
import type { ReplyFilter } from './reply-register.dto.js';

/** What real-name reporters are owed and were told. */
@Injectable()
export class ReplyRegisterQuery {
  constructor(
    @InjectRepository(ReplyLine, 'clue-intake') private readonly replies: Repository<ReplyLine>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The oldest first: that one has waited longest. */
  list(principal: Principal, filter: ReplyFilter): Promise<Page<ReplyLine>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('r.status = :status', filter);
    if (filter.kind) query.andWhere('r.kind = :kind', filter);
    if (filter.clue) query.andWhere('r.clueId = :clue', filter);
    return pageOf(query.orderBy('r.receivedOn', 'ASC').addOrderBy('r.replyId', 'ASC'), filter);
  }

  /** @throws DomainError reply.unknown: no such reply, or none that this person may see */
  async get(principal: Principal, replyId: string): Promise<ShownReply> {
    const found = await this.visibleTo(principal).andWhere('r.replyId = :replyId', { replyId }).getOne();
    if (!found) throw new DomainError(replyErrors.unknown);
    return replyView.show(found, principal, this.platform.clock.now());
  }

  /** B1.7: what came through the public channel is the reception's alone, until it is a clue that was handled. */
  private visibleTo(principal: Principal): SelectQueryBuilder<ReplyLine> {
    const query = withinScope(this.replies.createQueryBuilder('r'), 'r.organisation_id', principal, 'reply.read');
    return principal.roles.includes('reception-officer') ? query : query.andWhere('r.clueId IS NOT NULL');
  }
}
