import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Band, bands } from '@liandong/legal-time';
import { inBand, type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { bandOf } from '../document-register/band.js';
import { RegisteredDocument } from '../document-register/document.entity.js';

/** Filters of the running reply terms. */
export const DeadlineFilter = z.strictObject({ ...paging, band: z.enum(bands).optional(), recipient: z.string().max(200).optional() });
export type DeadlineFilter = z.output<typeof DeadlineFilter>;

export type ReplyDeadline = Pick<
  RegisteredDocument,
  'documentId' | 'matterId' | 'kind' | 'number' | 'title' | 'status' | 'recipientId' | 'recipientName' | 'deliveredOn'
> & { readonly dueAt: string; readonly band: Band };

export interface ReplyDeadlines extends Page<ReplyDeadline> {
  /** Moment for which the colours hold. */
  readonly at: string;
  /** How many terms run in which band, whatever the filter shows. */
  readonly bands: Readonly<Record<Band, number>>;
}

const ENDS = 'd.dueAt';

/** Reply terms that are running (B6.2, B6.7), the most urgent first, in warning bands (B1.23). */
@Injectable()
export class ReplyDeadlinesQuery {
  constructor(
    @InjectRepository(RegisteredDocument, 'notification') private readonly documents: Repository<RegisteredDocument>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async list(principal: Principal, { band, recipient, ...page }: DeadlineFilter): Promise<ReplyDeadlines> {
    const now = this.platform.clock.now();
    const running = () => {
      const query = withinScope(this.documents.createQueryBuilder('d'), 'd.organisation_id', principal, 'document.read').andWhere(
        'd.awaitsReply',
      );
      if (recipient) query.andWhere('d.recipientId = :recipient', { recipient });
      return query;
    };
    const query = running().orderBy('d.dueAt', 'ASC').addOrderBy('d.documentId', 'ASC');
    if (band) inBand(query, ENDS, band, now);
    const { items, ...rest } = await pageOf(query, page);
    return { at: now, bands: await countOf(running, now), items: items.map((document) => lineOf(document, now)), ...rest };
  }
}

async function countOf(running: () => SelectQueryBuilder<RegisteredDocument>, now: string): Promise<Record<Band, number>> {
  const [blue, yellow, red] = await Promise.all(bands.map((band) => inBand(running(), ENDS, band, now).getCount()));
  return { blue: blue!, yellow: yellow!, red: red! };
}

function lineOf(document: RegisteredDocument, now: string): ReplyDeadline {
  const { documentId, matterId, kind, number, title, status, recipientId, recipientName, deliveredOn } = document;
  return {
    documentId,
    matterId,
    kind,
    number,
    title,
    status,
    recipientId,
    recipientName,
    deliveredOn,
    dueAt: document.dueAt!.toISOString(),
    band: bandOf(document, now)!,
  };
}
