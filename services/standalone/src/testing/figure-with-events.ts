import pg from 'pg';
import type { TestApp } from '@liandong/service-kit/testing';

interface FigureAnswer {
  readonly value: number;
  readonly total: number;
  readonly groups: readonly { readonly dimensions: Readonly<Record<string, string>>; readonly value: number }[];
  readonly events: readonly { readonly eventId: string; readonly position: string; readonly value: number; readonly dimensions: Readonly<Record<string, string>> }[];
  readonly next?: string;
}

export interface FigureWithEvents {
  readonly value: number;
  /** Value of each group, by the members of what was asked for with `by`. */
  readonly groups: Readonly<Record<string, number>>;
  readonly eventIds: readonly string[];
  /** How many of the events are of which type, as the log has them. */
  readonly types: Readonly<Record<string, number>>;
}

/**
 * A published figure with every event behind it, page by page, as the auditor gets it: what the events contribute adds up to the number, none is told twice,
 * and each stands in the log.
 *
 * @param query of the figure: `by`, `at`, and its dimensions
 */
export async function figureWithEvents(server: TestApp, name: string, query: Readonly<Record<string, string>> = {}): Promise<FigureWithEvents> {
  const events: FigureAnswer['events'][number][] = [];
  let page: FigureAnswer;
  let after: string | undefined;
  do {
    const asked = new URLSearchParams({ ...query, limit: '1000', ...(after === undefined ? {} : { after }) });
    page = await server.read<FigureAnswer>('mhk-auditor', `/api/audit/figures/${name}?${asked}`);
    events.push(...page.events);
    after = page.next;
  } while (after !== undefined);
  const fen = (value: number) => Math.round(value * 100);
  expect({ figure: name, fen: events.reduce((sum, { value }) => sum + fen(value), 0), entries: events.length }).toEqual({ figure: name, fen: fen(page.value), entries: page.total });
  const eventIds = [...new Set(events.map(({ eventId }) => eventId))];
  const known = await typesOf(server, eventIds);
  expect(known.size).toBe(eventIds.length);
  const types: Record<string, number> = {};
  for (const type of known.values()) types[type] = (types[type] ?? 0) + 1;
  const groups = Object.fromEntries(page.groups.map(({ dimensions, value }) => [(query['by']?.split(',') ?? Object.keys(dimensions)).map((axis) => dimensions[axis] ?? '-').join(' '), value]));
  return { value: page.value, groups, eventIds, types };
}

/** Types of events by their ids, looked up in the log itself. */
async function typesOf({ databaseUrl }: TestApp, eventIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; type: string }>('SELECT id, type FROM event_store.events WHERE id = ANY($1::uuid[])', [eventIds]);
    return new Map(rows.map(({ id, type }) => [id, type]));
  } finally {
    await client.end();
  }
}
