import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { ensure, type Instant } from '@liandong/event-sourcing';
import { flag, type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { departureErrors } from '../../departure/departure.errors.js';
import { departureGrounds } from '../../rules/departure-terms.js';
import { DepartureLine } from './departure.entity.js';

/** Filters of the register; all that are given must hold. `barred`: whether the bar runs now. */
export const DepartureFilter = z.strictObject({
  ...paging,
  person: z.string().min(1).max(100).optional(),
  ground: z.enum(departureGrounds).optional(),
  barred: flag.optional(),
});
export type DepartureFilter = z.output<typeof DepartureFilter>;

/** Whether a limit still holds; null where none was set. */
export type Standing = 'running' | 'ended' | null;

/** A line with how its limits stand at the moment of reading. */
export type ShownDeparture = DepartureLine & { readonly secrecy: Standing; readonly bar: Standing };

/** Who left, and what binds them until when (B4.7). */
@Injectable()
export class DepartureRegisterQuery {
  constructor(
    @InjectRepository(DepartureLine, 'clue-intake') private readonly departures: Repository<DepartureLine>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The last departure first. */
  async list(principal: Principal, filter: DepartureFilter): Promise<Page<ShownDeparture>> {
    const now = this.platform.clock.now();
    const query = this.visibleTo(principal);
    if (filter.person) query.andWhere('d.personId = :person', filter);
    if (filter.ground) query.andWhere('d.ground = :ground', filter);
    if (filter.barred !== undefined)
      query.andWhere(filter.barred ? 'd.barredUntil >= :now' : '(d.barredUntil IS NULL OR d.barredUntil < :now)', { now });
    const page = await pageOf(query.orderBy('d.departedOn', 'DESC').addOrderBy('d.departureId', 'ASC'), filter);
    return { ...page, items: page.items.map((line) => shown(line, now)) };
  }

  /** @throws DomainError departure.unknown: none, or none that this person may see */
  async get(principal: Principal, departureId: string): Promise<ShownDeparture> {
    const line = await this.visibleTo(principal).andWhere('d.departureId = :departureId', { departureId }).getOne();
    ensure(line, departureErrors.unknown);
    return shown(line, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<DepartureLine> {
    return withinScope(this.departures.createQueryBuilder('d'), 'd.organisation_id', principal, 'departure.read');
  }
}

function shown(line: DepartureLine, now: Instant): ShownDeparture {
  return { ...line, secrecy: standing(line.secrecyUntil, now), bar: standing(line.barredUntil, now) };
}

function standing(until: Date | null, now: Instant): Standing {
  if (until === null) return null;
  return until.getTime() >= Date.parse(now) ? 'running' : 'ended';
}
