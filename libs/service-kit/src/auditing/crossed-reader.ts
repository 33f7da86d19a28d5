import type pg from 'pg';
import type { FigureAnswer, FigureQuestion } from '@liandong/contracts';
import { ensure, type Refusal } from '@liandong/event-sourcing';
import type { Members } from './crossed-figure.js';
import { type Figure, wordOf } from './figure.js';
import { PlacesSql } from './places-sql.js';

/** Most combinations that one answer tells, as things hold them and one by one; whoever asks for more asks for fewer axes, or within one of them. */
const MOST_GROUPS = 5_000;

interface CameRow {
  readonly cursor: string;
  readonly members: Members;
  readonly event_id: string;
  readonly at: string;
}

/** Answers how many things stood where, by whichever axes are asked for, and by which events they had come there. */
export class CrossedReader {
  private readonly sql: PlacesSql;

  constructor(
    private readonly pool: pg.Pool,
    schema: string,
    blockSize: number,
    without: readonly string[],
  ) {
    this.sql = new PlacesSql(schema, blockSize, without);
  }

  /**
   * `value` is how many things there are; a thing with several members of an axis is in the group of each.
   *
   * @throws DomainError figures.too-many-groups
   */
  async answer(
    figure: Figure,
    asked: FigureQuestion,
    until: bigint,
    { position: after }: { readonly position: string },
  ): Promise<FigureAnswer> {
    const { by = [], limit, position, recordedUntil } = asked;
    const axes = [...new Set([...by, ...Object.keys(asked.dimensions)])].filter((name) => figure.dimensions.includes(name));
    const marks = (figure.placings ?? []).flatMap((placing) => placing.marks ?? []);
    const marked = axes.some((name) => marks.includes(name));
    const { rows } = await this.pool.query<GroupRow>(this.sql.groups(asked, until, by, marked, MOST_GROUPS + 1));
    ensure(rows.length <= MOST_GROUPS, tooMany);
    const groups = summed(by, rows);
    const total = rows.reduce((sum, { things }) => sum + (things as number), 0);
    const { events, next } =
      limit === 0
        ? { events: [] }
        : await this.page(asked, until, { axes, plain: axes.filter((name) => !marks.includes(name)), marked, after });
    return {
      figure: figure.name,
      title: { ...figure.title },
      at: { ...(position === undefined ? {} : { position }), ...(recordedUntil === undefined ? {} : { recordedUntil }) },
      value: total,
      total,
      groups: groups.sort((one, other) => other.value - one.value),
      events,
      ...(next === undefined ? {} : { next }),
    };
  }

  private async page(
    asked: FigureQuestion,
    until: bigint,
    {
      axes,
      plain,
      marked,
      after,
    }: { readonly axes: readonly string[]; readonly plain: readonly string[]; readonly marked: boolean; readonly after: string },
  ): Promise<{ readonly events: FigureAnswer['events']; readonly next?: string }> {
    const { limit } = asked;
    const { rows } = await this.pool.query<CameRow>(this.sql.events(asked, until, plain, marked, after, limit + 1));
    const events = rows
      .slice(0, limit)
      .map(({ event_id: eventId, at, members }) => ({ eventId, position: at, value: 1, dimensions: textOf(axes, members) }));
    const last = rows[limit - 1];
    return { events, ...(rows.length > limit && last ? { next: `${last.cursor}.0.${until}` } : {}) };
  }
}

type GroupRow = Readonly<Record<string, string | number | null>>;

/** Each row under each combination of its members; no more are made than one answer tells. @throws DomainError figures.too-many-groups */
function summed(by: readonly string[], rows: readonly GroupRow[]): FigureAnswer['groups'] {
  const groups = new Map<string, { readonly dimensions: Record<string, string>; value: number }>();
  for (const row of rows) {
    for (const dimensions of each(by, row)) {
      const key = wordOf(dimensions);
      const known = groups.get(key) ?? { dimensions, value: 0 };
      known.value += row['things'] as number;
      groups.set(key, known);
      ensure(groups.size <= MOST_GROUPS, tooMany);
    }
  }
  return [...groups.values()].filter(({ value }) => value > 0);
}

/** The combinations of a row's members, one after the other. */
function* each(by: readonly string[], row: GroupRow, from = 0): Generator<Record<string, string>> {
  const name = by[from];
  if (name === undefined) return yield {};
  const told = row[from];
  const members = typeof told === 'string' ? (JSON.parse(told) as readonly string[]) : [];
  if (members.length === 0) return yield* each(by, row, from + 1);
  for (const member of members) for (const others of each(by, row, from + 1)) yield { [name]: member, ...others };
}

const textOf = (axes: readonly string[], members: Members): Record<string, string> =>
  Object.fromEntries(axes.flatMap((name) => (members[name] ? [[name, members[name].join(',')]] : [])));

const tooMany: Refusal = {
  code: 'figures.too-many-groups',
  kind: 'invalid',
  details: { most: MOST_GROUPS },
  zh: `分项过多(超过 ${MOST_GROUPS} 项),请减少维度或限定范围`,
  en: 'More groups than one answer tells: ask for fewer dimensions, or within one of them',
};
