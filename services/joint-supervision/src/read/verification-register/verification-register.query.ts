import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Permission, Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Band, warningBand } from '@liandong/legal-time';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { type ShownVerification, type VerificationPage, verificationView } from '../../views/verification.view.js';
import type { VerificationState } from '../../verification/verification.state.js';
import type { VerificationFilter } from './verification-register.dto.js';
import { VerificationEntry } from './verification-register.entity.js';

/** A line of the register as it is shown: with the colour of its running term (B1.23) at the moment of reading. */
export type VerificationLine = VerificationEntry & {
  /** Null before the start and once the report is in. */
  readonly band: Band | null;
};

/** Finds verifications within the reader's scope; a barred person finds none (B4.1). */
@Injectable()
export class VerificationRegisterQuery {
  constructor(
    @InjectRepository(VerificationEntry, 'joint-supervision') private readonly rows: Repository<VerificationEntry>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  list(principal: Principal, filter: VerificationFilter): Promise<Page<VerificationLine>> {
    return this.pages(this.readable(principal, 'verification.read'), filter);
  }

  /** Those in which the reader has a place, or which the reader leads. */
  listOwn(principal: Principal, filter: VerificationFilter): Promise<Page<VerificationLine>> {
    return this.pages(involving(this.readable(principal, 'verification.read-own'), principal), filter);
  }

  /** @throws DomainError verification.unknown */
  async get(principal: Principal, verificationId: string): Promise<ShownVerification> {
    return (await this.page(principal, 'verification.read', verificationId)).line;
  }

  /**
   * The whole file: for members and the zone's lead, and for those who approve.
   *
   * @throws DomainError verification.unknown
   */
  async getFile(principal: Principal, verificationId: string): Promise<VerificationState> {
    return found((await this.page(principal, 'verification.read-file', verificationId)).file);
  }

  /** As it lies before whoever decides. */
  private async page(principal: Principal, permission: Permission, verificationId: string): Promise<VerificationPage> {
    const query = this.readable(principal, permission)
      .andWhere('v.verificationId = :verificationId', { verificationId })
      .addSelect(['v.barredIds', 'v.file']);
    const { barredIds = [], file, ...line } = found(await query.getOne());
    return verificationView.show({ ...line, barredIds, file: file! }, principal, this.platform.clock.now());
  }

  private readable(principal: Principal, permission: Permission): SelectQueryBuilder<VerificationEntry> {
    const query = this.rows.createQueryBuilder('v').where('NOT jsonb_exists(v.barred_ids, :reader)', { reader: principal.personId });
    return withinScope(query, 'v.organisation_id', principal, permission);
  }

  /** What is due first comes first. */
  private async pages(query: SelectQueryBuilder<VerificationEntry>, filter: VerificationFilter): Promise<Page<VerificationLine>> {
    if (filter.status) query.andWhere('v.status = :status', filter);
    if (filter.zone) query.andWhere('v.zoneId = :zone', filter);
    if (filter.matter) query.andWhere('v.matterId = :matter', filter);
    if (filter.member) query.andWhere('jsonb_exists(v.member_ids, :member)', filter);
    if (filter.overdue !== undefined)
      query.andWhere(`${filter.overdue ? '' : 'NOT '}(coalesce(v.due_at < :now, false) AND v.reported_on IS NULL)`, {
        now: this.platform.clock.now(),
      });
    // strpos takes the text as it is: no wildcards to escape.
    if (filter.text) query.andWhere('(strpos(lower(v.title), lower(:text)) > 0 OR strpos(v.clue_number, :text) > 0)', filter);
    const page = await pageOf(query.orderBy('v.dueAt', 'ASC', 'NULLS LAST').addOrderBy('v.verificationId'), filter);
    return { ...page, items: page.items.map((entry) => this.line(entry)) };
  }

  private line(entry: VerificationEntry): VerificationLine {
    const { dueAt, reportedOn } = entry;
    return { ...entry, band: dueAt !== null && reportedOn === null ? warningBand(dueAt.toISOString(), this.platform.clock.now()) : null };
  }
}

function involving(query: SelectQueryBuilder<VerificationEntry>, { personId }: Principal): SelectQueryBuilder<VerificationEntry> {
  return query.andWhere('(jsonb_exists(v.member_ids, :personId) OR v.leader_person_id = :personId)', { personId });
}

function found<T>(row: T | null): T {
  if (row) return row;
  throw new DomainError({
    code: 'verification.unknown',
    kind: 'not-found',
    zh: '没有该核查,或不在您的范围内',
    en: 'No such verification within your scope',
  });
}
