import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import { planErrors } from '../../collaboration-plan/collaboration-plan.errors.js';
import type { Zone } from '../../collaboration-plan/collaboration-plan.events.js';
import { arrangementOn, figuresOf, type PlanFigures } from '../../collaboration-plan/plan-on-date.js';
import { ZoneBoardEntry } from './zone-board.entity.js';

/** A commission's zones as they stood on a day. */
export interface ZoneBoard extends Omit<ZoneBoardEntry, 'arrangements' | 'version'> {
  readonly on: string;
  /** Version that held on that day, and the first day of it. */
  readonly version: number;
  readonly since: string;
  readonly figures: PlanFigures;
  readonly zones: readonly Zone[];
}

@Injectable()
export class ZoneBoardQuery {
  constructor(@InjectRepository(ZoneBoardEntry, 'joint-supervision') private readonly rows: Repository<ZoneBoardEntry>) {}

  list(principal: Principal, page: { readonly limit: number; readonly offset: number }): Promise<Page<ZoneBoardEntry>> {
    return pageOf(this.readable(principal).orderBy('b.organisationId'), page);
  }

  /** @throws DomainError collaboration-plan.none-in-force */
  async on(principal: Principal, organisationId: string, date: string): Promise<ZoneBoard> {
    const row = await this.readable(principal)
      .andWhere('b.organisationId = :organisationId', { organisationId })
      .addSelect('b.arrangements')
      .getOne();
    const { arrangements, ...plan } = row ?? {};
    const arrangement = arrangements && arrangementOn({ arrangements }, date);
    ensure(row && arrangement, planErrors.noPlan);
    const { version, from: since, zones } = arrangement;
    return { ...(plan as ZoneBoardEntry), on: date, version, since, figures: figuresOf(arrangement, row.coordinatorIds), zones };
  }

  private readable(principal: Principal) {
    return withinScope(this.rows.createQueryBuilder('b'), 'b.organisation_id', principal, 'collaboration-plan.read');
  }
}
