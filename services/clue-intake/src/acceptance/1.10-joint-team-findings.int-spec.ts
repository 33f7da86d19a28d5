import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const day = '2023-06-12';
const villageCadre = {
  organisationId: 'mhk.township-1.village-1',
  position: '村股份经济合作社负责人',
  managedBy: 'village' as const,
  villageCadre: true,
};
/** What the joint team (人大 + 纪委) found, on which occasion, of which of the three kinds, and about whom. */
const findings = [
  {
    title: '回迁安置推进缓慢',
    theme: '回迁安置',
    occasion: 'daily',
    problemKind: 'slow-progress',
    problemType: 'neglect-of-duty',
    who: {},
  },
  {
    title: '危旧房改造推进缓慢',
    theme: '危旧房',
    occasion: 'special-inspection',
    problemKind: 'slow-progress',
    problemType: 'neglect-of-duty',
    who: {},
  },
  {
    title: '幼儿园入园吃拿卡要',
    theme: '幼儿园',
    occasion: 'open-or-secret-visit',
    problemKind: 'extorting-favours',
    problemType: 'conduct',
    who: {},
  },
  {
    title: '村集体经济合作社资金侵占',
    theme: '就业',
    occasion: 'open-or-secret-visit',
    problemKind: 'extorting-favours',
    problemType: 'duty-crime',
    who: villageCadre,
  },
  {
    title: '老旧小区改造推诿扯皮',
    theme: '老旧小区',
    occasion: 'on-site-meeting',
    problemKind: 'passing-the-buck',
    problemType: 'neglect-of-duty',
    who: {},
  },
  {
    title: '乡村整治推诿扯皮',
    theme: '乡村整治',
    occasion: 'on-site-meeting',
    problemKind: 'passing-the-buck',
    problemType: 'neglect-of-duty',
    who: {},
  },
] as const;

describe('1.10: the joint supervision team', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  it('1.10: daily, by special check, by open or secret visit and on the spot, it finds problems of three kinds, village co-op corruption among them; each becomes a clue of the library', async () => {
    let position = '';
    for (const [index, { title, theme, occasion, problemKind, problemType, who }] of findings.entries()) {
      const { id } = await server.command<{ id: string }>('mhk-supervisor-2', clues, {
        organisationId: 'mhk',
        source: { kind: 'supervision', agencyId: 'mhk.party-conduct', reference: `联督${index + 1}号` },
        title,
        summary: '……',
        receivedOn: day,
        subjects: [person('s1', who)],
        origin: { theme, occasion, problemKind, handling: 'handed-over' },
      });
      await server.command('mhk-intake', `${clues}/${id}/registration`);
      ({ position } = await server.command<{ position: string }>('mhk-intake', `${clues}/${id}/screening`, {
        problemTypes: [problemType],
        opinion: '属本级管辖',
      }));
    }
    const of = (filter: string) =>
      server.read<{ total: number; items: readonly { title: string; number: string; origin: object }[] }>(
        'mhk-director',
        `${clues}?source=supervision&${filter}`,
        position,
      );
    const kinds = await Promise.all(
      ['slow-progress', 'extorting-favours', 'passing-the-buck'].map(async (kind) => (await of(`problemKind=${kind}`)).total),
    );
    expect(kinds).toEqual([2, 2, 2]);
    expect((await of('occasion=open-or-secret-visit')).items.map(({ title }) => title).sort()).toEqual(
      ['幼儿园入园吃拿卡要', '村集体经济合作社资金侵占'].sort(),
    );
    const [village] = (await of('text=合作社')).items;
    expect(village).toMatchObject({
      number: expect.stringMatching(/^监发〔2023〕/) as string,
      problemTypes: ['duty-crime'],
      subjects: [{ villageCadre: true }],
      origin: { problemKind: 'extorting-favours', theme: '就业' },
    });
    const strange = {
      organisationId: 'mhk',
      source: { kind: 'supervision', agencyId: 'mhk.party-conduct', reference: '联督7号' },
      title: 'x',
      summary: 'x',
      receivedOn: day,
      subjects: [person('s1')],
      origin: { problemKind: 'something-else' },
    };
    expect(await server.send('mhk-supervisor-2', 'POST', clues, strange)).toMatchObject({ status: 400 });
  });
});
