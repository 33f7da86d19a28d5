import { Injectable } from '@nestjs/common';
import type { TimelineEntry } from '../timeline/timeline.entity.js';
import { type MatterUntil, TimelineQuery } from '../timeline/timeline.query.js';
import { MATTER_CATEGORY, type MatterStanding, standingOf } from './legs.js';

type Ends = Pick<TimelineEntry, 'position' | 'type' | 'recordedAt' | 'organisationId'>;

/** A matter as it stood at a moment, without its events. */
export interface MatterHeader extends MatterStanding {
  readonly matterId: string;
  /** The first title that any of its events named. */
  readonly title: string | null;
  /** For whom the first event was done. */
  readonly organisationId: string;
  /** Everybody for whom something was done in it. */
  readonly organisations: readonly string[];
  readonly first: Omit<Ends, 'organisationId'>;
  /** The last event by that moment. */
  readonly latest: Omit<Ends, 'organisationId'>;
  readonly events: number;
  /** Events per category. */
  readonly categories: Readonly<Record<string, number>>;
}

interface Group {
  readonly category: string;
  readonly organisationId: string;
  readonly events: string;
  readonly first: string;
}

/** What a matter was at a moment, told from its events up to then and from nothing later. */
@Injectable()
export class MatterQuery {
  constructor(private readonly timelines: TimelineQuery) {}

  async header(matter: MatterUntil): Promise<MatterHeader> {
    const [groups, standing, title] = await Promise.all([this.groups(matter), this.standing(matter), this.title(matter)]);
    const firstPosition = groups.reduce((least, { first }) => (BigInt(first) < BigInt(least) ? first : least), groups[0]!.first);
    const [first, latest] = await this.ends(matter, firstPosition);
    const { organisationId, ...start } = endOf(first);
    const { organisationId: _latestFor, ...end } = endOf(latest);
    const categories: Record<string, number> = {};
    for (const { category, events } of groups) categories[category] = (categories[category] ?? 0) + Number(events);
    return {
      matterId: matter.matterId,
      title,
      organisationId,
      organisations: [...new Set(groups.map((group) => group.organisationId))].sort(),
      ...standing,
      first: start,
      latest: end,
      events: groups.reduce((sum, { events }) => sum + Number(events), 0),
      categories,
    };
  }

  private groups(matter: MatterUntil): Promise<Group[]> {
    return this.timelines
      .of(matter)
      .select('t.category', 'category')
      .addSelect('t.organisationId', 'organisationId')
      .addSelect('count(*)', 'events')
      .addSelect('min(t.position)', 'first')
      .groupBy('t.category')
      .addGroupBy('t.organisationId')
      .getRawMany<Group>();
  }

  private async standing(matter: MatterUntil): Promise<MatterStanding> {
    return standingOf(
      await this.timelines
        .of(matter)
        .andWhere('t.category = :category', { category: MATTER_CATEGORY })
        .orderBy('t.position', 'ASC')
        .getMany(),
    );
  }

  private async title(matter: MatterUntil): Promise<string | null> {
    const titled = await this.timelines
      .of(matter)
      .select(`t.data ->> 'title'`, 'title')
      .andWhere(`jsonb_typeof(t.data -> 'title') = 'string'`)
      .orderBy('t.position', 'ASC')
      .limit(1)
      .getRawOne<{ title: string }>();
    return titled?.title ?? null;
  }

  private async ends(matter: MatterUntil, firstPosition: string): Promise<readonly [TimelineEntry, TimelineEntry]> {
    const ends = await this.timelines
      .of(matter)
      .andWhere('t.position IN (:...ends)', { ends: [firstPosition, matter.until] })
      .orderBy('t.position', 'ASC')
      .getMany();
    return [ends[0]!, ends.at(-1)!];
  }
}

function endOf({ position, type, recordedAt, organisationId }: TimelineEntry): Ends {
  return { position, type, recordedAt, organisationId };
}
