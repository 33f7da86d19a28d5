import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';

const api = '/api/clue-intake';
const opening = { kind: 'direct-report-point', name: '华店镇信息直报点', organisationId: 'mhk.township-1', members: [], duties: [], openedOn: '2022-05-11' };

describe('station: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const opened = async () => (await server.command<{ id: string }>('mhk-director', `${api}/stations`, opening)).id;

  it('opening, changing, closing: the director, for the own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/stations`, opening)).toEqual(['case-director']);
    expect(await server.send('pj-director', 'POST', `${api}/stations`, opening)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    for (const [noun, body] of [['members', { members: [], changedOn: '2022-05-11' }], ['closure', { reason: 'x', closedOn: '2022-05-11' }]] as const) {
      const path = `${api}/stations/${await opened()}/${noun}`;
      expect(await server.send('pj-director', 'POST', path, body)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
      expect(await rolesThatMay(server, 'mhk', 'POST', path, body)).toEqual(['case-director']);
    }
  });

  it('reading: case management, those who decide, supervision and the townships; nothing of other jurisdictions', async () => {
    const may = ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor', 'township-secretary'];
    const id = await opened();
    for (const path of ['stations', `stations/${id}`]) expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual(may);
    expect(await server.read('pj-director', `${api}/stations`)).toMatchObject({ total: 0 });
    expect(await server.send('pj-director', 'GET', `${api}/stations/${id}`)).toMatchObject({ status: 404, body: { code: 'station.unknown' } });
  });

  it('2.4, B1.5: a township enters what its own open point reports, under that point; another kind, another township’s or a closed one is refused', async () => {
    const stationId = await opened();
    const report = (kind: string, id: string) => ({
      organisationId: 'mhk', source: { kind, agencyId: 'mhk.township-1', reference: '直报1号' }, title: '反映某村', summary: '群众急难愁盼', receivedOn: '2022-05-11', subjects: [person('s1')],
      origin: { stationId: id },
    });
    const send = (kind = 'direct-report-point', id = stationId) => server.send('mhk-township-secretary', 'POST', `${api}/clues`, report(kind, id));
    expect(await send()).toMatchObject({ status: 201 });
    expect(await send('work-station')).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
    expect(await send('direct-report-point', 'nowhere')).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
    const elsewhere = await server.command<{ id: string }>('mhk-director', `${api}/stations`, { ...opening, organisationId: 'mhk.township-2' });
    expect(await send('direct-report-point', elsewhere.id)).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
    await server.command('mhk-director', `${api}/stations/${stationId}/closure`, { reason: '撤并', closedOn: '2022-05-12' });
    expect(await send()).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
  });
});
