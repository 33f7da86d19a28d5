import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { keeperOf, type ListedItem } from './keeper-of.js';
import { Library, LibraryItem } from './library.entity.js';

/** What each keeper holds. Checks no permission: its callers do. */
@Injectable()
export class LibraryItemsQuery {
  constructor(
    @InjectRepository(Library, 'clue-intake') private readonly libraries: Repository<Library>,
    @InjectRepository(LibraryItem, 'clue-intake') private readonly items: Repository<LibraryItem>,
  ) {}

  /** The items that a keeper held at a position of the log (default: holds now), in the order of registration. */
  async heldBy(organisationId: string, personId: string, upTo?: string): Promise<readonly ListedItem[]> {
    const handovers = (await this.libraries.findOneBy({ organisationId }))?.handovers ?? [];
    const query = this.items
      .createQueryBuilder('i')
      .where('i.organisationId = :organisationId AND i.number IS NOT NULL', { organisationId });
    if (upTo !== undefined) query.andWhere('i.position <= :upTo', { upTo });
    const items = (await query.orderBy('i.position', 'ASC').getMany()).map(({ clueId, number, keeper, position }) => ({
      clueId,
      number: number!,
      keeper: keeper!,
      position: position!,
    }));
    return items.filter((item) => keeperOf(item, handovers, upTo) === personId);
  }
}
