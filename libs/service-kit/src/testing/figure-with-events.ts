import pg from 'pg';
import type { FigureAnswer } from '@liandong/contracts';
import { FiguresReader } from '../auditing/figures-reader.js';
import type { TestApp } from './test-app.js';

type Query = Readonly<Record<string, string>>;
/** A page of a published figure and the events behind it. */
type AskFigure = (name: string, query: Query, after: string | undefined) => Promise<FigureAnswer>;
const PAGE = 1_000;

export interface FigureWithEvents {
  readonly value: number;
  /** Value of each group, by the members of what was asked for with `by`, else of all its dimensions; a missing one is `-`. */
  readonly groups: Readonly<Record<string, number>>;
  readonly eventIds: readonly string[];
  /** How many of the events are of which type, as the log has them. */
  readonly types: Readonly<Record<string, number>>;
}

/**
 * A published figure with every event behind it, page by page: what the events contribute adds up to the number, and each stands in the log.
 *
 * @param query `by` with commas, `at` for a position, and members of its dimensions
 * @param ask the auditor, through the audit service; `ownFigures` where that is not there
 */
export async function figureWithEvents(
  server: TestApp,
  name: string,
  query: Query = {},
  ask: AskFigure = asAuditor(server),
): Promise<FigureWithEvents> {
  const events: FigureAnswer['events'][number][] = [];
  let page: FigureAnswer;
  let after: string | undefined;
  do {
    page = await ask(name, query, after);
    events.push(...page.events);
    after = page.next;
  } while (after !== undefined);
  const fen = (value: number) => Math.round(value * 100);
  expect({ figure: name, fen: events.reduce((sum, { value }) => sum + fen(value), 0), entries: events.length }).toEqual({
    figure: name,
    fen: fen(page.value),
    entries: page.total,
  });
  const eventIds = [...new Set(events.map(({ eventId }) => eventId))];
  const known = await typesOf(server, eventIds);
  expect(known).toHaveLength(eventIds.length);
  const types: Record<string, number> = {};
  for (const type of known) types[type] = (types[type] ?? 0) + 1;
  const wordOf = (dimensions: Query) =>
    (query['by']?.split(',') ?? Object.keys(dimensions)).map((axis) => dimensions[axis] ?? '-').join(' ');
  return {
    value: page.value,
    groups: Object.fromEntries(page.groups.map(({ dimensions, value }) => [wordOf(dimensions), value])),
    eventIds,
    types,
  };
}

function asAuditor(server: TestApp): AskFigure {
  return (name, query, after) =>
    server.read(
      'mhk-auditor',
      `/api/audit/figures/${name}?${new URLSearchParams({ ...query, limit: String(PAGE), ...(after === undefined ? {} : { after }) })}`,
    );
}

/** The one service of the app answers as it answers the audit service. */
export function ownFigures(server: TestApp): AskFigure {
  return (figure, { by, at: position, ...dimensions }, after) =>
    server.app
      .get(FiguresReader, { strict: false })
      .query({
        figure,
        dimensions,
        limit: PAGE,
        ...(by === undefined ? {} : { by: by.split(',') }),
        ...(position === undefined ? {} : { position }),
        ...(after === undefined ? {} : { after }),
      });
}

/** Looked up in the log itself. */
async function typesOf({ databaseUrl }: TestApp, eventIds: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ type: string }>('SELECT type FROM event_store.events WHERE id = ANY($1::uuid[])', [eventIds]);
    return rows.map(({ type }) => type);
  } finally {
    await client.end();
  }
}
