import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { departureSlice } from './departure.slice.js';

const api = '/api/clue-intake/departures';
const left = { organisationId: 'mhk', personId: 'mhk-former', ground: 'retired', post: 'general', departedOn: '2020-06-11' };

describe('departure: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  it('B4.7: recording a departure and a return: case management and cadre supervision of the jurisdiction', async () => {
    expect([...(await rolesThatMay(server, 'mhk', 'POST', api, left))].sort()).toEqual(['cadre-supervisor', 'case-director']);
    expect(await server.send('pj-cadre', 'POST', api, left)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    const { id } = await server.command<{ id: string }>('mhk-cadre', api, { ...left, personId: 'mhk-former-2' });
    expect(await server.send('pj-director', 'POST', `${api}/${id}/return`, { returnedOn: '2020-06-12' })).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect([...(await rolesThatMay(server, 'mhk', 'POST', `${api}/${id}/return`, { returnedOn: '2020-06-12' }))].sort()).toEqual([
      'cadre-supervisor',
      'case-director',
    ]);
  });

  it('B4.7: reading: the principal too; nobody elsewhere', async () => {
    const { id } = await server.command<{ id: string }>('mhk-cadre', api, { ...left, personId: 'mhk-former-3' });
    await server.read('mhk-cadre', api);
    expect([...(await rolesThatMay(server, 'mhk', 'GET', api))].sort()).toEqual(['cadre-supervisor', 'case-director', 'principal']);
    expect([...(await rolesThatMay(server, 'mhk', 'GET', `${api}/${id}`))].sort()).toEqual([
      'cadre-supervisor',
      'case-director',
      'principal',
    ]);
    expect(await server.send('pj-principal', 'GET', `${api}/${id}`)).toMatchObject({ status: 404, body: { code: 'departure.unknown' } });
    expect(await server.read('pj-cadre', api)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, departureSlice)).toEqual([]);
  });
});
