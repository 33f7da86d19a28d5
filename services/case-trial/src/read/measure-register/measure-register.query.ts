import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { measureActions } from '../../measure/measure.allowed-actions.js';
import type { MeasureStatus } from '../../measure/measure.state.js';
import { measureKinds } from '../../rules/measure-authority.js';
import { measureView, type ShownMeasure } from '../../views/measure.view.js';
import { RegisteredMeasure } from './registered-measure.entity.js';

const statuses = Object.keys(measureActions).filter((status) => status !== 'none') as [MeasureStatus, ...MeasureStatus[]];

/** Filters of the measure register; all that are given must hold. */
export const MeasureFilter = z.strictObject({
  ...paging,
  status: z.enum(statuses).optional(),
  kind: z.enum(measureKinds).optional(),
  subject: z.string().min(1).max(100).optional(),
  clue: z.string().min(1).max(100).optional(),
  matter: z.string().min(1).max(100).optional(),
});
export type MeasureFilter = z.output<typeof MeasureFilter>;

/** The register of measures of the first form. */
@Injectable()
export class MeasureRegisterQuery {
  constructor(
    @InjectRepository(RegisteredMeasure, 'case-trial') private readonly measures: Repository<RegisteredMeasure>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  list(principal: Principal, filter: MeasureFilter): Promise<Page<RegisteredMeasure>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('m.status = :status', filter);
    if (filter.kind) query.andWhere('m.kind = :kind', filter);
    if (filter.subject) query.andWhere('m.subjectId = :subject', filter);
    if (filter.clue) query.andWhere('m.clueId = :clue', filter);
    if (filter.matter) query.andWhere('m.matterId = :matter', filter);
    return pageOf(query.orderBy('m.measureId', 'ASC'), filter);
  }

  /** @throws DomainError measure.unknown: no such measure, or none that this person may see */
  async get(principal: Principal, measureId: string): Promise<ShownMeasure> {
    const found = await this.visibleTo(principal).andWhere('m.measureId = :measureId', { measureId }).getOne();
    if (!found) throw new DomainError({ code: 'measure.unknown', kind: 'not-found', zh: '没有这项措施', en: 'There is no such measure' });
    return measureView.show(found, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<RegisteredMeasure> {
    return withinScope(this.measures.createQueryBuilder('m'), 'm.organisation_id', principal, 'measure.read');
  }
}
