import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { withinScope } from '@liandong/service-kit';
import type { Person } from '../../staff-roster/staff-roster.events.js';
import { personOn } from '../../staff-roster/staff-roster.state.js';
import { StaffBoardEntry } from './staff-board.entity.js';

/** Who could be drawn on a day. */
export interface StaffBoard {
  readonly organisationId: string;
  readonly on: string;
  readonly persons: readonly Person[];
  readonly revision: number;
}

@Injectable()
export class StaffBoardQuery {
  constructor(@InjectRepository(StaffBoardEntry, 'joint-supervision') private readonly rows: Repository<StaffBoardEntry>) {}

  /** @throws DomainError staff-roster.unknown */
  async on(principal: Principal, organisationId: string, date: string): Promise<StaffBoard> {
    const readable = withinScope(this.rows.createQueryBuilder('s'), 's.organisation_id', principal, 'staff-roster.read');
    const row = await readable.andWhere('s.organisationId = :organisationId', { organisationId }).getOne();
    if (!row)
      throw new DomainError({
        code: 'staff-roster.unknown',
        kind: 'not-found',
        zh: '没有该名册,或不在您的范围内',
        en: 'No such roster within your scope',
      });
    const persons = Object.keys(row.entries).flatMap((personId) => personOn(row, personId, date) ?? []);
    return { organisationId, on: date, persons: persons.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)), revision: row.revision };
  }
}
