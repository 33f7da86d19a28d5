import type pg from 'pg';
import type { FigureQuestion } from '@liandong/contracts';

// $1 figure, $2 position, $3 moment of recording, $4 and $5 organisations, $6 members, $7 matter, $8 matters that are left out; what was not asked is NULL, and the planner leaves it out.
const within = (place: string) => `(${place}::text IS NULL OR organisation_id = ${place} OR starts_with(organisation_id, ${place} || '.'))`;
const WITHIN = `${within('$4')} AND ${within('$5')}`;
const MEMBERS = '($6::jsonb IS NULL OR dimensions @> $6::jsonb)';

/** The statements that answer a question about everything up to, and with, a position. */
export class FigureSql {
  /**
   * @param size positions of one block
   * @param without matters that are left out
   */
  constructor(
    private readonly schema: string,
    private readonly size: number,
    private readonly without: readonly string[] = [],
  ) {}

  /** The value and the number of entries of each group, the greatest value first: whole blocks by their sums, what a moment cuts entry by entry. */
  groups(asked: FigureQuestion, until: bigint, limit: number): pg.QueryConfig {
    const { schema, size } = this;
    // OFFSET 0: without it the entries of the blocks that are cut would be looked for among all entries, and not by their key.
    const text = `WITH
      whole_below AS MATERIALIZED (SELECT CASE WHEN $7::text IS NULL THEN ($2::bigint + 1) / ${size} ELSE 0 END AS block),
      cut AS MATERIALIZED (
        SELECT DISTINCT block FROM ${schema}.figure_blocks
        WHERE $3::timestamptz IS NOT NULL AND figure = $1 AND block < (SELECT block FROM whole_below) AND earliest <= $3::timestamptz AND latest > $3::timestamptz
      ),
      counted AS (
        SELECT dimensions, value, entries FROM ${schema}.figure_blocks
        WHERE figure = $1 AND block < (SELECT block FROM whole_below) AND ($3::timestamptz IS NULL OR (latest <= $3::timestamptz AND block NOT IN (SELECT block FROM cut))) AND ${WITHIN} AND ${MEMBERS}
        UNION ALL SELECT dimensions, value, 1 FROM (${this.alone()} AND position >= (SELECT block FROM whole_below) * ${size}) after_them
        UNION ALL SELECT dimensions, value, 1 FROM cut CROSS JOIN LATERAL (${this.alone()} AND position >= cut.block * ${size} AND position < (cut.block + 1) * ${size} OFFSET 0) within_them
        UNION ALL SELECT dimensions, value, 1 FROM (${this.oncePerSubject()}) subjects
        UNION ALL SELECT dimensions, -value, -1 FROM (${this.summedWithout()}) left_out
      )
      SELECT dimensions, sum(value)::float8 AS value, sum(entries)::int AS entries FROM counted GROUP BY dimensions HAVING sum(entries) > 0 ORDER BY sum(value) DESC, dimensions LIMIT $9`;
    return { text, values: [...this.valuesOf(asked, until), limit] };
  }

  /** A page of the entries that count, in the order of the log, after a position and a number within its event. */
  events(asked: FigureQuestion, until: bigint, after: readonly string[], limit: number): pg.QueryConfig {
    const page = '(position, entry_no) > ($9::bigint, $10::integer) ORDER BY position, entry_no LIMIT $11';
    const text = `SELECT event_id, position::text AS at, entry_no, value::float8 AS value, dimensions
      FROM (SELECT * FROM (${this.alone()} AND ${page}) first_of_them UNION ALL ${this.oncePerSubject()}) counted WHERE ${page}`;
    return { text, values: [...this.valuesOf(asked, until), ...after, limit] };
  }

  /** Entries that stand for themselves. */
  private alone(): string {
    return `${this.entries()} AND subject IS NULL AND ${MEMBERS}`;
  }

  /** Of each subject the deepest entry; only then it shows whether that has the members, and whether it counts at all. */
  private oncePerSubject(): string {
    return `SELECT * FROM (SELECT DISTINCT ON (subject) * FROM (${this.entries()} AND subject IS NOT NULL) all_of_them ORDER BY subject, rank DESC, position, entry_no) deepest WHERE value <> 0 AND ${MEMBERS}`;
  }

  /** What the sums of whole blocks hold of matters that are left out: sums know no matter. */
  private summedWithout(): string {
    return `${this.upTo()} AND matter_id = ANY ($8::text[]) AND subject IS NULL AND ${MEMBERS} AND position < (SELECT block FROM whole_below) * ${this.size} AND position / ${this.size} NOT IN (SELECT block FROM cut)`;
  }

  private entries(): string {
    return `${this.upTo()} AND ($7::text IS NULL OR matter_id = $7) AND ($8::text[] IS NULL OR matter_id <> ALL ($8::text[]))`;
  }

  private upTo(): string {
    return `SELECT * FROM ${this.schema}.figure_entries WHERE figure = $1 AND position <= $2::bigint AND ($3::timestamptz IS NULL OR recorded_at <= $3::timestamptz) AND ${WITHIN}`;
  }

  private valuesOf({ figure, recordedUntil, dimensions, withinOrganisation }: FigureQuestion, until: bigint): unknown[] {
    const { organisation, matter, ...members } = dimensions;
    const asked = Object.keys(members).length > 0 ? JSON.stringify(members) : undefined;
    const without = this.without.length > 0 ? this.without : undefined;
    return [figure, until.toString(), recordedUntil, withinOrganisation, organisation, asked, matter, without].map(
      (value) => value ?? null,
    );
  }
}
