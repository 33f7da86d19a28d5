import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, type Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { withinScope } from '@liandong/service-kit';
import type { Moment } from './moment.js';
import { TimelineEntry } from './timeline.entity.js';

/** Most events of one answer; longer histories are read on with `after`. */
const PAGE = 1_000;

export interface Timeline {
  readonly matterId: string;
  readonly events: readonly TimelineEntry[];
  /** Position to go on after; absent when this was the end. */
  readonly next?: string;
}

/** The whole history of a matter across services, as it stood at a moment. */
@Injectable()
export class TimelineQuery {
  constructor(@InjectRepository(TimelineEntry, 'audit') private readonly entries: Repository<TimelineEntry>) {}

  /** @throws DomainError audit.matter-unknown when nothing was recorded of it by that moment */
  async of(principal: Principal, matterId: string, moment: Moment | undefined, after = '0'): Promise<Timeline> {
    const query = withinScope(this.entries.createQueryBuilder('t'), 't.organisation_id', principal, 'audit.read-timeline');
    query.andWhere('t.matterId = :matterId AND t.position > :after', { matterId, after });
    if (moment && 'position' in moment) query.andWhere({ position: LessThanOrEqual(moment.position) });
    if (moment && 'recordedUntil' in moment) query.andWhere({ recordedAt: LessThanOrEqual(moment.recordedUntil) });
    const events = await query.orderBy('t.position', 'ASC').limit(PAGE + 1).getMany();
    if (events.length === 0 && after === '0') {
      throw new DomainError({
        code: 'audit.matter-unknown',
        kind: 'not-found',
        zh: '该事项在此时刻没有任何记录',
        en: 'Nothing was recorded of this matter by that moment',
      });
    }
    const page = events.slice(0, PAGE);
    return { matterId, events: page, ...(events.length > PAGE ? { next: page.at(-1)!.position } : {}) };
  }
}
