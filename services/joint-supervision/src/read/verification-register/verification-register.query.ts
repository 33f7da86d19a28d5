import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { type Permission, type Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import type { VerificationState } from '../../verification/verification.state.js';
import type { VerificationFilter } from './verification-register.dto.js';
import { VerificationEntry } from './verification-register.entity.js';

/** Finds verifications within the reader's scope; a barred person finds none (B4.1). */
@Injectable()
export class VerificationRegisterQuery {
  constructor(@InjectRepository(VerificationEntry, 'joint-supervision') private readonly rows: Repository<VerificationEntry>) {}

  list(principal: Principal, filter: VerificationFilter): Promise<Page<VerificationEntry>> {
    return pageOf(this.filtered(this.readable(principal, 'verification.read'), filter), filter);
  }

  /** Those in which the reader has a place, or which the reader leads. */
  listOwn(principal: Principal, filter: VerificationFilter): Promise<Page<VerificationEntry>> {
    return pageOf(this.filtered(involving(this.readable(principal, 'verification.read-own'), principal), filter), filter);
  }

  /** @throws DomainError verification.not-found */
  async get(principal: Principal, verificationId: string): Promise<VerificationEntry> {
    return found(await this.readable(principal, 'verification.read').andWhere('v.verification_id = :verificationId', { verificationId }).getOne());
  }

  /**
   * The whole file: for members and the zone's lead, and for those who approve.
   *
   * @throws DomainError verification.not-found
   */
  async getFile(principal: Principal, verificationId: string): Promise<VerificationState> {
    const query = this.readable(principal, 'verification.read-file').andWhere('v.verification_id = :verificationId', { verificationId }).addSelect('v.file');
    const approves = principal.roles.some((role) => role === 'principal' || role === 'party-chief' || role === 'deputy');
    return found(await (approves ? query : involving(query, principal)).getOne()).file!;
  }

  private readable(principal: Principal, permission: Permission): SelectQueryBuilder<VerificationEntry> {
    const query = this.rows.createQueryBuilder('v').where('NOT jsonb_exists(v.barred_ids, :reader)', { reader: principal.personId });
    return withinScope(query, 'v.organisation_id', principal, permission);
  }

  private filtered(query: SelectQueryBuilder<VerificationEntry>, filter: VerificationFilter): SelectQueryBuilder<VerificationEntry> {
    const { status, zoneId, memberId, dueBefore } = filter;
    if (status) query.andWhere('v.status = :status', { status });
    if (zoneId) query.andWhere('v.zone_id = :zoneId', { zoneId });
    if (memberId) query.andWhere('jsonb_exists(v.member_ids, :memberId)', { memberId });
    if (dueBefore) query.andWhere('v.due_at < :dueBefore AND v.reported_on IS NULL', { dueBefore });
    return query.orderBy('v.dueAt', 'ASC', 'NULLS LAST').addOrderBy('v.verificationId');
  }
}

function involving(query: SelectQueryBuilder<VerificationEntry>, { personId }: Principal): SelectQueryBuilder<VerificationEntry> {
  return query.andWhere('(jsonb_exists(v.member_ids, :personId) OR v.leader_person_id = :personId)', { personId });
}

function found<T>(row: T | null): T {
  if (row) return row;
  throw new DomainError({ code: 'verification.not-found', kind: 'not-found', zh: '没有该核查,或不在您的范围内', en: 'No such verification within your scope' });
}
