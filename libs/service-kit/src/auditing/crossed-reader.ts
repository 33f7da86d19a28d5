import type pg from 'pg';
import type { FigureAnswer, FigureQuestion } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import type { Members } from './crossed-figure.js';
import { type Figure, summedBy } from './figure.js';
import { PlacesSql } from './places-sql.js';

/** Most combinations that one answer tells; whoever asks for more asks for fewer axes, or within one of them. */
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
  ) {
    this.sql = new PlacesSql(schema);
  }

  /**
   * `value` is how many things there are; a thing with several members of an axis is in the group of each.
   *
   * @throws DomainError figures.too-many-groups
   */
  async answer(figure: Figure, asked: FigureQuestion, until: bigint, { position: after }: { readonly position: string }): Promise<FigureAnswer> {
    const { by = [], limit, position, recordedUntil } = asked;
    const axes = [...new Set([...by, ...Object.keys(asked.dimensions)])].filter((name) => figure.dimensions.includes(name));
    const marks = (figure.placings ?? []).flatMap((placing) => placing.marks ?? []);
    const marked = axes.some((name) => marks.includes(name));
    const { rows } = await this.pool.query<Readonly<Record<string, string | number | null>>>(this.sql.groups(asked, until, by, marked));
    const groups = summedBy(rows.flatMap((row) => each(by, row)), by).filter(({ value }) => value > 0);
    if (groups.length > MOST_GROUPS) throw tooMany(groups.length);
    const total = rows.reduce((sum, { things }) => sum + (things as number), 0);
    const { events, next } = limit === 0 ? { events: [] } : await this.page(asked, until, { axes, plain: axes.filter((name) => !marks.includes(name)), marked, after });
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
    { axes, plain, marked, after }: { readonly axes: readonly string[]; readonly plain: readonly string[]; readonly marked: boolean; readonly after: string },
  ): Promise<{ readonly events: FigureAnswer['events']; readonly next?: string }> {
    const { limit } = asked;
    const { rows } = await this.pool.query<CameRow>(this.sql.events(asked, until, plain, marked, after, limit + 1));
    const events = rows.slice(0, limit).map(({ event_id: eventId, at, members }) => ({ eventId, position: at, value: 1, dimensions: textOf(axes, members) }));
    const last = rows[limit - 1];
    return { events, ...(rows.length > limit && last ? { next: `${last.cursor}.0.${until}` } : {}) };
  }
}

/** One row under each combination of its members. */
function each(by: readonly string[], row: Readonly<Record<string, string | number | null>>): { readonly dimensions: Record<string, string>; readonly value: number }[] {
  const start: Record<string, string>[] = [{}];
  const combined = by.reduce((before, name, index) => {
    const told = row[index];
    const members = typeof told === 'string' ? (JSON.parse(told) as readonly string[]) : [];
    return members.length === 0 ? before : before.flatMap((dimensions) => members.map((member) => ({ ...dimensions, [name]: member })));
  }, start);
  return combined.map((dimensions) => ({ dimensions, value: row['things'] as number }));
}

const textOf = (axes: readonly string[], members: Members): Record<string, string> => Object.fromEntries(axes.flatMap((name) => (members[name] ? [[name, members[name].join(',')]] : [])));

const tooMany = (groups: number) =>
  new DomainError({ code: 'figures.too-many-groups', kind: 'invalid', zh: `分项过多(${groups} 项,最多 ${MOST_GROUPS} 项),请减少维度或限定范围`, en: 'More groups than one answer tells: ask for fewer dimensions, or within one of them', details: { groups, most: MOST_GROUPS } });
