import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { Matter } from './matter.entity.js';

/** Filters of the list of matters; all that are given must hold. */
export const MatterFilter = z.strictObject({
  ...paging,
  /** Only matters with an event of this category, such as `clue`. */
  category: z
    .string()
    .regex(/^[A-Za-z]{1,100}$/)
    .optional(),
  /** An organisation's path: it and those below it. */
  organisation: z.string().min(1).max(200).optional(),
  /** Part of the title. */
  text: z.string().trim().min(1).max(100).optional(),
});
export type MatterFilter = z.output<typeof MatterFilter>;

/** Every matter, the one that moved last first. */
@Injectable()
export class MattersQuery {
  constructor(@InjectRepository(Matter, 'audit') private readonly matters: Repository<Matter>) {}

  list(principal: Principal, filter: MatterFilter): Promise<Page<Matter>> {
    const query = withinScope(this.matters.createQueryBuilder('m'), 'm.organisation_id', principal, 'audit.read-matters');
    if (filter.category) query.andWhere('jsonb_exists(m.categories, :category)', filter);
    if (filter.organisation)
      query.andWhere(`(m.organisationId = :organisation OR starts_with(m.organisationId, :below))`, {
        ...filter,
        below: `${filter.organisation}.`,
      });
    if (filter.text) query.andWhere('strpos(lower(m.title), lower(:text)) > 0', filter);
    return pageOf(query.orderBy('m.latestPosition', 'DESC').addOrderBy('m.matterId', 'ASC'), filter);
  }
}
