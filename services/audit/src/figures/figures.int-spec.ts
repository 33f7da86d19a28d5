import fc from 'fast-check';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { PaperModule } from '../as-seen/owner.fixtures.js';
import { AuditModule } from '../audit.module.js';

interface Receipt {
  readonly id: string;
  readonly position: string;
}
interface Answer {
  readonly value: number;
  readonly total: number;
  readonly groups: readonly { readonly dimensions: Readonly<Record<string, string>>; readonly value: number }[];
  readonly events: readonly { readonly eventId: string; readonly position: string; readonly value: number }[];
  readonly next?: string;
  readonly code?: string;
}

describe('published figures', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([AuditModule, PaperModule], { environment: { RATE_LIMIT_PER_MINUTE: '100000' } });
  });
  afterAll(() => server.close());

  const write = (text: string) => server.command<Receipt>('mhk-intake', '/api/clue-intake/papers', { text, secret: '' });
  const file = ({ id }: { readonly id: string }, drawer: string) =>
    server.command<Receipt>('mhk-intake', `/api/clue-intake/papers/${id}/filing`, { drawer });
  const ask = (query: string) => server.send<Answer>('mhk-auditor', 'GET', `/api/audit/figures/${query}`);
  const figure = async (query: string) => {
    const { status, body } = await ask(query);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body;
  };
  const drawers = ({ groups }: Answer) =>
    Object.fromEntries(groups.filter(({ value }) => value !== 0).map(({ dimensions, value }) => [dimensions['drawer'], value]));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  it('which there are: names, titles, dimensions; services that do not answer are named', async () => {
    const { body } = await server.send<{ figures: readonly object[]; unavailable: readonly string[] }>(
      'mhk-auditor',
      'GET',
      '/api/audit/figures',
    );
    expect(body.figures).toEqual([
      {
        service: 'clue-intake',
        name: 'clue-intake.papers',
        title: { zh: '文稿', en: 'papers by drawer' },
        dimensions: ['drawer', 'organisation', 'matter'],
      },
      expect.objectContaining({ name: 'clue-intake.texts-once' }),
    ]);
    expect(body.unavailable).toEqual(['case-trial', 'inspection-liaison', 'joint-supervision', 'notification', 'rectification']);
  });

  it('given any history, then at every moment the figure is what was true then, and the sum of what its events contribute', async () => {
    const step = fc.record({ paper: fc.nat({ max: 3 }), drawer: fc.constantFrom('甲', '乙', '丙丙') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const written = await Promise.all([0, 1, 2, 3].map((number) => write(`${number}`)));
        const start = drawers(await figure('clue-intake.papers'));
        const model = new Map<string, string>();
        const moments: { readonly at: string; readonly expected: Record<string, number> }[] = [];
        for (const { paper, drawer } of steps) {
          const { position } = await file(written[paper]!, drawer);
          model.set(written[paper]!.id, drawer);
          const expected = { ...start };
          for (const place of model.values()) expected[place] = (expected[place] ?? 0) + 1;
          moments.push({ at: position, expected });
        }
        for (const { at, expected } of moments) {
          const answer = await figure(`clue-intake.papers?at=${at}&limit=1000`);
          expect(drawers(answer)).toEqual(expected);
          expect(answer.value).toBe(sum(Object.values(expected)));
          expect(sum(answer.events.map(({ value }) => value))).toBe(answer.value);
          expect(answer.events).toHaveLength(answer.total);
          expect(answer.events.every(({ position }) => BigInt(position) <= BigInt(at))).toBe(true);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('given several entries of one subject, then it counts once, in the deepest, and at an earlier moment in what was the deepest then (B2.26)', async () => {
    const [one, other] = [await write('某人'), await write('某人')];
    const first = await file(one, '一');
    await file(other, '二二二');
    const last = await file(one, '三三');
    const deepest = async (at: string) => {
      const { groups, events } = await figure(`clue-intake.texts-once?at=${at}&limit=1000`);
      expect(events.length).toBe(sum(groups.map(({ value }) => value)));
      return Object.fromEntries(groups.map(({ dimensions, value }) => [dimensions['drawer'], value]));
    };
    expect((await deepest(first.position))['一']).toBe(1);
    const now = await deepest(last.position);
    expect([now['一'], now['二二二'], now['三三']]).toEqual([undefined, 1, undefined]);
  });

  it('given more events than a page, then `next` leads through all of them, none twice', async () => {
    const { events, total } = await figure('clue-intake.papers?limit=1000');
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await figure(`clue-intake.papers?limit=3${after}`);
      seen.push(...page.events.map(({ eventId, position, value }) => `${eventId} ${position} ${value}`));
      if (!page.next) break;
      after = `&after=${page.next}`;
    }
    expect(seen).toHaveLength(total);
    expect(seen).toEqual(events.map(({ eventId, position, value }) => `${eventId} ${position} ${value}`));
  });

  it('given a dimension, an organisation or a matter, then only its part counts', async () => {
    const written = await server.command<{ id: string; matterId: string; position: string }>('mhk-intake', '/api/clue-intake/papers', {
      text: '丁',
      secret: '',
    });
    await file(written, '丁');
    expect(await figure('clue-intake.papers?drawer=丁')).toMatchObject({ value: 1, total: 1 });
    expect(await figure(`clue-intake.papers?matter=${written.matterId}`)).toMatchObject({ value: 1 });
    expect((await figure('clue-intake.papers?organisation=mhk')).value).toBe((await figure('clue-intake.papers')).value);
    expect(await figure('clue-intake.papers?organisation=mh')).toMatchObject({ value: 0, total: 0, groups: [], events: [] });
  });

  it('given an instant, then the figure is what had been recorded by then', async () => {
    const before = new Date(Date.now() - 3_600_000).toISOString();
    expect(await figure(`clue-intake.papers?at=${before}`)).toMatchObject({ value: 0, at: { recordedUntil: before } });
  });

  it.each([
    ['clue-intake.unknown', 404, 'figures.unknown'],
    ['nobody.papers', 404, 'figures.unknown'],
    ['clue-intake.papers?colour=red', 422, 'figures.dimension-unknown'],
    ['clue-intake.papers?by=colour', 422, 'figures.dimension-unknown'],
    ['clue-intake.papers?by=drawer', 200, undefined],
    ['clue-intake.papers?by=', 400, undefined],
    ['clue-intake.papers?by=drawer,', 400, undefined],
    ['clue-intake.papers?at=yesterday', 422, 'audit.moment-invalid'],
    ['clue-intake.papers?at=2999-01-01T00:00:00Z', 422, 'audit.moment-in-future'],
    ['clue-intake.papers?at=999999999999', 422, 'audit.moment-in-future'],
    ['clue-intake.papers?at=1&at=2', 400, undefined],
    ['clue-intake.papers?limit=1001', 400, undefined],
    ['clue-intake.papers?after=x', 422, 'figures.page-invalid'],
    ["clue-intake.papers?drawer='; DROP TABLE figure_entries; --", 200, undefined],
  ])('%s → %i %s', async (query, status, code) => {
    const answer = await ask(query);
    expect(answer.status).toBe(status);
    if (code) expect(answer.body.code).toBe(code);
  });

  it('every read of a figure is recorded with what was asked', async () => {
    await figure('clue-intake.papers?drawer=甲');
    const { items } = await server.read<{ items: readonly object[] }>('mhk-auditor', '/api/audit/reads?limit=2');
    expect(items).toContainEqual(
      expect.objectContaining({ what: 'figures', query: { figure: 'clue-intake.papers', drawer: '甲', limit: '200' } }),
    );
  });

  it('the entries are a read model like any other: rebuilt, they are the same', async () => {
    const hash = async () => (await server.read<{ hash: string }>('ops', '/api/clue-intake/ops/projections/figures/hash')).hash;
    const before = await hash();
    expect((await server.send('ops', 'POST', '/api/clue-intake/ops/projections/figures/rebuild')).status).toBe(200);
    await eventually(async () => {
      const { projections } = await server.read<{ projections: readonly { name: string; rebuild?: object }[] }>(
        'ops',
        '/api/clue-intake/ops/status',
      );
      expect(projections.find(({ name }) => name === 'figures')).not.toHaveProperty('rebuild');
    });
    expect(await hash()).toBe(before);
    expect((await figure('clue-intake.papers')).total).toBeGreaterThan(0);
  });
});
