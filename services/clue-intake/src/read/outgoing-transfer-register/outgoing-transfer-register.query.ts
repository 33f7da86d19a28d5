import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { isPerson, type Subject } from '@liandong/contracts';
import { ensure } from '@liandong/event-sourcing';
import { flag, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { AgencyService } from '../../agency/agency.service.js';
import { outgoingTransferErrors } from '../../outgoing-transfer/outgoing-transfer.errors.js';
import { outgoingTransferView, type ShownOutgoingTransfer } from '../../views/outgoing-transfer.view.js';
import { OutgoingTransfer } from './outgoing-transfer.entity.js';

const page = {
  limit: paging.limit,
  /** `next` of the page before: no transfer twice, though others come in. */
  after: z.string().min(1).max(100).optional(),
};

export const OutgoingTransferFilter = z.strictObject({
  ...page,
  status: z.enum(['proposed', 'rejected', 'sent', 'accepted', 'refused', 'recalled', 'answered', 'acknowledged']).optional(),
  agency: z.string().max(100).optional(),
  clueId: z.string().max(100).optional(),
  /** Sent, and neither signed for nor sent back though the limit has passed. */
  overdue: flag.optional(),
});
export type OutgoingTransferFilter = z.output<typeof OutgoingTransferFilter>;

export const IncomingTransferFilter = z.strictObject({
  ...page,
  stage: z.enum(['sent', 'accepted', 'refused', 'recalled', 'answered', 'acknowledged']).optional(),
  /** Number of the commission's letter. */
  documentNumber: z.string().max(100).optional(),
});
export type IncomingTransferFilter = z.output<typeof IncomingTransferFilter>;

/** Whom the letter names, as on paper: how the commission keeps them stays here (B4.4). */
export interface NamedSubject extends Pick<Subject, 'kind' | 'name' | 'organisationId'> {
  readonly position?: string;
  readonly description?: string;
}

/**
 * A transfer as the agency sees it: the letter and its own answers. Why it was sent, and who decided so, stays here; sent back or recalled, it names nobody and
 * tells nothing any more (B4.4).
 */
export type IncomingTransfer = Pick<
  OutgoingTransfer,
  | 'transferId'
  | 'organisationId'
  | 'way'
  | 'documentNumber'
  | 'title'
  | 'sentOn'
  | 'acceptDueAt'
  | 'agencyReference'
  | 'acceptedOn'
  | 'refuseReason'
  | 'refusedOn'
  | 'recalledOn'
  | 'answerText'
  | 'answerFigures'
  | 'answeredOn'
  | 'acknowledgedOn'
> & { readonly stage: string; readonly summary: string | null; readonly subjects: readonly NamedSubject[] };

/** One page; `next`: where the following one begins, null on the last. */
export interface TransferPage<T> {
  readonly items: readonly T[];
  readonly limit: number;
  readonly next: string | null;
}

/** The transfers of a jurisdiction; an agency sees those that were sent to it. */
@Injectable()
export class OutgoingTransferRegisterQuery {
  constructor(
    @InjectRepository(OutgoingTransfer, 'clue-intake') private readonly transfers: Repository<OutgoingTransfer>,
    private readonly agencies: AgencyService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * The newest first.
   *
   * @throws DomainError outgoing-transfer.unknown: no transfer `after` which to begin that this person may see
   */
  list(principal: Principal, filter: OutgoingTransferFilter): Promise<TransferPage<OutgoingTransfer>> {
    return pageBehind(this.meant(principal, filter), () => this.visibleTo(principal), filter);
  }

  /** How many a filter finds, whatever page it names. */
  count(principal: Principal, filter: OutgoingTransferFilter): Promise<number> {
    return this.meant(principal, filter).getCount();
  }

  /** @throws DomainError outgoing-transfer.unknown: no such transfer, or none that this person may see */
  async get(principal: Principal, transferId: string): Promise<ShownOutgoingTransfer> {
    return outgoingTransferView.show(await one(this.visibleTo(principal), transferId), principal, this.platform.clock.now());
  }

  /** The newest first. @throws DomainError agency.unknown, agency.suspended, outgoing-transfer.unknown */
  async incoming(
    principal: Principal,
    { stage, documentNumber, ...asked }: IncomingTransferFilter,
  ): Promise<TransferPage<IncomingTransfer>> {
    await this.agencies.ensureActive({ principal }, 'outgoing-transfer.read-incoming');
    const visible = () => this.sentTo(principal);
    const query = visible();
    if (stage) query.andWhere('t.status = :stage', { stage });
    if (documentNumber) query.andWhere('t.documentNumber = :documentNumber', { documentNumber });
    const found = await pageBehind(query, visible, asked);
    return { ...found, items: found.items.map(asReceiver) };
  }

  /** @throws DomainError agency.unknown, agency.suspended; outgoing-transfer.unknown: nothing like this was sent to the reader's agency */
  async incomingOne(principal: Principal, transferId: string): Promise<IncomingTransfer> {
    await this.agencies.ensureActive({ principal }, 'outgoing-transfer.read-incoming');
    return asReceiver(await one(this.sentTo(principal), transferId));
  }

  private meant(principal: Principal, { status, agency, clueId, overdue }: OutgoingTransferFilter): SelectQueryBuilder<OutgoingTransfer> {
    const query = this.visibleTo(principal);
    if (status) query.andWhere('t.status = :status', { status });
    if (agency) query.andWhere('t.agencyId = :agency', { agency });
    if (clueId) query.andWhere('t.clueId = :clueId', { clueId });
    if (overdue !== undefined)
      query.andWhere(`${overdue ? '' : 'NOT '}(t.status = 'sent' AND t.acceptDueAt < :now)`, { now: this.platform.clock.now() });
    return query;
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<OutgoingTransfer> {
    return withinScope(this.transfers.createQueryBuilder('t'), 't.organisation_id', principal, 'outgoing-transfer.read');
  }

  private sentTo(principal: Principal): SelectQueryBuilder<OutgoingTransfer> {
    return withinScope(this.transfers.createQueryBuilder('t'), 't.agency_id', principal, 'outgoing-transfer.read-incoming').andWhere(
      `t.status NOT IN ('proposed', 'rejected')`,
    );
  }
}

async function pageBehind(
  query: SelectQueryBuilder<OutgoingTransfer>,
  visible: () => SelectQueryBuilder<OutgoingTransfer>,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<TransferPage<OutgoingTransfer>> {
  if (after !== undefined) query.andWhere('t.position < :place', { place: (await one(visible(), after)).position });
  const rows = await query
    .orderBy('t.position', 'DESC')
    .limit(limit + 1)
    .getMany();
  const items = rows.slice(0, limit);
  return { items, limit, next: rows.length > limit ? items.at(-1)!.transferId : null };
}

async function one(query: SelectQueryBuilder<OutgoingTransfer>, transferId: string): Promise<OutgoingTransfer> {
  const found = await query.andWhere('t.transferId = :transferId', { transferId }).getOne();
  ensure(found, outgoingTransferErrors.unknown);
  return found;
}

function asReceiver(row: OutgoingTransfer): IncomingTransfer {
  const {
    transferId,
    organisationId,
    way,
    documentNumber,
    title,
    summary,
    subjects,
    status,
    sentOn,
    acceptDueAt,
    agencyReference,
    acceptedOn,
    refuseReason,
    refusedOn,
    recalledOn,
    answerText,
    answerFigures,
    answeredOn,
    acknowledgedOn,
  } = row;
  const shown =
    status === 'refused' || status === 'recalled' ? { summary: null, subjects: [] } : { summary, subjects: subjects.map(asNamed) };
  return {
    transferId,
    organisationId,
    way,
    documentNumber,
    title,
    ...shown,
    stage: status,
    sentOn,
    acceptDueAt,
    agencyReference,
    acceptedOn,
    refuseReason,
    refusedOn,
    recalledOn,
    answerText,
    answerFigures,
    answeredOn,
    acknowledgedOn,
  };
}

function asNamed(subject: Subject): NamedSubject {
  const { kind, name, organisationId } = subject;
  if (isPerson(subject)) return { name, organisationId, position: subject.position };
  return { kind, name, organisationId, ...(subject.kind === 'unidentified' ? { description: subject.description } : {}) };
}
