import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import type { Band } from '@liandong/legal-time';
import { flag, type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { documentActions } from '../../document/document.allowed-actions.js';
import type { DocumentStatus } from '../../document/document.state.js';
import { bandOf } from '../document-register/band.js';
import { RegisteredDocument } from '../document-register/document.entity.js';
import { documentUnknown } from '../document-register/document-register.query.js';

const shown = [
  'documentId',
  'kind',
  'number',
  'status',
  'title',
  'issuers',
  'recipientId',
  'recipientName',
  'text',
  'items',
  'legalBasis',
  'issuedOn',
  'deliveredOn',
  'acknowledgedOn',
  'dueAt',
  'awaitsReply',
  'replies',
  'repliedOn',
  'repliedInTime',
  'endedOn',
  'revision',
] as const;

/** What a recipient sees of a document: what was delivered, not who wrote it or why it was issued. */
export type ReceivedDocument = Pick<RegisteredDocument, (typeof shown)[number]> & {
  readonly band: Band | null;
  readonly allowed: readonly string[];
};

/** Filters of a recipient's documents. */
export const ReceivedFilter = z.strictObject({ ...paging, awaitsReply: flag.optional() });
export type ReceivedFilter = z.output<typeof ReceivedFilter>;

/** Documents that were delivered to the reader's own organisation. Before delivery nobody there knows of them. */
@Injectable()
export class ReceivedDocumentsQuery {
  constructor(
    @InjectRepository(RegisteredDocument, 'notification') private readonly documents: Repository<RegisteredDocument>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async list(principal: Principal, filter: ReceivedFilter): Promise<Page<ReceivedDocument>> {
    const query = this.receivedBy(principal);
    if (filter.awaitsReply !== undefined) query.andWhere('d.awaitsReply = :awaitsReply', filter);
    const page = await pageOf(query.orderBy('d.deliveredOn', 'DESC').addOrderBy('d.documentId', 'ASC'), filter);
    return { ...page, items: page.items.map((document) => this.shown(document)) };
  }

  /** @throws DomainError document.unknown: nothing of this id was delivered to the reader's organisation */
  async get(principal: Principal, documentId: string): Promise<ReceivedDocument> {
    const document = await this.receivedBy(principal).andWhere('d.documentId = :documentId', { documentId }).getOne();
    if (!document) throw new DomainError(documentUnknown);
    return this.shown(document);
  }

  private receivedBy(principal: Principal): SelectQueryBuilder<RegisteredDocument> {
    return withinScope(this.documents.createQueryBuilder('d'), 'd.recipient_id', principal, 'document.read-received').andWhere(
      'd.deliveredOn IS NOT NULL',
    );
  }

  private shown(document: RegisteredDocument): ReceivedDocument {
    const visible = Object.fromEntries(shown.map((field) => [field, document[field]])) as Pick<RegisteredDocument, (typeof shown)[number]>;
    const allowed = documentActions[document.status as DocumentStatus].filter((action) => action === 'acknowledge' || action === 'reply');
    return { ...visible, band: bandOf(document, this.platform.clock.now()), allowed };
  }
}
