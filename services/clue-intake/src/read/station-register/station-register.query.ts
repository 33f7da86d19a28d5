import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import { jurisdictionOf, type Principal, requireRole } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging } from '@liandong/service-kit';
import { stationErrors, stationKinds } from '../../station/station.decider.js';
import { Station } from './station.entity.js';

export const StationFilter = z.strictObject({
  ...paging,
  kind: z.enum(stationKinds).optional(),
  /** How it stood at the end of that day. */ on: z.iso.date().optional(),
});
export type StationFilter = z.output<typeof StationFilter>;

/** The points and stations of a commission and those of the own township, in the order in which they were opened. */
@Injectable()
export class StationRegisterQuery {
  constructor(@InjectRepository(Station, 'clue-intake') private readonly stations: Repository<Station>) {}

  list(principal: Principal, filter: StationFilter): Promise<Page<Station>> {
    const query = this.visibleTo(principal);
    if (filter.kind) query.andWhere('s.kind = :kind', filter);
    if (filter.on) query.andWhere('s.openedOn <= :on AND (s.closedOn IS NULL OR s.closedOn > :on)', filter);
    return pageOf(query.orderBy('s.openedOn', 'ASC').addOrderBy('s.stationId', 'ASC'), filter);
  }

  /** @throws DomainError station.unknown: no such station, or none that this person may see */
  async get(principal: Principal, stationId: string): Promise<Station> {
    const found = await this.visibleTo(principal).andWhere('s.stationId = :stationId', { stationId }).getOne();
    if (!found) throw new DomainError(stationErrors.unknown);
    return found;
  }

  /** 2.4: what reports straight to a higher commission is no matter of the one in between. */
  private visibleTo(principal: Principal) {
    requireRole(principal, 'station.read');
    const { organisationId } = principal;
    return this.stations
      .createQueryBuilder('s')
      .where('(s.commissionId = :commission OR s.organisationId = :organisationId)', {
        commission: jurisdictionOf(organisationId),
        organisationId,
      });
  }
}
