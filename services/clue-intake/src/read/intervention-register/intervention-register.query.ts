import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { interventionKinds } from '../../intervention/intervention.decider.js';
import { Intervention } from './intervention.entity.js';

export const InterventionFilter = z.strictObject({ ...paging, kind: z.enum(interventionKinds).optional(), clue: z.string().min(1).max(200).optional() });
export type InterventionFilter = z.output<typeof InterventionFilter>;

/** The register of a jurisdiction, the latest occurrence first. */
@Injectable()
export class InterventionRegisterQuery {
  constructor(@InjectRepository(Intervention, 'clue-intake') private readonly interventions: Repository<Intervention>) {}

  list(principal: Principal, filter: InterventionFilter): Promise<Page<Intervention>> {
    const query = withinScope(this.interventions.createQueryBuilder('i'), 'i.organisation_id', principal, 'intervention.read', 'i.clue_id');
    if (filter.kind) query.andWhere('i.kind = :kind', filter);
    if (filter.clue) query.andWhere('i.clueId = :clue', filter);
    return pageOf(query.orderBy('i.occurredOn', 'DESC').addOrderBy('i.interventionId', 'ASC'), filter);
  }
}
