import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';

interface Stations {
  readonly total: number;
  readonly items: readonly {
    readonly stationId: string;
    readonly name: string;
    readonly openedOn: string;
    readonly members: readonly { readonly post: string }[];
    readonly duties: readonly string[];
  }[];
}

describe('2.13: work stations of the communities', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const members = [
    { name: '镇纪检干部', post: 'township-cadre' },
    { name: '村纪检委员', post: 'village-discipline-member' },
    { name: '村务监督主任', post: 'village-supervision-chair' },
  ];
  const duties = ['village-assets', 'village-disclosure', 'minor-powers'];
  const open = (township: number, name: string, openedOn: string) =>
    server.command<{ id: string }>('mhk-director', `${api}/stations`, {
      kind: 'work-station',
      name,
      organisationId: `mhk.township-${township}`,
      members,
      duties,
      openedOn,
    });

  it('2.13: the first on 11 May 2022, more than 600 in the year, each with three kinds of members and three duties; early signs come in as clues of the station', async () => {
    const first = await open(1, '华店镇华中社区工作站', '2022-05-11');
    const communities = Array.from({ length: 24 }, (_, township) =>
      Array.from({ length: 26 }, (_unused, community) => [township + 1, `第${community + 1}管区工作站`] as const),
    ).flat();
    for (let start = 0; start < communities.length; start += 26) {
      await Promise.all(
        communities
          .slice(start, start + 26)
          .map(([township, name], index) => open(township, name, `2022-${String(6 + (index % 6)).padStart(2, '0')}-01`)),
      );
    }
    const stations = (query: string) => server.read<Stations>('mhk-principal', `${api}/stations?kind=work-station&${query}`);
    const year = await stations('on=2022-12-31&limit=1');
    expect(year.total).toBeGreaterThan(600);
    expect(year.items[0]).toMatchObject({ stationId: first.id, openedOn: '2022-05-11' });
    expect([(await stations('on=2022-05-10')).total, (await stations('on=2022-05-11')).total]).toEqual([0, 1]);
    const all = (await Promise.all([0, 200, 400, 600].map((offset) => stations(`limit=200&offset=${offset}`)))).flatMap(
      ({ items }) => items,
    );
    expect(new Set(all.map(({ stationId }) => stationId)).size).toBe(year.total);
    expect(all.filter((one) => new Set(one.members.map(({ post }) => post)).size === 3 && one.duties.length === 3)).toHaveLength(
      year.total,
    );

    const clue = await server.command<{ id: string }>('mhk-township-secretary', `${api}/clues`, {
      organisationId: 'mhk',
      source: { kind: 'work-station', agencyId: 'mhk.township-1', reference: '站1号' },
      title: '反映某村“三资”管理',
      summary: '走访发现',
      receivedOn: '2022-06-01',
      subjects: [person('v1', { managedBy: 'village', villageCadre: true })],
      origin: { stationId: first.id, theme: '三资管理' },
    });
    await server.command('mhk-intake', `${api}/clues/${clue.id}/registration`);
    expect(await server.read('mhk-director', `${api}/clues/${clue.id}`)).toMatchObject({
      sourceKind: 'work-station',
      number: '站报〔2022〕1号',
    });
  }, 120_000);
});
