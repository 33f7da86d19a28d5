import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { SupervisionInput } from './supervision-input.entity.js';

export const SupervisionInputFilter = z.strictObject({
  ...paging,
  use: z.enum(['daily-supervision', 'prompt-hint']).optional(),
  unit: z.string().max(100).optional(),
  problemType: z.string().max(100).optional(),
  problemArea: z.string().max(100).optional(),
});
export type SupervisionInputFilter = z.output<typeof SupervisionInputFilter>;

/** What approved analyses gave the reader's department (1.13). */
@Injectable()
export class SupervisionInputsQuery {
  constructor(@InjectRepository(SupervisionInput, 'clue-intake') private readonly inputs: Repository<SupervisionInput>) {}

  /** The newest first. */
  list(principal: Principal, filter: SupervisionInputFilter): Promise<Page<SupervisionInput>> {
    const query = withinScope(this.inputs.createQueryBuilder('s'), 's.to_organisation', principal, 'clue-copy.read-inputs', 's.copy_id');
    if (filter.use) query.andWhere('s.use = :use', filter);
    if (filter.unit) query.andWhere('s.unitId = :unit', filter);
    if (filter.problemType) query.andWhere('s.problemType = :problemType', filter);
    if (filter.problemArea) query.andWhere('s.problemArea = :problemArea', filter);
    return pageOf(
      query.orderBy('s.approvedOn', 'DESC').addOrderBy('s.copyId', 'ASC').addOrderBy('s.itemNo', 'ASC').addOrderBy('s.use', 'ASC'),
      filter,
    );
  }
}
