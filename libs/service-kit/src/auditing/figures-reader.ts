import type pg from 'pg';
import type { FigureAnswer, FigureQuestion, FigureTitle } from '@liandong/contracts';
import { DomainError, type EventStore, StoreUnavailable } from '@liandong/event-sourcing';
import type { ProjectionRunner } from '@liandong/projections';
import { commonDimensions, type Figure } from './figure.js';

export interface FiguresReaderParts {
  readonly figures: readonly Figure[];
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly store: Pick<EventStore, 'head'>;
  readonly runner: ProjectionRunner<never> | undefined;
  readonly now: () => string;
}

/** How long a question waits for the entries up to its moment, in ms; shorter than the asker's patience. */
const WAIT_MS = 4_000;
const MOST_GROUPS = 1_000;

/** Answers what a figure was at a moment, and which events are behind it. */
export class FiguresReader {
  constructor(private readonly parts: FiguresReaderParts) {}

  list(): { readonly figures: FigureTitle[] } {
    return { figures: this.parts.figures.map(({ name, title, dimensions }) => ({ name, title: { ...title }, dimensions: [...dimensions, ...commonDimensions] })) };
  }

  /**
   * @throws DomainError figures.unknown, figures.dimension-unknown, figures.moment-in-future, figures.page-invalid
   * @throws StoreUnavailable the entries have not reached the moment in time
   */
  async query(asked: FigureQuestion): Promise<FigureAnswer> {
    const figure = this.figure(asked);
    await this.ready(asked);
    const { pool } = this.parts;
    const [where, values] = this.standing(asked);
    const { rows: groups } = await pool.query<{ dimensions: Record<string, string>; value: number; entries: number }>(
      `${where} SELECT dimensions, sum(value)::float8 AS value, count(*)::int AS entries FROM counted GROUP BY dimensions ORDER BY value DESC, dimensions LIMIT ${MOST_GROUPS + 1}`,
      values,
    );
    if (groups.length > MOST_GROUPS) throw new Error(`${figure.name} has more than ${MOST_GROUPS} groups: its dimensions are no dimensions`);
    // Whoever wants the number alone does not pay for the events behind it.
    const { events, next }: Pick<FigureAnswer, 'events' | 'next'> = asked.limit === 0 ? { events: [] } : await this.page(asked, where, values);
    const { position, recordedUntil } = asked;
    return {
      figure: figure.name,
      title: { ...figure.title },
      at: { ...(position === undefined ? {} : { position }), ...(recordedUntil === undefined ? {} : { recordedUntil }) },
      value: groups.reduce((sum, { value }) => sum + value, 0),
      total: groups.reduce((sum, { entries }) => sum + entries, 0),
      groups: groups.map(({ dimensions, value }) => ({ dimensions, value })),
      events,
      ...(next === undefined ? {} : { next }),
    };
  }

  private figure({ figure: name, dimensions }: FigureQuestion): Figure {
    const figure = this.parts.figures.find((known) => known.name === name);
    if (!figure) throw new DomainError({ code: 'figures.unknown', kind: 'not-found', zh: '没有这一数字', en: 'There is no such figure', details: { figures: this.parts.figures.map((known) => known.name) } });
    const known: readonly string[] = [...figure.dimensions, ...commonDimensions];
    const unknown = Object.keys(dimensions).filter((name_) => !known.includes(name_));
    if (unknown.length === 0) return figure;
    throw new DomainError({ code: 'figures.dimension-unknown', kind: 'invalid', zh: '该数字没有这一维度', en: 'The figure has no such dimension', details: { unknown, dimensions: known } });
  }

  /** What was told must have been counted: the entries have to stand at the moment, or at the end of the log. */
  private async ready({ position, recordedUntil }: FigureQuestion): Promise<void> {
    const head = await this.parts.store.head();
    const future = (position !== undefined && BigInt(position) > head) || (recordedUntil !== undefined && Date.parse(recordedUntil) > Date.parse(this.parts.now()));
    if (future) throw new DomainError({ code: 'figures.moment-in-future', kind: 'invalid', zh: '不能查询将来的时刻', en: 'A moment in the future has no figures yet' });
    const reached = await this.parts.runner?.waitFor(position === undefined ? head : BigInt(position), WAIT_MS);
    if (reached === false) throw new StoreUnavailable('the figures have not reached the moment in time');
  }

  /** The entries that count at the moment: all of them, and of each subject the deepest. */
  private standing({ figure, position, recordedUntil, dimensions, withinOrganisation }: FigureQuestion): readonly [string, unknown[]] {
    const { organisation, matter, ...own } = dimensions;
    const values: unknown[] = [figure];
    const given = (value: unknown) => `$${values.push(value)}`;
    const conditions = ['figure = $1'];
    const within = (path: string) => {
      const place = given(path);
      conditions.push(`(organisation_id = ${place} OR starts_with(organisation_id, ${place} || '.'))`);
    };
    if (position !== undefined) conditions.push(`position <= ${given(position)}::bigint`);
    if (recordedUntil !== undefined) conditions.push(`recorded_at <= ${given(recordedUntil)}::timestamptz`);
    if (withinOrganisation !== undefined) within(withinOrganisation);
    if (organisation !== undefined) within(organisation);
    if (matter !== undefined) conditions.push(`matter_id = ${given(matter)}`);
    const entries = `SELECT * FROM ${this.parts.schema}.figure_entries WHERE ${conditions.join(' AND ')}`;
    const filter = Object.keys(own).length > 0 ? ` WHERE dimensions @> ${given(JSON.stringify(own))}::jsonb` : '';
    return [
      // Kept for both halves of the union, the entries of a large figure would go through a file, with columns that nobody reads.
      `WITH entries AS NOT MATERIALIZED (${entries}), counted AS (SELECT * FROM (
         SELECT * FROM entries WHERE subject IS NULL
         UNION ALL (SELECT DISTINCT ON (subject) * FROM entries WHERE subject IS NOT NULL ORDER BY subject, rank DESC, position, entry_no)
       ) standing${filter})`,
      values,
    ];
  }

  private async page({ after, limit }: FigureQuestion, where: string, values: readonly unknown[]): Promise<Pick<FigureAnswer, 'events' | 'next'>> {
    const cursor = after === undefined ? ['0', '-1'] : /^(\d{1,19})\.(\d{1,6})$/.exec(after)?.slice(1);
    if (!cursor) throw new DomainError({ code: 'figures.page-invalid', kind: 'invalid', zh: '“after”应为上一页给出的 next', en: '“after” is the `next` of the page before' });
    const { rows } = await this.parts.pool.query<{ event_id: string; position: string; entry_no: number; value: number; dimensions: Record<string, string> }>(
      `${where} SELECT event_id, position::text, entry_no, value::float8 AS value, dimensions FROM counted
       WHERE (position, entry_no) > ($${values.length + 1}::bigint, $${values.length + 2}::integer) ORDER BY counted.position, entry_no LIMIT $${values.length + 3}`,
      [...values, ...cursor, limit + 1],
    );
    const events = rows.slice(0, limit).map(({ event_id: eventId, position, value, dimensions }) => ({ eventId, position, value, dimensions }));
    const last = rows[limit - 1];
    return { events, ...(rows.length > limit && last ? { next: `${last.position}.${last.entry_no}` } : {}) };
  }
}
