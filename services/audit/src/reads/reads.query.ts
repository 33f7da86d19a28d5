import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Permission, Principal } from '@liandong/access';
import { accessKinds } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { Read } from './read.entity.js';

/** Filters of one matter's access log; all that are given must hold. */
export const AccessFilter = z.strictObject({
  ...paging,
  person: z.string().max(200).optional(),
  kind: z.enum(['audit-read', ...accessKinds]).optional(),
});
export type AccessFilter = z.output<typeof AccessFilter>;

/** The same across matters. */
export const ReadFilter = AccessFilter.extend({ matter: z.string().max(200).optional() });
export type ReadFilter = z.output<typeof ReadFilter>;

/** Who read what when, the latest first. */
@Injectable()
export class ReadsQuery {
  constructor(@InjectRepository(Read, 'audit') private readonly reads: Repository<Read>) {}

  list(principal: Principal, permission: Permission, filter: ReadFilter): Promise<Page<Read>> {
    const query = withinScope(this.reads.createQueryBuilder('r'), 'r.organisation_id', principal, permission);
    if (filter.matter !== undefined) query.andWhere('r.matterId = :matter', filter);
    if (filter.person !== undefined) query.andWhere('r.personId = :person', filter);
    if (filter.kind !== undefined) query.andWhere('r.kind = :kind', filter);
    return pageOf(query.orderBy('r.position', 'DESC'), filter);
  }
}
