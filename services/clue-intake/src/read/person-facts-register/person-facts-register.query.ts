import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { FactsOfPerson } from './person-facts.entity.js';

export const PersonFactsFilter = z.strictObject({
  ...paging,
  person: z.string().min(1).max(100).optional(),
  holder: z.enum(['officer', 'subject']).optional(),
});
export type PersonFactsFilter = z.output<typeof PersonFactsFilter>;

/** What officers of a jurisdiction declared, and what is known about subjects. */
@Injectable()
export class PersonFactsRegisterQuery {
  constructor(@InjectRepository(FactsOfPerson, 'clue-intake') private readonly facts: Repository<FactsOfPerson>) {}

  list(principal: Principal, filter: PersonFactsFilter): Promise<Page<FactsOfPerson>> {
    const query = withinScope(this.facts.createQueryBuilder('f'), 'f.organisation_id', principal, 'person-facts.read', null);
    if (filter.person) query.andWhere('f.personId = :person', filter);
    if (filter.holder) query.andWhere('f.holderKind = :holder', filter);
    return pageOf(query.orderBy('f.factsId', 'ASC'), filter);
  }
}
