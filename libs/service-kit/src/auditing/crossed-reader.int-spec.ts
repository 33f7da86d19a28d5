import fc from 'fast-check';
import type { Principal } from '@liandong/access';
import type { FigureQuestion } from '@liandong/contracts';
import type { Decider, RecordedEvent } from '@liandong/event-sourcing';
import { applyChanges, createTableAs, inTransaction } from '@liandong/projections';
import { openTestPool, type TestPool } from '@liandong/testing';
import { crossed, marking, placing } from './crossed-figure.js';
import { figurePlaces, placesFolds } from './figure-places.js';
import { FiguresReader, type OfficersFigures } from './figures-reader.js';
import { PlacesSql } from './places-sql.js';

/** An event of the test says where its paper lies from now on, or which flags it carries; null: nowhere. */
interface Moved {
  readonly stream: string;
  readonly members: Readonly<Record<string, readonly string[]>> | null;
  /** Seconds since the first event; clocks of several writers do not follow the positions. */
  readonly second: number;
}
interface State {
  readonly members: Moved['members'];
}

const decider = (category: string) =>
  ({
    category,
    initial: { members: null },
    decide: () => [],
    evolve: (_: State, event: { data: Moved }) => ({ members: event.data.members }),
  }) as unknown as Decider<State, never, never>;
const papers = crossed({
  name: 'test.papers',
  title: { zh: '件数', en: 'papers' },
  dimensions: ['drawer', 'colour', 'flag'],
  placings: [
    placing(decider('paper'), ({ members }, id) => (members ? { members, organisationId: id === 'd' ? 'pj' : 'mhk.room-1' } : undefined)),
    marking(decider('flag'), ['flag'], ({ members }, id) => (members ? { thing: id.split('~')[0]!, members } : undefined)),
  ],
});
/** Papers have a matter each, and so have flags: some in that of another paper. */
const matterOf = (stream: string) => (stream === 'flag-a~2' ? 'of b' : `of ${stream.split('-')[1]!.split('~')[0]}`);
const momentOf = (second: number) => new Date(Date.UTC(2020, 5, 11, 2, 0, second)).toISOString();
/** Positions of a block: histories run over several of them. */
const SIZE = 8;
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

describe('crossed figures', () => {
  let database: TestPool;
  let head = 0n;
  const { table, beside: cells, onAny } = figurePlaces([papers], SIZE)!;
  beforeAll(async () => {
    database = await openTestPool();
    await database.pool.query(createTableAs('public.figure_places', table as never));
    await database.pool.query(createTableAs('public.figure_cells', cells!.table));
    for (const index of table.indexes ?? []) await database.pool.query(`CREATE INDEX ON figure_places ${index}`);
  });
  afterAll(() => database.close());

  const reader = () =>
    new FiguresReader({
      figures: [papers],
      pool: database.pool,
      schema: 'public',
      store: { head: () => Promise.resolve(head) },
      runner: undefined,
      blockSize: SIZE,
      now: () => '2030-01-01T00:00:00.000Z',
    });
  const ask = (asked: Partial<FigureQuestion>, shown: OfficersFigures = reader()) =>
    shown.query({ figure: 'test.papers', dimensions: {}, limit: 1_000, ...asked });

  async function given(history: readonly Moved[]): Promise<void> {
    await database.pool.query('TRUNCATE figure_places, figure_cells');
    const folds = placesFolds([papers]);
    const states = new Map<string, { readonly state: unknown; readonly revision: number }>();
    const changes = history.flatMap((data, index) => {
      const fold = folds.get(data.stream.split('-')[0]!)!;
      const { state, revision } = states.get(data.stream) ?? { state: fold.initial, revision: 0 };
      const event = {
        id: idOf(index),
        stream: data.stream,
        revision,
        type: 'Moved',
        schemaVersion: 1,
        position: BigInt(index + 1),
        recordedAt: momentOf(data.second),
        data,
        metadata: { correlationId: matterOf(data.stream), actor: {} },
        before: state,
      };
      states.set(data.stream, { state: fold.evolve(state as never, event as never), revision: revision + 1 });
      return onAny!(event as unknown as RecordedEvent);
    });
    await inTransaction(database.pool, async (client) => {
      await applyChanges(client, 'public', cells!.table, changes.flatMap(cells!.follow));
      await applyChanges(client, 'public', table, changes);
    });
    head = BigInt(history.length);
  }

  /** Where every thing stood, reckoned from the history alone, as far as it was recorded by a second: what was recorded before where it came from, was known with that. */
  function standing(
    history: readonly Moved[],
    until: number,
    second: number | undefined,
    without: readonly string[] = [],
  ): ReadonlyMap<string, Record<string, readonly string[]>> {
    const known = new Map<string, Moved>();
    const last = new Map<string, Moved>();
    for (const moved of history.slice(0, until).filter(({ stream }) => !without.includes(matterOf(stream)))) {
      const left = known.get(moved.stream);
      if (JSON.stringify(left?.members ?? null) === JSON.stringify(moved.members)) continue;
      const place = { ...moved, second: Math.max(left?.second ?? 0, moved.second) };
      known.set(moved.stream, place);
      if (second === undefined || place.second <= second) last.set(moved.stream, place);
    }
    const things = new Map<string, Record<string, readonly string[]>>();
    for (const { stream, members } of last.values())
      if (stream.startsWith('paper-') && members) things.set(stream.slice(6), { ...members });
    for (const { stream, members } of last.values()) {
      const thing = things.get(stream.slice(5).split('~')[0]!);
      if (stream.startsWith('flag-') && members && thing)
        thing['flag'] = [...new Set([...(thing['flag'] ?? []), ...(members['flag'] ?? [])])].sort();
    }
    return things;
  }

  const members = fc.option(fc.record({ drawer: fc.constantFrom(['甲'], ['乙'], []), colour: fc.subarray(['red', 'green', 'blue']) }), {
    freq: 5,
  });
  const flags = fc.option(fc.record({ flag: fc.subarray(['late', 'lost'], { minLength: 1 }) }), { freq: 2 });
  const moved = fc.oneof(
    fc.record({ stream: fc.constantFrom('a', 'b', 'c', 'd').map((id) => `paper-${id}`), members, second: fc.nat({ max: 30 }) }),
    fc.record({
      stream: fc.constantFrom('a~1', 'a~2', 'b~1', 'x~1').map((id) => `flag-${id}`),
      members: flags,
      second: fc.nat({ max: 30 }),
    }),
  );

  it('over any history, at any position and moment of recording: value, crossed groups and the events behind them are what a reckoning from the history gives', async () => {
    const question = fc.record({
      until: fc.nat(),
      second: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
      without: fc.option(fc.subarray(['of a', 'of b', 'clue-1']), { nil: [] }),
      by: fc.subarray(['drawer', 'colour', 'flag']),
      where: fc.constantFrom(
        {},
        { drawer: '甲' },
        { colour: 'red' },
        { flag: 'late' },
        { drawer: '乙', flag: 'lost' },
        { organisation: 'mhk' },
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(moved, { minLength: 1, maxLength: 25 }),
        fc.array(question, { minLength: 3, maxLength: 3 }),
        async (history, questions) => {
          await given(history);
          for (const { until: drawn, second, by, where, without } of questions) {
            const until = 1 + (drawn % history.length);
            const { organisation, ...axes } = where as Record<string, string>;
            const things = [...standing(history, until, second, without)].filter(
              ([id, held]) =>
                (organisation === undefined || id !== 'd') &&
                Object.entries(axes).every(([axis, member]) => (held[axis] ?? []).includes(member)),
            );
            const expected: Record<string, number> = {};
            for (const [, held] of things) {
              const groups = by.reduce<readonly Record<string, string>[]>(
                (before, axis) =>
                  (held[axis] ?? []).length === 0
                    ? before
                    : before.flatMap((group) => held[axis]!.map((member) => ({ ...group, [axis]: member }))),
                [{}],
              );
              for (const group of groups)
                expected[JSON.stringify(Object.entries(group).sort())] = (expected[JSON.stringify(Object.entries(group).sort())] ?? 0) + 1;
            }
            const answer = await ask(
              {
                position: String(until),
                ...(second === undefined ? {} : { recordedUntil: momentOf(second) }),
                by: [...by],
                dimensions: where as Record<string, string>,
              },
              reader().forOfficer({ personId: 'p', organisationId: 'mhk', roles: [], barredFrom: without } satisfies Principal),
            );
            expect({ value: answer.value, total: answer.total, events: answer.events.length }).toEqual({
              value: things.length,
              total: things.length,
              events: things.length,
            });
            expect(
              Object.fromEntries(answer.groups.map(({ dimensions, value }) => [JSON.stringify(Object.entries(dimensions).sort()), value])),
            ).toEqual(expected);
            expect(answer.events.every(({ position }) => BigInt(position) <= BigInt(until))).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('the event behind it is the one by which it came under what was asked, whatever moved on other axes since', async () => {
    const at = (second: number, stream: string, held: Moved['members']): Moved => ({ stream, members: held, second });
    await given([
      at(1, 'paper-a', { drawer: ['甲'], colour: ['red'] }),
      at(2, 'paper-a', { drawer: ['乙'], colour: ['red'] }),
      at(3, 'paper-a', { drawer: ['乙'], colour: ['green'] }),
      at(4, 'flag-a~1', { flag: ['late'] }),
      at(5, 'paper-a', { drawer: ['乙'], colour: ['blue'] }),
    ]);
    const came = async (asked: Partial<FigureQuestion>) =>
      (await ask(asked)).events.map(({ position, eventId, dimensions }) => [position, eventId, dimensions]);
    expect(await came({})).toEqual([['1', idOf(0), {}]]);
    expect(await came({ by: ['drawer'] })).toEqual([['2', idOf(1), { drawer: '乙' }]]);
    expect(await came({ dimensions: { drawer: '乙', flag: 'late' } })).toEqual([['4', idOf(3), { drawer: '乙', flag: 'late' }]]);
    expect(await came({ by: ['colour', 'flag'] })).toEqual([['5', idOf(4), { colour: 'blue', flag: 'late' }]]);
    expect(await came({ position: '1', by: ['drawer'] })).toEqual([['1', idOf(0), { drawer: '甲' }]]);
    expect((await ask({ recordedUntil: momentOf(2) })).value).toBe(1);
    expect((await ask({ recordedUntil: momentOf(2), by: ['drawer'] })).groups).toEqual([{ dimensions: { drawer: '乙' }, value: 1 }]);
    expect((await ask({ recordedUntil: momentOf(0) })).value).toBe(0);
  });

  it('pages lead through all of them, none twice, at the moment of the first', async () => {
    const lies = (id: number): Moved => ({ stream: `paper-${id}`, members: { drawer: ['甲'] }, second: id });
    await given(Array.from({ length: 7 }, (_, id) => lies(id)));
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await ask({ limit: 3, ...(after === undefined ? {} : { after }) });
      seen.push(...page.events.map(({ eventId }) => eventId));
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 7 }, (_, id) => idOf(id)));
  });

  it('B4.1, B4.9: neither the things of matters from which an officer is kept nor what those say of other things', async () => {
    await given([
      { stream: 'paper-a', members: { drawer: ['甲'] }, second: 1 },
      { stream: 'paper-b', members: { drawer: ['乙'] }, second: 2 },
      { stream: 'flag-a~2', members: { flag: ['late'] }, second: 3 },
    ]);
    const seen = async (...barredFrom: readonly string[]) => {
      const { value, groups } = await ask(
        { by: ['drawer', 'flag'], limit: 0 },
        reader().forOfficer({ personId: 'p', organisationId: 'mhk', roles: [], barredFrom }),
      );
      return [value, ...groups.map(({ dimensions: { drawer, flag = '-' } }) => `${drawer} ${flag}`).sort()];
    };
    expect(await seen()).toEqual([2, '乙 -', '甲 late']);
    expect(await seen('of a')).toEqual([1, '乙 -']);
    expect(await seen('of b')).toEqual([1, '甲 -']);
  });

  it('given more combinations than one answer tells, then it is refused before they are all made', async () => {
    const many = (axis: string) => Array.from({ length: 80 }, (_, index) => `${axis}${index}`);
    await given([{ stream: 'paper-a', members: { drawer: many('d'), colour: many('c') }, second: 1 }]);
    await expect(ask({ by: ['drawer', 'colour'] })).rejects.toMatchObject({
      refusal: { code: 'figures.too-many-groups', details: { most: 5_000 } },
    });
    expect((await ask({ by: ['drawer'] })).groups).toHaveLength(80);
    await given(Array.from({ length: 5_001 }, (_, id) => ({ stream: `paper-${id}`, members: { drawer: [`d${id}`] }, second: 1 })));
    await expect(ask({ by: ['drawer'] })).rejects.toMatchObject({ refusal: { code: 'figures.too-many-groups' } });
    const { text, values } = new PlacesSql('public', SIZE).groups(
      { figure: 'test.papers', dimensions: {}, limit: 0 },
      head,
      ['drawer'],
      false,
      11,
    );
    expect((await database.pool.query(text, values)).rows).toHaveLength(11);
  });

  it('an axis that it has not is refused', async () => {
    await expect(ask({ by: ['shelf'] })).rejects.toMatchObject({ refusal: { code: 'figures.dimension-unknown' } });
    await expect(ask({ dimensions: { shelf: '1' } })).rejects.toMatchObject({ refusal: { code: 'figures.dimension-unknown' } });
  });

  describe('of 5,000 papers that moved ten times', () => {
    const PAPERS = 5_000;
    /** Of positions, each with one event. */
    const BLOCK = 500;
    beforeAll(async () => {
      head = BigInt(11 * PAPERS + BLOCK - 1);
      await database.pool.query(`
        TRUNCATE figure_places, figure_cells;
        INSERT INTO figure_places (figure, stream, revision, thing, mark, members, cell, organisation_id, matter_id, event_id, position, recorded_at, until_position, until_recorded_at, last_position)
          SELECT 'test.papers', 'paper-' || k, r, k, false, jsonb_build_object('drawer', jsonb_build_array('d' || r)), md5('d' || r)::uuid, 'mhk', 'm' || k, gen_random_uuid(), k + r * ${PAPERS}, moment + (k + r * ${PAPERS}) * interval '1 second',
            CASE WHEN r = 10 THEN 9223372036854775807 ELSE k + (r + 1) * ${PAPERS} END, CASE WHEN r < 10 THEN moment + (k + (r + 1) * ${PAPERS}) * interval '1 second' END, k
          FROM generate_series(1, ${PAPERS}) k, generate_series(0, 10) r, (SELECT '2020-06-11T02:00:00Z'::timestamptz AS moment) first;
        INSERT INTO figure_cells
          SELECT figure, cell, at / ${BLOCK}, organisation_id, members, sum(more), min(moment), max(moment), 0 FROM (
            SELECT figure, cell, position AS at, recorded_at AS moment, organisation_id, members, 1 AS more FROM figure_places
            UNION ALL SELECT figure, cell, until_position, until_recorded_at, organisation_id, members, -1 FROM figure_places WHERE until_recorded_at IS NOT NULL
          ) moved GROUP BY figure, cell, at / ${BLOCK}, organisation_id, members;
        ANALYZE figure_places, figure_cells`);
    });

    const barred = Array.from({ length: 20 }, (_, index) => `m${index * 7 + 1}`);
    it.each<[string, Partial<FigureQuestion>, readonly string[], number]>([
      ['now', {}, [], 0],
      ['at a position', { position: '24250' }, [], 2 * BLOCK],
      // Of each barred paper what it ever was, beside the block.
      ['at a position, without matters', { position: '24250' }, barred, 2 * BLOCK + barred.length * 11],
      // The block that the position cuts, and the one that the moment cuts.
      ['at a moment', { recordedUntil: momentOf(24_250) }, [], 2 * BLOCK],
      ['at a moment, without matters', { recordedUntil: momentOf(24_250) }, barred, 2 * BLOCK + 2 * barred.length * 11],
    ])('%s: no more rows are looked at than that', async (_name, asked, without, most) => {
      const sql = new PlacesSql('public', BLOCK, without);
      const { text, values } = sql.groups(
        { figure: 'test.papers', dimensions: {}, limit: 0, ...asked } as FigureQuestion,
        BigInt(asked.position ?? head),
        ['drawer'],
        false,
        100,
      );
      const counted = await database.pool.query<{ things: number }>(text, values);
      expect(counted.rows.reduce((sum, { things }) => sum + things, 0)).toBe(PAPERS - without.length);
      const { rows } = await database.pool.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      expect(rowsOf(rows[0]!['QUERY PLAN'][0]!.Plan)).toBeLessThanOrEqual(most);
    });
  });
});

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const rowsOf = (plan: Plan): number =>
  (plan['Relation Name'] === 'figure_places' ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] : 0) +
  (plan.Plans ?? []).reduce((sum, below) => sum + rowsOf(below), 0);
