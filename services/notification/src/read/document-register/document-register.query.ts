import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import type { Band } from '@liandong/legal-time';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { documentView, type ShownDocument } from '../../views/document.view.js';
import { bandOf } from './band.js';
import { RegisteredDocument } from './document.entity.js';
import type { DocumentFilter } from './document-register.dto.js';

/** A line of the register with the colour of its running limit (B1.23); null when none runs. */
export type DocumentLine = RegisteredDocument & { readonly band: Band | null };

export const documentUnknown = {
  code: 'document.unknown',
  kind: 'not-found',
  zh: '没有这份文书',
  en: 'There is no such document',
} as const;

/** The document register (文书登记簿) of a jurisdiction. */
@Injectable()
export class DocumentRegisterQuery {
  constructor(
    @InjectRepository(RegisteredDocument, 'notification') private readonly documents: Repository<RegisteredDocument>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** Drafts first, then the latest issued. */
  async list(principal: Principal, filter: DocumentFilter): Promise<Page<DocumentLine>> {
    const query = this.visibleTo(principal);
    if (filter.kind) query.andWhere('d.kind = :kind', filter);
    if (filter.status) query.andWhere('d.status = :status', filter);
    if (filter.recipient) query.andWhere('d.recipientId = :recipient', filter);
    if (filter.matter) query.andWhere('d.matterId = :matter', filter);
    if (filter.regardingService) query.andWhere('d.regardingService = :regardingService', filter);
    if (filter.regardingId) query.andWhere('d.regardingId = :regardingId', filter);
    if (filter.text)
      query.andWhere('(strpos(lower(d.title), lower(:text)) > 0 OR strpos(d.number, :text) > 0 OR strpos(d.text, :text) > 0)', filter);
    query.orderBy('d.issuedOn', 'DESC', 'NULLS FIRST').addOrderBy('d.documentId', 'ASC');
    const page = await pageOf(query, filter);
    return { ...page, items: page.items.map((document) => this.line(document)) };
  }

  /** @throws DomainError document.unknown: no such document, or none that this person may see */
  async get(principal: Principal, documentId: string): Promise<ShownDocument> {
    const document = await this.visibleTo(principal).andWhere('d.documentId = :documentId', { documentId }).getOne();
    if (!document) throw new DomainError(documentUnknown);
    return documentView.show(document, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<RegisteredDocument> {
    return withinScope(this.documents.createQueryBuilder('d'), 'd.organisation_id', principal, 'document.read');
  }

  private line(document: RegisteredDocument): DocumentLine {
    return { ...document, band: bandOf(document, this.platform.clock.now()) };
  }
}
