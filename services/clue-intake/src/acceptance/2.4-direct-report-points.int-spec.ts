import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';

describe('2.4: direct-report points', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  it('2.4: 24 towns and streets have a point; what the people need urgently goes from the point straight to the city', async () => {
    const townships = Array.from({ length: 24 }, (_, index) => `mhk.township-${index + 1}`);
    for (const organisationId of townships) {
      await server.command('mhk-director', `${api}/stations`, { kind: 'direct-report-point', name: `${organisationId} 信息直报点`, organisationId, members: [], duties: [], openedOn: '2022-03-01' });
    }
    const points = await server.read<{ total: number; items: { stationId: string; organisationId: string }[] }>('mhk-director', `${api}/stations?kind=direct-report-point`);
    expect(points.total).toBe(24);
    expect(new Set(points.items.map(({ organisationId }) => organisationId)).size).toBe(24);
    const own = points.items.find(({ organisationId }) => organisationId === 'mhk.township-1')!;
    const { id } = await server.command<{ id: string }>('mhk-township-secretary', `${api}/clues`, {
      organisationId: 'mhk', source: { kind: 'direct-report-point', agencyId: 'mhk.township-1', reference: '直报1号' }, title: '群众急难愁盼问题', summary: '……', receivedOn: '2022-03-02',
      subjects: [person('s1')], origin: { stationId: own.stationId },
    });
    await server.command('mhk-intake', `${api}/clues/${id}/registration`);
    const listed = await server.read<{ total: number; items: { number: string; sourceAgencyId: string }[] }>('mhk-principal', `${api}/clues?source=direct-report-point`);
    expect(listed).toMatchObject({ total: 1, items: [{ number: '直报〔2022〕1号', sourceAgencyId: 'mhk.township-1' }] });
  }, 60_000);
});
