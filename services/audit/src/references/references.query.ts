import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Permission, Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { ensureReadable, type Page, paging, ServiceRuntime, withinScope } from '@liandong/service-kit';
import { Matter } from '../matters/matter.entity.js';
import { withoutKeptEntries } from '../timeline/kept-entries.js';
import { entriesOf, type TimelinePage, TimelineQuery } from '../timeline/timeline.query.js';
import { MatterReference } from './reference.entity.js';
import { ACTOR, references } from './references.projection.js';

/** How long a question waits for a read model that has just been started, in ms. */
const WAIT_MS = 5_000;

export const AppearanceFilter = z.strictObject({
  ...paging,
  /** Only matters in which they appear as this: `actor`, or a field name such as `subjectId`. */
  as: z
    .string()
    .regex(/^[A-Za-z]{1,100}$/)
    .optional(),
});
export type AppearanceFilter = z.output<typeof AppearanceFilter>;

export const ActsFilter = z.strictObject({
  limit: paging.limit,
  /** Position to go on after: `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,18}$/, '十进制位置 / a decimal position')
    .default('0'),
});
export type ActsFilter = z.output<typeof ActsFilter>;

/** Whom is asked about, by whom. */
export interface About {
  readonly principal: Principal;
  readonly permission: Permission;
  readonly kind: MatterReference['kind'];
  readonly id: string;
}

export interface Appearance {
  /** `actor`, or the field that names them. */
  readonly as: string;
  readonly events: number;
}

/** A matter in which somebody appears. */
export interface Involvement {
  readonly matterId: string;
  readonly title: string | null;
  readonly organisationId: string | null;
  /** Position of the last event with them. */
  readonly latestPosition: string;
  readonly latestAt: Date;
  readonly appearances: readonly Appearance[];
}

/** From persons and organisations to matters (由人及事). */
@Injectable()
export class ReferencesQuery {
  constructor(
    @InjectRepository(MatterReference, 'audit') private readonly rows: Repository<MatterReference>,
    @InjectRepository(Matter, 'audit') private readonly matters: Repository<Matter>,
    private readonly timelines: TimelineQuery,
    private readonly runtime: ServiceRuntime,
  ) {}

  /**
   * The matters in which they appear, and as what, the one with the latest event of theirs first.
   *
   * @throws DomainError audit.person-unknown, audit.organisation-unknown: nobody within the permission's scope, or nobody at all
   */
  async matterPage(about: About, { limit, offset, as }: AppearanceFilter): Promise<Page<Involvement>> {
    await this.ensureKnown(about);
    const wanted = () => (as === undefined ? this.of(about) : this.of(about).andWhere('jsonb_exists(r.appearances, :as)', { as }));
    const page = await wanted()
      .select('r.matterId', 'matterId')
      .addSelect('max(r.latestPosition)', 'latest')
      .groupBy('r.matterId')
      .orderBy('latest', 'DESC')
      .addOrderBy('r.matter_id', 'ASC')
      .limit(limit)
      .offset(offset)
      .getRawMany<{ matterId: string }>();
    const count = await wanted().select('count(DISTINCT r.matterId)', 'total').getRawOne<{ total: string }>();
    return {
      items: await this.involvements(
        about,
        page.map(({ matterId }) => matterId),
      ),
      total: Number(count?.total ?? 0),
      limit,
      offset,
    };
  }

  /** What they did, or what was done for the organisation, in the order of the log. */
  async acts(about: About, { limit, after }: ActsFilter): Promise<TimelinePage> {
    await this.ensureKnown(about);
    const query = this.timelines.visibleTo(about.principal, about.permission);
    query
      .andWhere(about.kind === 'person' ? 't.personId = :id' : 't.organisationId = :id', { id: about.id })
      .andWhere('t.position > :after', { after });
    const events = await entriesOf(query.orderBy('t.position', 'ASC').limit(limit + 1));
    const page = events.slice(0, limit);
    return { events: page, ...(events.length > limit ? { next: page.at(-1)!.position } : {}) };
  }

  private async ensureKnown(about: About): Promise<void> {
    await ensureReadable(this.runtime.runner(references.name)!, 0n, WAIT_MS);
    if (await this.of(about).limit(1).getOne()) return;
    const person = about.kind === 'person';
    throw new DomainError({
      code: `audit.${about.kind}-unknown`,
      kind: 'not-found',
      zh: person ? '没有该人员的任何记录' : '没有该组织的任何记录',
      en: person ? 'Nothing is recorded of this person' : 'Nothing is recorded of this organisation',
    });
  }

  private async involvements(about: About, matterIds: readonly string[]): Promise<readonly Involvement[]> {
    if (matterIds.length === 0) return [];
    const rows = await this.of(about).andWhere('r.matterId IN (:...matterIds)', { matterIds }).getMany();
    const known = await this.matters.createQueryBuilder('m').where('m.matterId IN (:...matterIds)', { matterIds }).getMany();
    return matterIds.map((matterId) => {
      const matter = known.find((one) => one.matterId === matterId);
      return {
        matterId,
        title: matter?.title ?? null,
        organisationId: matter?.organisationId ?? null,
        ...summaryOf(rows.filter((row) => row.matterId === matterId)),
      };
    });
  }

  private of({ principal, permission, kind, id }: About): SelectQueryBuilder<MatterReference> {
    const query = withinScope(this.rows.createQueryBuilder('r'), 'r.organisation_id', principal, permission);
    return withoutKeptEntries(query, 'r.entry', 'r.matter_id', principal).andWhere('r.kind = :kind AND r.referenceId = :id', { kind, id });
  }
}

/** Rows of several acting organisations, taken together; those who acted come first. */
function summaryOf(rows: readonly MatterReference[]): Pick<Involvement, 'latestPosition' | 'latestAt' | 'appearances'> {
  const counts = new Map<string, number>();
  for (const { appearances } of rows)
    for (const [as, events] of Object.entries(appearances)) counts.set(as, (counts.get(as) ?? 0) + events);
  const latest = rows.reduce((last, row) => (BigInt(row.latestPosition) > BigInt(last.latestPosition) ? row : last));
  const appearances = [...counts]
    .map(([as, events]) => ({ as, events }))
    .sort((a, b) => Number(b.as === ACTOR) - Number(a.as === ACTOR) || (a.as < b.as ? -1 : 1));
  return { latestPosition: latest.latestPosition, latestAt: latest.latestAt, appearances };
}
