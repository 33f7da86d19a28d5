import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import type { Digest } from '../read/figure-digest/figure-digest.query.js';
import { screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { reviewSlice } from './review.slice.js';

const api = '/api/clue-intake';
const study = {
  organisationId: 'mhk',
  kind: 'monthly-study',
  period: '2026-01',
  heldOn: '2026-02-03',
  participants: ['mhk-director', 'mhk-lead-1'],
  conclusions: '暂存线索逐件清理',
};

describe('review: who may, and what it rests on', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  it('B1.24: held by case management, supervision and the leaders, for the own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/reviews`, { ...study, period: '2025-12' })).toEqual([
      'intake-officer',
      'case-director',
      'principal',
      'deputy',
      'supervisor',
    ]);
    expect(await server.send('pj-director', 'POST', `${api}/reviews`, study)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it('B1.24: the study of a month is recorded once, with the position at which its figures are the same for good', async () => {
    await screenedClue(server);
    await server.command('mhk-director', `${api}/reviews`, study);
    expect(await server.send('mhk-intake', 'POST', `${api}/reviews`, study)).toMatchObject({
      status: 409,
      body: { code: 'review.not-allowed' },
    });
    await screenedClue(server);
    const { items } = await server.read<{ items: readonly { readonly figuresAt: string }[] }>(
      'mhk-principal',
      `${api}/reviews?kind=monthly-study&period=2026-01`,
    );
    expect(items).toMatchObject([{ ...study, heldBy: 'mhk-director', dueOn: '2026-02-05', inTime: true }]);
    const received = async (position = '') =>
      (await server.read<Digest>('mhk-director', `${api}/figures?figure=clue-intake.clues-received${position}`)).figures[0]!.standing;
    expect([await received(`&position=${items[0]!.figuresAt}`), await received()]).toEqual([1, 2]);
  });

  it('B1.24: which review is due when, as of a day; nothing of another jurisdiction', async () => {
    const due = async (query: string) =>
      (
        await server.read<{
          items: readonly { readonly kind: string; readonly period: { readonly name: string }; readonly status: string }[];
        }>('mhk-intake', `${api}/reviews/due?${query}`)
      ).items;
    const monthly = async (on: string) =>
      (await due(`on=${on}`)).filter(({ kind }) => kind === 'monthly-study').map(({ period, status }) => `${period.name} ${status}`);
    expect((await monthly('2026-02-02')).slice(0, 2)).toEqual(['2026-02 running', '2026-01 due']);
    expect((await monthly('2026-02-10')).slice(0, 2)).toEqual(['2026-02 running', '2026-01 held']);
    expect(await server.send('mhk-intake', 'GET', `${api}/reviews/due?organisation=pj`)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('pj-director', `${api}/reviews`)).toMatchObject({ total: 0 });
    for (const path of ['reviews', 'reviews/due'])
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual([
        'intake-officer',
        'case-director',
        'principal',
        'deputy',
        'supervisor',
      ]);
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, reviewSlice)).toEqual([]);
  });
});
