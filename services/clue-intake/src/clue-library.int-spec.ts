import type { Subject } from '@liandong/contracts';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';

const api = '/api/clue-intake';

interface Candidates {
  readonly weights: string;
  readonly items: readonly { readonly clueId: string; readonly score: number; readonly reasons: readonly { readonly kind: string }[]; readonly series: readonly string[] }[];
}
interface Page {
  readonly total: number;
  readonly items: readonly { readonly clueId: string }[];
}

const care = '反映某镇养老服务中心主任张三虚报入住人数、套取补贴资金,账目长期不公开。';
const reworded = '举报某镇养老服务中心主任张三虚报入住人数,套取补贴资金,账目长期不公开!';
const taxi = '某市运管所科长在出租汽车检测中收受企业礼金';

describe('the clue library: repeats, series, search', () => {
  let server: TestApp;
  let numbered = 0;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  async function received(title: string, summary: string, subjects: readonly Subject[], jurisdiction = 'mhk', receivedOn = '2020-06-11'): Promise<string> {
    numbered += 1;
    const source = { kind: 'letter', agencyId: `${jurisdiction}.reception`, reference: `信〔${numbered}〕` };
    const { id } = await server.command<{ id: string }>(`${jurisdiction}-reception`, `${api}/clues`, { organisationId: jurisdiction, source, title, summary, receivedOn, subjects, origin: { occurredOn: receivedOn } });
    await server.command(`${jurisdiction}-intake`, `${api}/clues/${id}/registration`);
    return id;
  }
  const zhang = (unit = 'mhk.unit-care') => person('z', { name: '张三', organisationId: unit });
  const candidates = (clueId: string) => server.read<Candidates>('mhk-intake', `${api}/clues/${clueId}/duplicate-candidates`);
  const search = async (text: string, who = 'mhk-intake') => (await server.read<Page>(who, `${api}/clues?limit=200&text=${encodeURIComponent(text)}`)).items.map(({ clueId }) => clueId);

  it('B1.8: candidates of a repeat with their reasons: the same person, the reworded letter without a name, the namesake; not another matter, not another library', async () => {
    const first = await received('反映张三', care, [zhang()]);
    const again = await received('再次反映张三', reworded, [zhang()], 'mhk', '2020-06-21');
    const unnamed = await received('反映养老服务中心', reworded, [person('u', { name: '中心负责人', organisationId: 'mhk.unit-other' })], 'mhk', '2020-08-01');
    const namesake = await received('反映村干部', '违规占用集体土地', [zhang('mhk.township-9')], 'mhk', '2020-06-12');
    await received('反映科长', taxi, [person('t', { name: '李四', organisationId: 'mhk.unit-transport' })]);
    const foreign = await received('反映张三', care, [zhang()], 'pj');
    const { items, weights } = await candidates(first);
    expect(weights).toBe('1');
    expect(items[0]).toMatchObject({ clueId: again });
    expect(new Set(items.map(({ clueId }) => clueId))).toEqual(new Set([again, unnamed, namesake]));
    const kinds = Object.fromEntries(items.map(({ clueId, reasons }) => [clueId, reasons.map(({ kind }) => kind)]));
    expect(kinds[again]).toEqual(['same-person', 'same-unit', 'near-in-time', 'alike-in-text']);
    expect(kinds[unnamed]).toContain('alike-in-text');
    expect(kinds[unnamed]).not.toContain('same-person');
    expect(kinds[namesake]).toContain('same-name');
    expect(kinds[foreign]).toBeUndefined();
    await server.command('mhk-intake', `${api}/clues/${again}/repeat`, { firstClueId: first });
    expect(await server.read('mhk-intake', `${api}/clues/${again}`)).toMatchObject({ status: 'repeat-kept', firstClueId: first });
  });

  it('B1.8: clues that belong together form a series; each stays its own, and its candidates name the series', async () => {
    const [one, two, three] = [await received('甲', care, [zhang('mhk.s1')]), await received('乙', taxi, [zhang('mhk.s1')]), await received('丙', '……', [zhang('mhk.s2')])];
    const { id } = await server.command<{ id: string }>('mhk-intake', `${api}/series`, { organisationId: 'mhk', clueIds: [one, two], reason: '同一被反映人' });
    await server.command('mhk-director', `${api}/series/${id}/clues`, { clueIds: [three], reason: '同一资金' });
    expect((await server.read<Page>('mhk-principal', `${api}/series/${id}`)).items.map(({ clueId }) => clueId).sort()).toEqual([one, two, three].sort());
    expect((await candidates(one)).items.find(({ clueId }) => clueId === two)).toMatchObject({ series: [id] });
    const foreign = await received('甲', care, [zhang()], 'pj');
    expect(await server.send('mhk-intake', 'POST', `${api}/series`, { organisationId: 'mhk', clueIds: [one, foreign], reason: 'x' })).toMatchObject({ status: 422, body: { code: 'series.foreign-clue' } });
  });

  it('B1.3: Chinese text is found by two characters or more, one, or a number; in the order written, and in the own library alone', async () => {
    const clueId = await received('反映扶贫资金', '挪用危房改造款项', [person('h')]);
    for (const text of ['扶贫', '危房改造', '危', '改造款项']) expect(await search(text)).toContain(clueId);
    for (const text of ['改造危房', '扶贫款项']) expect(await search(text)).not.toContain(clueId);
    const { number } = await server.read<{ number: string }>('mhk-intake', `${api}/clues/${clueId}`);
    expect(await search(number)).toEqual([clueId]);
    expect(await search('扶贫', 'pj-intake')).toEqual([]);
  });

  it('B1.3: the register goes on from where the page before ended: every clue once and in order, though others come in', async () => {
    const days = ['2020-07-03', '2020-07-01', '2020-07-02', '2020-07-01', '2020-07-03'];
    const ids: string[] = [];
    for (const day of days) ids.push(await received('反映林场', '盗伐林木', [person('p')], 'mhk', day));
    const page = (query: string, who = 'mhk-intake') => server.read<Page & { readonly next: string | null }>(who, `${api}/clues?${query}`);
    for (const filter of ['', '&text=盗伐', '&status=registered']) {
      const whole = await page(`limit=200${filter}`);
      const seen: string[] = [];
      for (let next: string | null | undefined; next !== null; ) {
        const { items, total, next: following } = await page(`limit=2${filter}${next ? `&after=${next}` : ''}`);
        seen.push(...items.map(({ clueId }) => clueId));
        expect(total).toBe(whole.total);
        if (next === undefined) await received('反映林场', '后来者盗伐', [person('p')], 'pj', '2020-07-02');
        next = following;
      }
      expect(seen).toEqual(whole.items.map(({ clueId }) => clueId));
      expect([seen.length, new Set(seen).size, whole.next]).toEqual([whole.total, whole.total, null]);
      expect(seen.filter((id) => ids.includes(id)).map((id) => days[ids.indexOf(id)])).toEqual([...days].sort().reverse());
    }
    expect((await page('limit=2&offset=1')).items[0]).toEqual((await page('limit=2')).items[1]);
    expect(await server.send('pj-intake', 'GET', `${api}/clues?after=${ids[0]!}`)).toMatchObject({ status: 404, body: { code: 'clue.unknown' } });
  }, 60_000);
});
