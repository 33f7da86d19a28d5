import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { stationErrors, stationKinds } from '../../station/station.decider.js';
import { Station } from './station.entity.js';

export const StationFilter = z.strictObject({ ...paging, kind: z.enum(stationKinds).optional(), /** How it stood at the end of that day. */ on: z.iso.date().optional() });
export type StationFilter = z.output<typeof StationFilter>;

/** The points and stations of a jurisdiction, in the order in which they were opened. */
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

  private visibleTo(principal: Principal) {
    return withinScope(this.stations.createQueryBuilder('s'), 's.organisation_id', principal, 'station.read', null);
  }
}
