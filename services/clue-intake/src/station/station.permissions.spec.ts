import { randomUUID } from 'node:crypto';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { stationSlice } from './station.slice.js';

const api = '/api/clue-intake';
const opening = {
  kind: 'direct-report-point',
  name: '华店镇信息直报点',
  organisationId: 'mhk.township-1',
  members: [],
  duties: [],
  openedOn: '2022-05-11',
};

describe('station: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const opened = async () => (await server.command<{ id: string }>('mhk-director', `${api}/stations`, opening)).id;

  it('opening, changing, closing: the director, for the own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/stations`, opening)).toEqual(['case-director']);
    expect(await server.send('pj-director', 'POST', `${api}/stations`, opening)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    for (const [noun, body] of [
      ['members', { members: [], changedOn: '2022-05-11' }],
      ['closure', { reason: 'x', closedOn: '2022-05-11' }],
    ] as const) {
      const path = `${api}/stations/${await opened()}/${noun}`;
      expect(await server.send('pj-director', 'POST', path, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
      expect(await rolesThatMay(server, 'mhk', 'POST', path, body)).toEqual(['case-director']);
    }
  });

  it('2.4: a point that reports straight to a higher commission: that one’s director alone, who reads it beside the town itself; the county in between does not', async () => {
    const straight = { ...opening, commissionId: 'upper' };
    const foreign = { status: 403, body: { code: 'access.wrong-organisation' } };
    expect(await rolesThatMay(server, 'upper', 'POST', `${api}/stations`, straight)).toEqual(['case-director']);
    expect(await server.send('mhk-director', 'POST', `${api}/stations`, straight)).toMatchObject(foreign);
    expect(await server.send('upper-director', 'POST', `${api}/stations`, opening)).toMatchObject(foreign);
    expect(await server.send('pj-director', 'POST', `${api}/stations`, { ...opening, commissionId: 'pj' })).toMatchObject({
      status: 422,
      body: { code: 'station.commission-unfit', rule: '2.4' },
    });
    const { id, position } = await server.command<{ id: string; position: string }>('upper-director', `${api}/stations`, straight);
    for (const reader of ['upper-intake', 'mhk-township-secretary'])
      expect(await server.read(reader, `${api}/stations/${id}`, position)).toMatchObject({
        organisationId: 'mhk.township-1',
        commissionId: 'upper',
      });
    for (const county of ['mhk-principal', 'mhk-director', 'pj-township-secretary'])
      expect(await server.send(county, 'GET', `${api}/stations/${id}`)).toMatchObject({ status: 404, body: { code: 'station.unknown' } });
    for (const [noun, body] of [
      ['members', { members: [], changedOn: '2022-05-11' }],
      ['closure', { reason: 'x', closedOn: '2022-05-11' }],
    ] as const) {
      expect(await server.send('mhk-director', 'POST', `${api}/stations/${id}/${noun}`, body)).toMatchObject(foreign);
      expect(await server.send('upper-director', 'POST', `${api}/stations/${id}/${noun}`, body)).toMatchObject({ status: 201 });
    }
  });

  it('2.4, B1.5: what such a point reports is entered by the higher commission’s case management and the point’s own secretary, who gets the same receipt again', async () => {
    const { id: stationId } = await server.command<{ id: string }>('upper-director', `${api}/stations`, {
      ...opening,
      commissionId: 'upper',
    });
    const report = (organisationId: string, agencyId = 'mhk.township-1') => ({
      organisationId,
      source: { kind: 'direct-report-point', agencyId, reference: '直报1号' },
      title: '反映某村',
      summary: '群众急难愁盼',
      receivedOn: '2022-05-11',
      subjects: [person('s1')],
      origin: { stationId },
    });
    const unfit = { status: 422, body: { code: 'clue.station-unfit' } };
    const foreign = { status: 403, body: { code: 'access.wrong-organisation' } };
    const key = { 'idempotency-key': randomUUID() };
    const first = await server.send<{ id: string }>('mhk-township-secretary', 'POST', `${api}/clues`, report('upper'), key);
    expect(first.status).toBe(201);
    expect(await server.send('mhk-township-secretary', 'POST', `${api}/clues`, report('upper'), key)).toMatchObject({
      body: { id: first.body.id, repeated: true },
    });
    expect(await server.send('upper-intake', 'POST', `${api}/clues`, report('upper'))).toMatchObject({ status: 201 });
    expect(await server.send('mhk-intake', 'POST', `${api}/clues`, report('upper'))).toMatchObject(foreign);
    expect(await server.send('pj-township-secretary', 'POST', `${api}/clues`, report('upper'))).toMatchObject(unfit);
    expect(await server.send('pj-township-secretary', 'POST', `${api}/clues`, report('upper', 'pj.township-1'))).toMatchObject(unfit);
    for (const who of ['mhk-township-secretary', 'mhk-intake'])
      expect(await server.send(who, 'POST', `${api}/clues`, report('mhk'))).toMatchObject(unfit);
    // Beside its point, a township still enters nothing there.
    expect(await server.send('mhk-township-secretary', 'POST', `${api}/clues`, { ...report('upper'), origin: {} })).toMatchObject(foreign);
  });

  it('reading: case management, those who decide, supervision and the townships; nothing of other jurisdictions', async () => {
    const may = ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor', 'township-secretary'];
    const id = await opened();
    for (const path of ['stations', `stations/${id}`]) expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual(may);
    expect(await server.read('pj-director', `${api}/stations`)).toMatchObject({ total: 0 });
    expect(await server.send('pj-director', 'GET', `${api}/stations/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'station.unknown' },
    });
  });

  it('2.4, B1.5: a township enters what its own open point reports, under that point; another kind, another township’s or a closed one is refused', async () => {
    const stationId = await opened();
    const report = (kind: string, id: string) => ({
      organisationId: 'mhk',
      source: { kind, agencyId: 'mhk.township-1', reference: '直报1号' },
      title: '反映某村',
      summary: '群众急难愁盼',
      receivedOn: '2022-05-11',
      subjects: [person('s1')],
      origin: { stationId: id },
    });
    const send = (kind = 'direct-report-point', id = stationId) =>
      server.send('mhk-township-secretary', 'POST', `${api}/clues`, report(kind, id));
    expect(await send()).toMatchObject({ status: 201 });
    expect(await send('work-station')).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
    expect(await send('direct-report-point', 'nowhere')).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
    const elsewhere = await server.command<{ id: string }>('mhk-director', `${api}/stations`, {
      ...opening,
      organisationId: 'mhk.township-2',
    });
    expect(await send('direct-report-point', elsewhere.id)).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
    await server.command('mhk-director', `${api}/stations/${stationId}/closure`, { reason: '撤并', closedOn: '2022-05-12' });
    expect(await send()).toMatchObject({ status: 422, body: { code: 'clue.station-unfit' } });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, stationSlice)).toEqual([]);
  });
});
