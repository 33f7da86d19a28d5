import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Permission, Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { ServiceRuntime, withinScope } from '@liandong/service-kit';
import { withoutKeptEntries } from './kept-entries.js';
import type { Moment } from './moment.js';
import { TimelineEntry } from './timeline.entity.js';
import { asTexts, type TextRow, textOf, type TimelineText } from './timeline-text.js';

/** Most events of one answer; longer histories are read on with `after`. */
const PAGE = 1_000;

export interface TimelinePage {
  readonly events: readonly TimelineEntry[];
  /** Position to go on after; absent when this was the end. */
  readonly next?: string;
}

/** A matter up to one of its events: what every question about a moment comes down to. */
export interface MatterUntil {
  readonly principal: Principal;
  readonly permission: Permission;
  readonly matterId: string;
  /** Position of the last event that counts. */
  readonly until: string;
}

const columns = [
  'position',
  'matterId',
  'eventId',
  'stream',
  'category',
  'revision',
  'type',
  'schemaVersion',
  'occurredAt',
  'recordedAt',
  'personId',
  'organisationId',
  'role',
  'causationId',
  'rules',
  'data',
] as const satisfies readonly (keyof TimelineEntry)[];

/** The rows as the driver gives them, whole or some of their columns: making entities of a thousand of them takes longer than reading them. */
export function entriesOf(query: SelectQueryBuilder<TimelineEntry>): Promise<TimelineEntry[]>;
export function entriesOf<Column extends keyof TimelineEntry>(
  query: SelectQueryBuilder<TimelineEntry>,
  wanted: readonly Column[],
): Promise<Pick<TimelineEntry, Column>[]>;
export function entriesOf(
  query: SelectQueryBuilder<TimelineEntry>,
  wanted: readonly (keyof TimelineEntry)[] = columns,
): Promise<TimelineEntry[]> {
  return wanted.reduce((selected, column) => selected.addSelect(`t.${column}`, column), query.select([])).getRawMany<TimelineEntry>();
}

/** The history of a matter across services, as it stood at a moment. */
@Injectable()
export class TimelineQuery {
  constructor(
    @InjectRepository(TimelineEntry, 'audit') private readonly entries: Repository<TimelineEntry>,
    private readonly runtime: ServiceRuntime,
  ) {}

  /**
   * Finds the matter as it stood at a moment, by default now. A matter that is out of the permission's scope is as unknown as one that
   * never was.
   *
   * @throws DomainError audit.matter-unknown when nothing was recorded of it by then
   */
  async matterAt(principal: Principal, permission: Permission, matterId: string, moment?: Moment): Promise<MatterUntil> {
    const until = await this.lastBy(principal, permission, matterId, moment);
    if (until === undefined)
      throw new DomainError({
        code: 'audit.matter-unknown',
        kind: 'not-found',
        zh: '该事项在此时刻没有任何记录',
        en: 'Nothing was recorded of this matter by that moment',
      });
    return { principal, permission, matterId, until };
  }

  /** Position of the matter's last event by that moment; undefined before the first one. */
  async lastBy(principal: Principal, permission: Permission, matterId: string, moment?: Moment): Promise<string | undefined> {
    const query = this.visibleTo(principal, permission).select('t.position').andWhere('t.matterId = :matterId', { matterId });
    if (moment && 'position' in moment) query.andWhere('t.position <= :position', moment);
    if (moment && 'recordedUntil' in moment) query.andWhere('t.recordedAt <= :recordedUntil', moment);
    const last = await query.orderBy('t.position', 'DESC').limit(1).getOne();
    return last?.position;
  }

  /** One page of it, in the order of the log, as JSON: parsing a thousand events and writing them again is most of what an answer of them costs. */
  async page(matter: MatterUntil, after = '0', size = PAGE): Promise<TimelineText> {
    const query = asTexts(
      this.of(matter)
        .andWhere('t.position > :after', { after })
        .orderBy('t.position', 'ASC')
        .limit(size + 1),
    );
    const { rows } = await this.runtime.pool.query<TextRow>(query);
    const page = rows.slice(0, size);
    return { events: page.map(textOf), ...(rows.length > size ? { next: page.at(-1)!.position } : {}) };
  }

  /** Its events, to be narrowed and ordered further; the alias is `t`. */
  of({ principal, permission, matterId, until }: MatterUntil): SelectQueryBuilder<TimelineEntry> {
    return this.visibleTo(principal, permission).andWhere('t.matterId = :matterId AND t.position <= :until', { matterId, until });
  }

  /** What somebody may see of every matter; the alias is `t`. */
  visibleTo(principal: Principal, permission: Permission): SelectQueryBuilder<TimelineEntry> {
    const query = withinScope(this.entries.createQueryBuilder('t'), 't.organisation_id', principal, permission);
    return withoutKeptEntries(query, 't.stream', 't.matter_id', principal);
  }
}
