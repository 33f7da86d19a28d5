import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal, Role } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { type ShownTalkInquiry, talkInquiryView } from '../../views/talk-inquiry.view.js';
import { TalkInquiry } from './talk-inquiry.entity.js';
import type { TalkInquiryFilter } from './talk-inquiry-register.dto.js';

/** Who reads those of every department; a department reads what it handles (B1.18). */
const ofAllDepartments: readonly Role[] = ['intake-officer', 'case-director', 'principal', 'deputy'];

/** The register of talks and inquiries (谈话函询台账) of a jurisdiction. */
@Injectable()
export class TalkInquiryRegisterQuery {
  constructor(
    @InjectRepository(TalkInquiry, 'clue-intake') private readonly talkInquiries: Repository<TalkInquiry>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** What is due first comes first; what has no limit running comes last. */
  async list(principal: Principal, filter: TalkInquiryFilter): Promise<Page<TalkInquiry>> {
    const query = this.visibleTo(principal);
    if (filter.clue) query.andWhere('t.clueId = :clue', filter);
    if (filter.matter) query.andWhere('t.matterId = :matter', filter);
    if (filter.status) query.andWhere('t.status = :status', filter);
    if (filter.form) query.andWhere('t.form = :form', filter);
    if (filter.outcome) query.andWhere('t.outcome = :outcome', filter);
    if (filter.overdue !== undefined)
      query.andWhere(`${filter.overdue ? '' : 'NOT '}(t.dueAt IS NOT NULL AND t.dueAt < :now)`, { now: this.platform.clock.now() });
    query.orderBy('t.dueAt', 'ASC', 'NULLS LAST').addOrderBy('t.talkInquiryId', 'ASC');
    return pageOf(query, filter);
  }

  /** @throws DomainError talk-inquiry.unknown: no such one, or none that this person may see */
  async get(principal: Principal, talkInquiryId: string): Promise<ShownTalkInquiry> {
    const row = await this.visibleTo(principal).andWhere('t.talkInquiryId = :talkInquiryId', { talkInquiryId }).getOne();
    if (!row)
      throw new DomainError({
        code: 'talk-inquiry.unknown',
        kind: 'not-found',
        zh: '没有这件谈话函询',
        en: 'There is no such talk or inquiry',
      });
    return talkInquiryView.show(row, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<TalkInquiry> {
    const query = withinScope(this.talkInquiries.createQueryBuilder('t'), 't.organisation_id', principal, 'talk-inquiry.read');
    if (principal.roles.some((role) => ofAllDepartments.includes(role))) return query;
    const { personId, organisationId } = principal;
    return query.andWhere(
      '(t.departmentAs IS NULL OR t.leaderPersonId = :reader OR t.departmentId = :readers OR starts_with(t.departmentId, :readersBelow))',
      { reader: personId, readers: organisationId, readersBelow: `${organisationId}.` },
    );
  }
}
