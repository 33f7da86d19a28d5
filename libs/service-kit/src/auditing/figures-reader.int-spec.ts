import fc from 'fast-check';
import type { Principal } from '@liandong/access';
import type { FigureAnswer, FigureQuestion } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { applyChanges, createTableAs, inTransaction, type RowChange } from '@liandong/projections';
import { openTestPool, type TestPool } from '@liandong/testing';
import { blockSizeOf, figureBlocks } from './figure-blocks.js';
import { figureEntries, type FigureEntryRow } from './figure-entries.js';
import { type Counting, type Figure, figure, type FigureEntry } from './figure.js';
import { FigureSql } from './figure-sql.js';
import { FiguresReader, type OfficersFigures } from './figures-reader.js';

/** What an event of the test counts, as it says itself. */
interface Told {
  readonly organisationId: string;
  readonly matterId: string;
  readonly recordedAt: string;
  readonly entries: readonly FigureEntry[];
}
type Counted = Told & { readonly position: bigint; readonly entry: FigureEntry; readonly entryNo: number };

const counting: Counting = {
  category: 'paper',
  decider: { category: 'paper' } as Counting['decider'],
  entries: (event) => (event.data as Told).entries,
};
const papers = [figure({ name: 'test.papers', title: { zh: '件数', en: 'papers' }, dimensions: ['drawer', 'colour'], from: [counting] })];

describe('figures, from sums of blocks and the entries that a moment cuts', () => {
  const SIZE = 8;
  let database: TestPool;
  let head = 0n;
  beforeAll(async () => {
    database = await openTestPool();
    for (const table of [figureEntries(papers, SIZE).table, figureBlocks(SIZE).table]) {
      await database.pool.query(createTableAs(`public.${table.name}`, table as never));
      for (const index of table.indexes ?? []) await database.pool.query(`CREATE INDEX ON ${table.name} ${index}`);
    }
  });
  afterAll(() => database.close());

  const readerOf = (blockSize: number, figures: readonly Figure[] = papers) =>
    new FiguresReader({
      figures,
      pool: database.pool,
      schema: 'public',
      store: { head: () => Promise.resolve(head) },
      runner: undefined,
      blockSize,
      now: () => '2030-01-01T00:00:00.000Z',
    });

  async function given(history: readonly Told[]): Promise<void> {
    await database.pool.query('TRUNCATE figure_entries, figure_blocks');
    const events = history.map((data, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      stream: 'paper-a',
      type: 'Told',
      position: BigInt(index + 1),
      recordedAt: data.recordedAt,
      data,
      metadata: { correlationId: data.matterId, actor: { organisationId: data.organisationId } },
    })) as unknown as RecordedEvent[];
    await inTransaction(database.pool, async (client) => {
      const { table, onAny, beside } = figureEntries(papers, SIZE);
      const changes: readonly RowChange<FigureEntryRow>[] = events.flatMap((event) => onAny!(event));
      await applyChanges(client, 'public', table, changes);
      await applyChanges(
        client,
        'public',
        beside!.table,
        changes.flatMap((change) => beside!.follow(change)),
      );
    });
    head = BigInt(history.length);
  }

  const isWithin = (organisationId: string, path: string | undefined) =>
    path === undefined || organisationId === path || organisationId.startsWith(`${path}.`);

  /** The same answer, reckoned from the history alone. */
  function expected(
    history: readonly Told[],
    { position, recordedUntil, dimensions, withinOrganisation }: FigureQuestion,
    without: readonly string[] = [],
  ): Pick<FigureAnswer, 'value' | 'total' | 'groups' | 'events'> {
    const { organisation, matter, ...members } = dimensions;
    const standing = new Map<string, Counted>();
    for (const [index, told] of history.entries()) {
      const at = BigInt(index + 1);
      const counts =
        (position === undefined || at <= BigInt(position)) &&
        (recordedUntil === undefined || told.recordedAt <= recordedUntil) &&
        isWithin(told.organisationId, organisation) &&
        isWithin(told.organisationId, withinOrganisation) &&
        (matter === undefined || matter === told.matterId) &&
        !without.includes(told.matterId);
      if (!counts) continue;
      for (const [entryNo, entry] of told.entries.entries()) {
        const key = entry.subject ? `of ${entry.subject.id}` : `${at}.${entryNo}`;
        const known = standing.get(key);
        if (!known || entry.subject!.rank > known.entry.subject!.rank) standing.set(key, { ...told, position: at, entry, entryNo });
      }
    }
    const counted = [...standing.values()]
      // Whose deepest entry is 0 counts no longer.
      .filter(({ entry }) => !entry.subject || entry.value !== 0)
      .filter(({ entry }) => Object.entries(members).every(([name, member]) => entry.dimensions?.[name] === member))
      .sort((one, other) => Number(one.position - other.position) || one.entryNo - other.entryNo);
    const groups = new Map<string, { dimensions: Record<string, string>; value: number }>();
    for (const { entry } of counted) {
      const known = { ...entry.dimensions } as Record<string, string>;
      const key = JSON.stringify(Object.entries(known).sort());
      groups.set(key, { dimensions: known, value: (groups.get(key)?.value ?? 0) + entry.value });
    }
    return {
      value: counted.reduce((sum, { entry }) => sum + entry.value, 0),
      total: counted.length,
      groups: [...groups.values()],
      events: counted.map(({ position: at, entry }) => ({
        eventId: `00000000-0000-4000-8000-${String(at - 1n).padStart(12, '0')}`,
        position: String(at),
        value: entry.value,
        dimensions: { ...entry.dimensions } as Record<string, string>,
      })),
    };
  }

  async function answered(question: FigureQuestion, reader: OfficersFigures = readerOf(SIZE)): Promise<FigureAnswer> {
    const first = await reader.query(question);
    const events = [...first.events];
    for (let { next } = first; next !== undefined;) {
      const page = await reader.query({ ...question, after: next });
      events.push(...page.events);
      next = page.next;
    }
    return { ...first, events };
  }

  const minute = (of: number) => `2020-06-11T02:${String(Math.min(Math.max(of, 0), 59)).padStart(2, '0')}:00.000Z`;
  // Few groups, so that most blocks hold several entries of one; clocks that differ, so that a moment of recording cuts blocks.
  const organisation = fc.constantFrom('mhk', 'mhk', 'mhk.intake', 'mhkx');
  const members = fc.constantFrom<FigureEntry['dimensions']>({}, { drawer: '甲' }, { drawer: '乙', colour: '"' });
  const subject = fc.record({ id: fc.constantFrom('s1', 's2'), rank: fc.integer({ min: 0, max: 2 }) });
  const entry: fc.Arbitrary<FigureEntry> = fc
    .record({ value: fc.integer({ min: -3, max: 5 }), dimensions: members, subject: fc.option(subject, { freq: 3, nil: undefined }) })
    .map(({ subject: own, ...others }) => ({ ...others, ...(own ? { subject: own } : {}) }));
  const history = fc
    .array(
      fc.record({
        organisationId: organisation,
        matterId: fc.constantFrom('m1', 'm2', 'm3'),
        late: fc.integer({ min: -6, max: 6 }),
        entries: fc.array(entry, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 40, size: 'max' },
    )
    .map((events) => events.map(({ late, ...told }, index): Told => ({ ...told, recordedAt: minute(index + late) })));
  const share = fc.noBias(fc.integer({ min: 0, max: 100 }));
  const question = fc
    .record({
      position: fc.option(share, { freq: 2, nil: undefined }),
      recorded: fc.option(share, { freq: 2, nil: undefined }),
      withinOrganisation: fc.option(organisation, { freq: 2, nil: undefined }),
      dimensions: fc.oneof(
        fc.constant({}),
        fc.record({ organisation }),
        fc.record({ drawer: fc.constantFrom('甲', '乙', '丙') }),
        fc.record({ matter: fc.constantFrom('m1', 'm2') }),
      ),
    })
    .map(({ position, recorded, withinOrganisation, dimensions }) => (length: number): FigureQuestion => ({
      figure: 'test.papers',
      limit: 3,
      dimensions,
      ...(position === undefined ? {} : { position: String(Math.round((position * length) / 100)) }),
      ...(recorded === undefined ? {} : { recordedUntil: minute(Math.round((recorded * length) / 100)) }),
      ...(withinOrganisation === undefined ? {} : { withinOrganisation }),
    }));

  it('given any history and any question, then value, groups and events are those of the entries that stand at the moment', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(question, { minLength: 3, maxLength: 6 }), async (told, questions) => {
        await given(told);
        for (const asked of questions.map((of) => of(told.length))) {
          const { value, total, groups, events } = await answered(asked);
          const right = expected(told, asked);
          expect({ value, total, events }).toEqual({ value: right.value, total: right.total, events: right.events });
          expect(groups).toHaveLength(right.groups.length);
          expect(groups).toEqual(expect.arrayContaining(right.groups as FigureAnswer['groups'][number][]));
        }
      }),
      { numRuns: 150 },
    );
  });

  const officer = (...barredFrom: readonly string[]): Principal => ({
    personId: 'p',
    organisationId: 'mhk',
    roles: ['case-director'],
    barredFrom,
  });

  it('B4.1, B4.9: given any history, then an officer is answered as if the matters from which the officer is kept were not in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.subarray(['m1', 'm2', 'm3', 'clue-1'], { minLength: 1 }),
        fc.array(question, { minLength: 3, maxLength: 6 }),
        async (told, barredFrom, questions) => {
          await given(told);
          for (const {
            dimensions: { matter: _matter, ...dimensions },
            ...others
          } of questions.map((of) => of(told.length))) {
            const asked = { ...others, dimensions } as FigureQuestion;
            const { value, total, groups, events } = await answered(asked, readerOf(SIZE).forOfficer(officer(...barredFrom)));
            const right = expected(told, asked, barredFrom);
            expect({ value, total, events }).toEqual({ value: right.value, total: right.total, events: right.events });
            expect(groups).toHaveLength(right.groups.length);
            expect(groups).toEqual(expect.arrayContaining(right.groups as FigureAnswer['groups'][number][]));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('an officer asks for no single matter, and learns of no figure for auditors alone', async () => {
    const hidden = figure({ name: 'test.hidden', title: { zh: '密', en: 'hidden' }, dimensions: [], auditorsOnly: true, from: [counting] });
    const reader = readerOf(SIZE, [...papers, hidden]);
    const shown = reader.forOfficer(officer());
    const ask = (name: string, dimensions: Record<string, string> = {}) => ({ figure: name, limit: 0, dimensions });
    expect(shown.list().figures).toEqual([
      expect.objectContaining({ name: 'test.papers', dimensions: ['drawer', 'colour', 'organisation'] }),
    ]);
    await expect(shown.query(ask('test.hidden'))).rejects.toMatchObject({
      refusal: { code: 'figures.unknown', details: { figures: ['test.papers'] } },
    });
    await expect(shown.query(ask('test.papers', { matter: 'm1' }))).rejects.toMatchObject({
      refusal: { code: 'figures.dimension-unknown', kind: 'invalid', details: { dimensions: ['drawer', 'colour', 'organisation'] } },
    });
    expect(reader.list().figures.map(({ name }) => name)).toEqual(['test.papers', 'test.hidden']);
    expect((await reader.query(ask('test.hidden', { matter: 'none' }))).value).toBe(0);
  });

  it('given amounts with fen, then their sum has no more decimals than they have', async () => {
    const amounts = [0.1, 0.2, 12.34, -0.3, 5];
    await given(
      [...amounts, ...amounts, ...amounts].map((value, index) => ({
        organisationId: 'mhk',
        matterId: 'm1',
        recordedAt: '2020-06-11T02:00:00.000Z',
        entries: [{ value, dimensions: index % 2 === 0 ? { drawer: '甲' } : {} }],
      })),
    );
    const ask = async (blockSize: number) => (await readerOf(blockSize).query({ figure: 'test.papers', limit: 0, dimensions: {} })).value;
    expect([await ask(SIZE), await ask(1_000)]).toEqual([52.02, 52.02]);
  });

  it('given entries that come between two pages, then all pages are of the moment of the first', async () => {
    const told = Array.from({ length: 12 }, (): Told => ({
      organisationId: 'mhk',
      matterId: 'm1',
      recordedAt: '2020-06-11T02:00:00.000Z',
      entries: [{ value: 1, subject: { id: 's1', rank: 1 } }, { value: 1 }],
    }));
    await given(told.slice(0, 5));
    const first = await readerOf(SIZE).query({ figure: 'test.papers', limit: 3, dimensions: {} });
    await given([...told, { ...told[0]!, entries: [{ value: 1, subject: { id: 's1', rank: 2 } }] }]);
    const second = await readerOf(SIZE).query({ figure: 'test.papers', limit: 3, dimensions: {}, after: first.next! });
    expect([first.value, second.value, [...first.events, ...second.events].map(({ position }) => position), second.next]).toEqual([
      6,
      6,
      ['1', '1', '2', '3', '4', '5'],
      undefined,
    ]);
  });

  describe('100,000 entries', () => {
    const ENTRIES = 100_000;
    const BLOCK = blockSizeOf('postgresql://');
    beforeAll(async () => {
      head = BigInt(ENTRIES);
      await database.pool.query(`
        TRUNCATE figure_entries, figure_blocks;
        INSERT INTO figure_entries (figure, position, entry_no, event_id, recorded_at, value, subject, rank, organisation_id, matter_id, dimensions, last_position)
          SELECT 'test.papers', n, 0, gen_random_uuid(), '2020-06-11T02:00:00Z'::timestamptz + n * interval '1 second', 1, NULL, 0, 'mhk', 'm' || n / 10, jsonb_build_object('drawer', 'd' || n % 7), n FROM generate_series(1, ${ENTRIES}) n;
        INSERT INTO figure_blocks (figure, block, organisation_id, members, dimensions, value, entries, earliest, latest, last_position)
          SELECT figure, position / ${BLOCK}, organisation_id, dimensions::text, dimensions, sum(value), count(*), min(recorded_at), max(recorded_at), max(position) FROM figure_entries GROUP BY 1, 2, 3, 4, 5;
        ANALYZE figure_entries; ANALYZE figure_blocks`);
    });

    const entriesRead = async (asked: Partial<FigureQuestion>, without: readonly string[] = []) => {
      const { text, values } = new FigureSql('public', BLOCK, without).groups(
        { figure: 'test.papers', limit: 0, dimensions: {}, ...asked } as FigureQuestion,
        BigInt(asked.position ?? ENTRIES),
        100,
      );
      const { rows } = await database.pool.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      return rowsOf(rows[0]!['QUERY PLAN'][0]!.Plan);
    };
    interface Plan {
      readonly 'Relation Name'?: string;
      readonly 'Actual Rows': number;
      readonly 'Actual Loops': number;
      readonly 'Rows Removed by Filter'?: number;
      readonly Plans?: readonly Plan[];
    }
    const rowsOf = (plan: Plan): number =>
      (plan['Relation Name'] === 'figure_entries'
        ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
        : 0) + (plan.Plans ?? []).reduce((sum, below) => sum + rowsOf(below), 0);

    it.each<[string, Partial<FigureQuestion>, number]>([
      ['now', {}, ENTRIES],
      ['at a position', { position: '60000' }, 60_000],
      ['at a moment', { recordedUntil: '2020-06-11T10:20:00Z' }, 30_000],
      ['of an organisation and a dimension', { dimensions: { organisation: 'mhk', drawer: 'd3' } }, 14_286],
    ])('%s: no more entries are looked at than two blocks hold', async (_name, asked, value) => {
      expect((await readerOf(BLOCK).query({ figure: 'test.papers', limit: 0, dimensions: {}, ...asked } as FigureQuestion)).value).toBe(
        value,
      );
      expect(await entriesRead(asked)).toBeLessThanOrEqual(2 * BLOCK);
    });

    it('without matters: their own entries are looked at beside, and no others', async () => {
      const barred = ['m100', 'm2000', 'm9000'];
      const shown = readerOf(BLOCK).forOfficer(officer(...barred));
      expect((await shown.query({ figure: 'test.papers', limit: 0, dimensions: {} } as FigureQuestion)).value).toBe(ENTRIES - 30);
      expect(await entriesRead({}, barred)).toBeLessThanOrEqual((await entriesRead({})) + 30);
      // Of the entries after the last whole block those of barred matters are passed over.
      expect((await shown.query({ figure: 'test.papers', limit: 0, dimensions: {}, position: '60000' } as FigureQuestion)).value).toBe(
        60_000 - 20,
      );
    });

    it('a page of events is found by the key of figure and position', async () => {
      const { events, next } = await readerOf(BLOCK).query({
        figure: 'test.papers',
        limit: 200,
        after: `50000.0.${ENTRIES}`,
        dimensions: {},
      } as FigureQuestion);
      expect([events.length, events[0]!.position, next]).toEqual([200, '50001', `50200.0.${ENTRIES}`]);
    });
  });
});
