import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { jurisdictionOf, type Permission, type Principal, type Role, rolesOpening } from '@liandong/access';
import { clueSourceKinds } from '@liandong/contracts';
import { ensure } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import { intakeErrors } from '../../clue/clue.intake.errors.js';
import { feedbackTerms } from '../../clue/clue.feedback-terms.js';
import { AgencyTransfer } from './agency-transfer.entity.js';
import type { TransferFilter } from './agency-transfers.dto.js';

/** What somebody handed in: the receipts and the feedback. Each sees the own alone, and of the kinds for which they sign. */
@Injectable()
export class AgencyTransfersQuery {
  constructor(@InjectRepository(AgencyTransfer, 'clue-intake') private readonly transfers: Repository<AgencyTransfer>) {}

  list(principal: Principal, filter: TransferFilter): Promise<Page<AgencyTransfer>> {
    return pageOf(narrow(this.ownOf(principal), filter, principal), filter);
  }

  /** @throws DomainError transfer.not-found: no such transfer of this agency */
  get(principal: Principal, clueId: string): Promise<AgencyTransfer> {
    return one(this.ownOf(principal), clueId);
  }

  /** B1.11: what became of every report, for the reception office of the commission. */
  listOfReception(principal: Principal, filter: TransferFilter): Promise<Page<AgencyTransfer>> {
    return pageOf(narrow(this.reportsOf(principal), filter, principal), filter);
  }

  /** @throws DomainError transfer.not-found: no such report of this commission */
  getOfReception(principal: Principal, clueId: string): Promise<AgencyTransfer> {
    return one(this.reportsOf(principal), clueId);
  }

  private ownOf(principal: Principal) {
    return this.signedBy(principal, 't.agency_id', 'clue.read-own-transfers');
  }

  private reportsOf(principal: Principal) {
    return this.signedBy(principal, 't.organisation_id', 'clue.read-reception-results');
  }

  private signedBy(principal: Principal, column: string, permission: Permission): SelectQueryBuilder<AgencyTransfer> {
    const kinds = kindsSignedBy(rolesOpening(principal, permission));
    const query = withinScope(this.transfers.createQueryBuilder('t'), column, principal, permission, 't.clue_id');
    return query.andWhere('t.sourceKind = ANY(:kinds)', { kinds });
  }
}

function kindsSignedBy(roles: readonly Role[]) {
  return clueSourceKinds.filter((kind) => feedbackTerms[kind].signedBy.some((role) => roles.includes(role)));
}

function narrow(
  query: SelectQueryBuilder<AgencyTransfer>,
  filter: TransferFilter,
  { organisationId }: Principal,
): SelectQueryBuilder<AgencyTransfer> {
  if (filter.stage) query.andWhere('t.stage = :stage', filter);
  // Nobody signs in another jurisdiction: there the receipt comes on paper.
  const toSign = `(t.feedbackGivenOn IS NOT NULL AND t.acknowledgedOn IS NULL AND split_part(t.organisationId, '.', 1) = :jurisdiction)`;
  if (filter.toSign !== undefined)
    query.andWhere(`${filter.toSign ? '' : 'NOT '}${toSign}`, { jurisdiction: jurisdictionOf(organisationId) });
  if (filter.reference) query.andWhere('t.reference = :reference', filter);
  if (filter.eventId) query.andWhere('t.eventId = :eventId', filter);
  return query.orderBy('t.transferredOn', 'DESC').addOrderBy('t.clueId', 'ASC');
}

async function one(query: SelectQueryBuilder<AgencyTransfer>, clueId: string): Promise<AgencyTransfer> {
  const transfer = await query.andWhere('t.clueId = :clueId', { clueId }).getOne();
  ensure(transfer, intakeErrors.notHandedIn);
  return transfer;
}
