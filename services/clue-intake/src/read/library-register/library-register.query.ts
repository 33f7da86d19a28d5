import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { libraryErrors } from '../../library/library.errors.js';
import { libraryView, type ShownLibrary } from '../../views/library.view.js';
import type { ListedItem } from './keeper-of.js';
import { LibraryItemsQuery } from './library-items.query.js';
import { Library } from './library.entity.js';
import type { ListedHandover } from './library-register.projection.js';

export const LibraryFilter = z.strictObject(paging);
export type LibraryFilter = z.output<typeof LibraryFilter>;

/** `handover`: which one; by default the last. */
export const HandoverListFilter = z.strictObject({ ...paging, handover: z.coerce.number().int().min(1).max(100_000).optional() });
export type HandoverListFilter = z.output<typeof HandoverListFilter>;

/** The list of a hand-over, as it was fixed. */
export interface HandoverList extends Page<ListedItem> {
  readonly handover: ListedHandover;
}

/** Who holds the libraries of a jurisdiction, and what keepers hand over. */
@Injectable()
export class LibraryRegisterQuery {
  constructor(
    @InjectRepository(Library, 'clue-intake') private readonly libraries: Repository<Library>,
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly items: LibraryItemsQuery,
  ) {}

  list(principal: Principal, filter: LibraryFilter): Promise<Page<Library>> {
    return pageOf(this.visibleTo(principal).orderBy('l.organisationId', 'ASC'), filter);
  }

  /** @throws DomainError library.unknown: none was entrusted, or none that this person may see */
  async get(principal: Principal, organisationId: string): Promise<ShownLibrary> {
    return libraryView.show(await this.find(principal, organisationId), principal, this.platform.clock.now());
  }

  /** @throws DomainError library.unknown: no such library or hand-over, or none that this person may see */
  async handoverList(
    principal: Principal,
    organisationId: string,
    { handover: wanted, limit, offset }: HandoverListFilter,
  ): Promise<HandoverList> {
    const { handovers } = await this.find(principal, organisationId);
    const handover = wanted === undefined ? handovers.at(-1) : handovers.find((one) => one.handover === wanted);
    if (!handover) throw new DomainError(libraryErrors.unknown);
    const held = await this.items.heldBy(organisationId, handover.giver, handover.list.position);
    const items = held.filter(({ clueId }) => !principal.barredFrom?.includes(clueId));
    return { handover, items: items.slice(offset, offset + limit), total: items.length, limit, offset };
  }

  private async find(principal: Principal, organisationId: string): Promise<Library> {
    const found = await this.visibleTo(principal).andWhere('l.organisationId = :organisationId', { organisationId }).getOne();
    if (!found) throw new DomainError(libraryErrors.unknown);
    return found;
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.libraries.createQueryBuilder('l'), 'l.organisation_id', principal, 'library.read', null);
  }
}
