import type pg from 'pg';
import type { Principal } from '@liandong/access';
import type { FigureAnswer, FigureQuestion, FigureTitle } from '@liandong/contracts';
import { DomainError, type EventStore } from '@liandong/event-sourcing';
import type { ProjectionRunner } from '@liandong/projections';
import { CrossedReader } from './crossed-reader.js';
import { commonDimensions, exact, type Figure, summedBy } from './figure.js';
import { FigureSql } from './figure-sql.js';
import { ensureReadable } from '../runtime/ensure-readable.js';

export interface FiguresReaderParts {
  readonly figures: readonly Figure[];
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly store: Pick<EventStore, 'head'>;
  readonly runner: ProjectionRunner<never> | undefined;
  /** Where the things of crossed figures stand. */
  readonly places?: ProjectionRunner<never> | undefined;
  /** Positions of one block of sums. */
  readonly blockSize: number;
  readonly now: () => string;
  /** Dimensions that every figure has. */
  readonly common?: readonly string[];
  /** Matters that are left out of every figure. */
  readonly without?: readonly string[];
}

/** How long a question waits for the entries up to its moment, in ms; shorter than the asker's patience. */
const WAIT_MS = 4_000;
const MOST_GROUPS = 1_000;

/** Where a page of events begins: after which position and which entry of its event, and up to where everything counts since the first page. */
export interface Cursor {
  readonly position: string;
  readonly entryNo: string;
  readonly until: string | undefined;
}

const BEFORE_ALL: Cursor = { position: '0', entryNo: '-1', until: undefined };

export type OfficersFigures = Pick<FiguresReader, 'list' | 'query'>;

/** Answers what a figure was at a moment, and which events are behind it: all of it, as auditors are answered. */
export class FiguresReader {
  private readonly sql: FigureSql;
  private readonly crossed: CrossedReader;
  private readonly common: readonly string[];

  constructor(private readonly parts: FiguresReaderParts) {
    const { pool, schema, blockSize, common = commonDimensions, without = [] } = parts;
    this.sql = new FigureSql(schema, blockSize, without);
    this.crossed = new CrossedReader(pool, schema, blockSize, without);
    this.common = common;
  }

  /**
   * The same for an officer, whom figures must tell nothing that the records do not: without the matters from which the officer is kept (B4.1, B4.9), by no single
   * matter, and without the figures for auditors alone. What is left may come to less than the published figure.
   */
  forOfficer({ barredFrom = [] }: Principal): OfficersFigures {
    const { figures, ...parts } = this.parts;
    return new FiguresReader({
      ...parts,
      figures: figures.filter(({ auditorsOnly }) => !auditorsOnly),
      common: ['organisation'],
      without: barredFrom,
    });
  }

  list(): { readonly figures: FigureTitle[] } {
    return {
      figures: this.parts.figures.map(({ name, title, dimensions }) => ({
        name,
        title: { ...title },
        dimensions: [...dimensions, ...this.common],
      })),
    };
  }

  /**
   * @throws DomainError figures.unknown, figures.dimension-unknown, figures.moment-in-future, figures.page-invalid
   * @throws StoreUnavailable the entries have not reached the moment in time
   */
  async query(asked: FigureQuestion): Promise<FigureAnswer> {
    const figure = this.figure(asked);
    const cursor = asked.after === undefined ? BEFORE_ALL : cursorOf(asked.after);
    const until = await this.ready(asked, cursor, figure);
    if (figure.placings) return this.crossed.answer(figure, asked, until, cursor);
    const { rows: groups } = await this.parts.pool.query<{ dimensions: Record<string, string>; value: number; entries: number }>(
      this.sql.groups(asked, until, MOST_GROUPS + 1),
    );
    if (groups.length > MOST_GROUPS)
      throw new Error(`${figure.name} has more than ${MOST_GROUPS} groups: its dimensions are no dimensions`);
    // Whoever wants the number alone does not pay for the events behind it.
    const { events, next }: Pick<FigureAnswer, 'events' | 'next'> =
      asked.limit === 0 ? { events: [] } : await this.page(asked, until, cursor);
    const { position, recordedUntil } = asked;
    return {
      figure: figure.name,
      title: { ...figure.title },
      at: { ...(position === undefined ? {} : { position }), ...(recordedUntil === undefined ? {} : { recordedUntil }) },
      value: groups.reduce((sum, { value }) => exact(sum + value), 0),
      total: groups.reduce((sum, { entries }) => sum + entries, 0),
      groups: summedBy(groups, asked.by),
      events,
      ...(next === undefined ? {} : { next }),
    };
  }

  private figure({ figure: name, dimensions, by = [] }: FigureQuestion): Figure {
    const figure = this.parts.figures.find((known) => known.name === name);
    if (!figure)
      throw new DomainError({
        code: 'figures.unknown',
        kind: 'not-found',
        zh: '没有这一数字',
        en: 'There is no such figure',
        details: { figures: this.parts.figures.map((known) => known.name) },
      });
    const known: readonly string[] = [...figure.dimensions, ...this.common];
    const unknown = [
      ...Object.keys(dimensions).filter((name_) => !known.includes(name_)),
      ...by.filter((name_) => !figure.dimensions.includes(name_)),
    ];
    if (unknown.length === 0) return figure;
    throw new DomainError({
      code: 'figures.dimension-unknown',
      kind: 'invalid',
      zh: '该数字没有这一维度',
      en: 'The figure has no such dimension',
      details: { unknown, dimensions: known },
    });
  }

  /** What was told must have been counted: resolves with the position up to which everything counts, once the read models have passed it. */
  private async ready({ position, recordedUntil }: FigureQuestion, cursor: Cursor, { placings }: Figure): Promise<bigint> {
    const head = await this.parts.store.head();
    const until = BigInt(position ?? cursor.until ?? head);
    if (until > head || (recordedUntil !== undefined && Date.parse(recordedUntil) > Date.parse(this.parts.now()))) {
      throw new DomainError({
        code: 'figures.moment-in-future',
        kind: 'invalid',
        zh: '不能查询将来的时刻',
        en: 'A moment in the future has no figures yet',
      });
    }
    const runner = placings ? this.parts.places : this.parts.runner;
    if (runner) await ensureReadable(runner, until, WAIT_MS);
    return until;
  }

  private async page(asked: FigureQuestion, until: bigint, { position, entryNo }: Cursor): Promise<Pick<FigureAnswer, 'events' | 'next'>> {
    const { limit } = asked;
    const { rows } = await this.parts.pool.query<{
      event_id: string;
      at: string;
      entry_no: number;
      value: number;
      dimensions: Record<string, string>;
    }>(this.sql.events(asked, until, [position, entryNo], limit + 1));
    const events = rows
      .slice(0, limit)
      .map(({ event_id: eventId, at, value, dimensions }) => ({ eventId, position: at, value, dimensions }));
    const last = rows[limit - 1];
    return { events, ...(rows.length > limit && last ? { next: `${last.at}.${last.entry_no}.${until}` } : {}) };
  }
}

function cursorOf(after: string): Cursor {
  const [, position, entryNo, until] = /^(\d{1,19})\.(\d{1,6})(?:\.(\d{1,19}))?$/.exec(after) ?? [];
  if (position === undefined || entryNo === undefined)
    throw new DomainError({
      code: 'figures.page-invalid',
      kind: 'invalid',
      zh: '“after”应为上一页给出的 next',
      en: '“after” is the `next` of the page before',
    });
  return { position, entryNo, until };
}
