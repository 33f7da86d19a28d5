import type pg from 'pg';
import type { FigureQuestion } from '@liandong/contracts';
import { MOMENTS, POSITIONS } from './figure-places.js';

// $1 figure, $2 position, $3 moment of recording, $4 and $5 organisations, $6 members, $7 matter, $8 matters that are left out; what was not asked is NULL, and the planner leaves it out.
const within = (place: string) => `(${place}::text IS NULL OR organisation_id = ${place} OR starts_with(organisation_id, ${place} || '.'))`;
const SHOWN = '($8::text[] IS NULL OR matter_id <> ALL ($8::text[]))';
const BARRED = 'matter_id = ANY ($8::text[])';
// What stands now is what nothing has ended yet.
const NOW = 'figure = $1 AND position <= $2::bigint AND until_position > $2::bigint AND $3::timestamptz IS NULL';
// A range is looked up as one, so that what was left before and what came after costs nothing. It was held at a moment of recording unless the event that ended it had been recorded by then.
const THEN = `figure = $1 AND position <= $2::bigint AND ($3::timestamptz IS NULL OR recorded_at <= $3::timestamptz)
  AND (${POSITIONS} @> $2::bigint OR ($3::timestamptz IS NOT NULL AND ${MOMENTS} @> $3::timestamptz))`;
const held = ({ position, recordedUntil }: FigureQuestion) => (position === undefined && recordedUntil === undefined ? NOW : THEN);
const INSIDE = `${within('$4')} AND ${within('$5')}`;
const things = (asked: FigureQuestion) => `${held(asked)} AND ${SHOWN} AND NOT mark AND ${INSIDE} AND ($7::text IS NULL OR matter_id = $7)`;
const WHOLE_BELOW = '(SELECT block FROM whole_below)';
// Sums know no matter.
const OF_NO_MATTER = '$7::text IS NULL';
const WITHIN = '($6::jsonb IS NULL OR members @> $6::jsonb)';

/** The statements that answer a question about where things stood at a moment. */
export class PlacesSql {
  /**
   * @param size positions of one block
   * @param without matters that are left out
   */
  constructor(
    private readonly schema: string,
    private readonly size: number,
    private readonly without: readonly string[] = [],
  ) {}

  /** How many things stand in each combination of members, each axis as the JSON list of its members; `by`: axes. */
  groups(asked: FigureQuestion, until: bigint, by: readonly string[], marked: boolean, limit: number): pg.QueryConfig {
    const axes = by.map((_, index) => `members->>$${index + 10} AS "${index}"`);
    const groups = axes.length > 0 ? ` GROUP BY ${axes.map((_, index) => `"${index}"`).join(', ')}` : '';
    const counted = [...axes, 'coalesce(sum(things), 0)::int AS things'].join(', ');
    const text = marked
      ? `WITH ${this.standing(asked, true)} SELECT ${counted} FROM (SELECT members, 1 AS things FROM standing) each WHERE ${WITHIN}${groups} LIMIT $9`
      : `SELECT ${counted} FROM (${this.cells(asked)}) standing
          CROSS JOIN LATERAL (SELECT members FROM ${this.schema}.figure_cells known WHERE known.figure = $1 AND known.cell = standing.cell LIMIT 1) cells WHERE ${WITHIN}${groups} LIMIT $9`;
    return { text, values: [...this.valuesOf(asked, until), limit, ...by] };
  }

  /**
   * How many things stand in each cell: what came less what went. Whole blocks by their sums; one by one what a position or a moment of recording cuts, and what matters that
   * are left out have in the sums. Of one matter: thing by thing.
   */
  private cells(asked: FigureQuestion): string {
    const { schema, size } = this;
    const table = `${schema}.figure_places`;
    if (asked.dimensions['matter'] !== undefined)
      return `SELECT cell, count(*) AS things FROM ${table} WHERE ${things(asked)} GROUP BY cell`;
    const sums = `${schema}.figure_cells WHERE figure = $1 AND block < ${WHOLE_BELOW}`;
    const each = (sign: number, where: string) =>
      `SELECT cell, ${sign} AS things FROM ${table} WHERE figure = $1 AND NOT mark AND ${INSIDE} AND ${where}`;
    const of = (sign: number, position: string, moment: string) => {
      const known = `($3::timestamptz IS NULL OR ${moment} <= $3::timestamptz)`;
      // OFFSET 0: without it those of the blocks that are cut would be looked for among all, and not by their positions.
      return `UNION ALL ${each(sign, `${SHOWN} AND ${known} AND ${position} >= ${WHOLE_BELOW} * ${size} AND ${position} <= $2::bigint`)}
        UNION ALL SELECT cell, things FROM cut CROSS JOIN LATERAL (${each(sign, `${SHOWN} AND ${known} AND ${position} >= cut.block * ${size} AND ${position} < (cut.block + 1) * ${size}`)} OFFSET 0) within_them
        UNION ALL ${each(-sign, `${BARRED} AND ${known} AND ${position} < ${WHOLE_BELOW} * ${size} AND ${position} / ${size} NOT IN (SELECT block FROM cut)`)}`;
    };
    return `WITH whole_below AS MATERIALIZED (SELECT ($2::bigint + 1) / ${size} AS block),
      cut AS MATERIALIZED (SELECT DISTINCT block FROM ${sums} AND earliest <= $3::timestamptz AND latest > $3::timestamptz)
      SELECT cell, sum(things) AS things FROM (
        SELECT cell, things FROM ${sums} AND ${INSIDE} AND ($3::timestamptz IS NULL OR (latest <= $3::timestamptz AND block NOT IN (SELECT block FROM cut))) AND ${OF_NO_MATTER}
        ${of(1, 'position', 'recorded_at')}
        ${of(-1, 'until_position', 'until_recorded_at')}
      ) moved GROUP BY cell HAVING sum(things) <> 0`;
  }

  /**
   * A page of the things, in the order in which they were last placed, after a position: of each the event by which it came under what was asked. A thing
   * may have moved since on other axes.
   *
   * @param axes those of what was asked that are no marks
   */
  events(asked: FigureQuestion, until: bigint, axes: readonly string[], marked: boolean, after: string, limit: number): pg.QueryConfig {
    const same = '(SELECT jsonb_agg(members->axis) FROM unnest($9::text[]) axis)';
    const came = `SELECT event_id, position FROM ${this.schema}.figure_places stood WHERE figure = $1 AND stream = page.stream AND revision <= page.revision
      AND revision > coalesce((SELECT max(revision) FROM ${this.schema}.figure_places earlier WHERE figure = $1 AND stream = page.stream AND revision < page.revision AND ${same} IS DISTINCT FROM page.same), -1)
      ORDER BY revision LIMIT 1`;
    const text = `WITH ${this.standing(asked, marked)}, page AS (SELECT *, ${same} AS same FROM standing WHERE ${WITHIN} AND position > $10::bigint ORDER BY position LIMIT $11)
      SELECT page.position::text AS cursor, page.members,
        CASE WHEN page.marked_at > came.position THEN page.marked_by ELSE came.event_id END AS event_id, greatest(page.marked_at, came.position)::text AS at
      FROM page CROSS JOIN LATERAL (${came}) came ORDER BY page.position`;
    return { text, values: [...this.valuesOf(asked, until), axes, after, limit] };
  }

  /** The things that stand, with what other aggregates say of them where an axis of theirs is asked for. */
  private standing(asked: FigureQuestion, marked: boolean): string {
    const table = `${this.schema}.figure_places`;
    if (!marked)
      return `standing AS (SELECT stream, revision, position, members, NULL::bigint AS marked_at, NULL::uuid AS marked_by FROM ${table} WHERE ${things(asked)})`;
    return `marks AS MATERIALIZED (
        SELECT thing, jsonb_object_agg(axis, held) AS members, max(at) AS at, (array_agg(event_id ORDER BY at DESC))[1] AS event_id FROM (
          SELECT thing, axis, jsonb_agg(DISTINCT member) AS held, max(position) AS at, (array_agg(event_id ORDER BY position DESC))[1] AS event_id
          FROM ${table}, jsonb_each(members) AS axes(axis, held_by), jsonb_array_elements(held_by) AS member WHERE ${held(asked)} AND ${SHOWN} AND mark GROUP BY thing, axis
        ) by_axis GROUP BY thing
      ), standing AS (
        SELECT stream, revision, position, things.members || coalesce(marks.members, '{}') AS members, marks.at AS marked_at, marks.event_id AS marked_by
        FROM (SELECT * FROM ${table} WHERE ${things(asked)}) things LEFT JOIN marks USING (thing)
      )`;
  }

  private valuesOf({ figure, recordedUntil, dimensions, withinOrganisation }: FigureQuestion, until: bigint): unknown[] {
    const { organisation, matter, ...members } = dimensions;
    const asked =
      Object.keys(members).length > 0
        ? JSON.stringify(Object.fromEntries(Object.entries(members).map(([name, member]) => [name, [member]])))
        : undefined;
    const without = this.without.length > 0 ? this.without : undefined;
    return [figure, until.toString(), recordedUntil, withinOrganisation, organisation, asked, matter, without].map(
      (value) => value ?? null,
    );
  }
}
