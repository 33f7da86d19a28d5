import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { matterActions } from '../../matter/matter.decider.js';
import { MatterEntry } from './matter-board.entity.js';

export const MatterFilter = z.strictObject({ status: z.enum(['open', 'closed']).optional(), ...paging });
export type MatterFilter = z.infer<typeof MatterFilter>;

/** One matter, with what may be done next. */
export type MatterDetail = MatterEntry & { readonly allowed: readonly string[] };

@Injectable()
export class MatterBoardQuery {
  constructor(@InjectRepository(MatterEntry, 'joint-supervision') private readonly rows: Repository<MatterEntry>) {}

  list(principal: Principal, filter: MatterFilter): Promise<Page<MatterEntry>> {
    const query = this.readable(principal).orderBy('m.matterId');
    if (filter.status) query.andWhere('m.status = :status', { status: filter.status });
    return pageOf(query, filter);
  }

  /** @throws DomainError matter.unknown */
  async get(principal: Principal, matterId: string): Promise<MatterDetail> {
    const row = await this.readable(principal).andWhere('m.matterId = :matterId', { matterId }).getOne();
    if (row) return { ...row, allowed: matterActions[row.status] };
    throw new DomainError({
      code: 'matter.unknown',
      kind: 'not-found',
      zh: '没有该事项,或不在您的范围内',
      en: 'No such matter within your scope',
    });
  }

  private readable(principal: Principal) {
    return withinScope(this.rows.createQueryBuilder('m'), 'm.organisation_id', principal, 'matter.read');
  }
}
