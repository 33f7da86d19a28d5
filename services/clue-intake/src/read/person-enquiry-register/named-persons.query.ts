import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LibraryClue } from '../clue-library/clue-library.entity.js';

/** Clues by the names of the persons whom they are about. Checks no permission: its callers do. */
@Injectable()
export class NamedPersonsQuery {
  constructor(@InjectRepository(LibraryClue, 'clue-intake') private readonly library: Repository<LibraryClue>) {}

  /** Ids of every clue of an organisation’s library, and of those below it, that is about somebody of this whole name. */
  async cluesAbout(organisationId: string, name: string): Promise<readonly string[]> {
    const found = await this.library
      .createQueryBuilder('l')
      .select('l.clueId', 'id')
      .where('l.names @> ARRAY[:name]', { name })
      .andWhere('(l.organisation_id = :organisationId OR starts_with(l.organisation_id, :below))', {
        organisationId,
        below: `${organisationId}.`,
      })
      .orderBy('l.clueId', 'ASC')
      .getRawMany<{ id: string }>();
    return found.map(({ id }) => id);
  }
}
