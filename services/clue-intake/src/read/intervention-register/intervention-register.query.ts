import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Permission, Principal } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { interventionErrors } from '../../intervention/intervention.errors.js';
import { interventionKinds, interventionOutcomes } from '../../intervention/intervention.events.js';
import { interventionView, type ShownIntervention } from '../../views/intervention.view.js';
import { ClueRegisterQuery } from '../clue-register/clue-register.query.js';
import { Intervention } from './intervention.entity.js';

export const InterventionFilter = z.strictObject({
  ...paging,
  kind: z.enum(interventionKinds).optional(),
  clue: z.string().min(1).max(200).optional(),
  status: z.enum(['recorded', 'assessed', 'with-chief', 'handled']).optional(),
  outcome: z.enum(interventionOutcomes).optional(),
});
export type InterventionFilter = z.output<typeof InterventionFilter>;

/** That somebody asked about a clue, for whoever may read the clue: neither who nor what was said, which is the register's. */
export type InterventionOfClue = Pick<Intervention, 'interventionId' | 'kind' | 'occurredOn' | 'status'>;

/** The register of a jurisdiction: for few, and never for whoever inquired or pleaded (B4.6). */
@Injectable()
export class InterventionRegisterQuery {
  constructor(
    @InjectRepository(Intervention, 'clue-intake') private readonly interventions: Repository<Intervention>,
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly clues: ClueRegisterQuery,
  ) {}

  /** The latest occurrence first. */
  list(principal: Principal, filter: InterventionFilter): Promise<Page<Intervention>> {
    const query = this.visibleTo(principal, 'intervention.read');
    if (filter.kind) query.andWhere('i.kind = :kind', filter);
    if (filter.clue) query.andWhere('i.clueId = :clue', filter);
    if (filter.status) query.andWhere('i.status = :status', filter);
    if (filter.outcome) query.andWhere('i.outcome = :outcome', filter);
    return pageOf(query.orderBy('i.occurredOn', 'DESC').addOrderBy('i.interventionId', 'ASC'), filter);
  }

  /** @throws DomainError intervention.unknown: none, none that this person may see, or one that is about this person */
  async get(principal: Principal, interventionId: string): Promise<ShownIntervention> {
    const row = await this.visibleTo(principal, 'intervention.read')
      .andWhere('i.interventionId = :interventionId', { interventionId })
      .getOne();
    ensure(row, interventionErrors.unknown);
    return interventionView.show({ ...row, dueAt: row.dueAt?.toISOString() ?? null }, principal, this.platform.clock.now());
  }

  /** The latest first. @throws DomainError clue.unknown: no such clue, or none that this person may see */
  async ofClue(principal: Principal, clueId: string): Promise<{ readonly clueId: string; readonly items: readonly InterventionOfClue[] }> {
    await this.clues.get(principal, clueId);
    const rows = await this.visibleTo(principal, 'clue.read')
      .andWhere('i.clueId = :clueId', { clueId })
      .orderBy('i.occurredOn', 'DESC')
      .addOrderBy('i.interventionId', 'ASC')
      .getMany();
    return { clueId, items: rows.map(({ interventionId, kind, occurredOn, status }) => ({ interventionId, kind, occurredOn, status })) };
  }

  private visibleTo(principal: Principal, permission: Permission): SelectQueryBuilder<Intervention> {
    const query = withinScope(this.interventions.createQueryBuilder('i'), 'i.organisation_id', principal, permission, 'i.clue_id');
    return query.andWhere('i.byPersonId IS DISTINCT FROM :reader', { reader: principal.personId });
  }
}
