import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { Read } from './read.entity.js';

/** Filters of the list of reads; all that are given must hold. */
export const ReadFilter = z.strictObject({
  ...paging,
  matter: z.string().max(200).optional(),
  person: z.string().max(200).optional(),
});
export type ReadFilter = z.output<typeof ReadFilter>;

/** Who read what when, the latest first. */
@Injectable()
export class ReadsQuery {
  constructor(@InjectRepository(Read, 'audit') private readonly reads: Repository<Read>) {}

  list(principal: Principal, filter: ReadFilter): Promise<Page<Read>> {
    const query = withinScope(this.reads.createQueryBuilder('r'), 'r.organisation_id', principal, 'audit.read-reads');
    if (filter.matter) query.andWhere('r.matterId = :matter', filter);
    if (filter.person) query.andWhere('r.readBy = :person', filter);
    return pageOf(query.orderBy('r.position', 'DESC'), filter);
  }
}
