import { clueTransferred } from '@liandong/contracts';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { agencySlice } from './agency.slice.js';

const api = '/api/clue-intake';
const admission = { name: '检察院', kind: 'procuratorate', commissionId: 'mhk', agreement: '协议', eventTypes: [clueTransferred.type] };
const event = { specversion: '1.0', id: 'e1', source: 'https://mhk.jcy.example', type: clueTransferred.type, data: {} };

describe('agency: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, admission);
  });
  afterAll(() => server.close());

  it.each([
    ['PUT', 'agencies/mhk.audit-office', admission, ['case-director'], 'pj-director'],
    ['POST', 'agencies/mhk.procuratorate/suspension', { reason: 'x' }, ['case-director'], 'pj-director'],
    ['POST', 'agencies/mhk.procuratorate/resumption', {}, ['case-director'], 'pj-director'],
  ] as const)('%s %s', async (method, path, body, may, elsewhere) => {
    expect(await server.send(elsewhere, method, `${api}/${path}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', method, `${api}/${path}`, body)).toEqual(may);
  });

  it('posting: the agency’s own integrator, and only of an admitted agency', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/agency-events`, event)).toEqual(['agency-integrator']);
    expect(await server.send('pj-procurator', 'POST', `${api}/agency-events`, event)).toMatchObject({
      status: 403,
      body: { code: 'agency.unknown' },
    });
  });

  it('reading the agencies: case management and the principal', async () => {
    for (const path of ['agencies', 'agencies/mhk.procuratorate']) {
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual(['intake-officer', 'case-director', 'principal']);
    }
  });

  it('given another jurisdiction, then its agencies are not found', async () => {
    expect(await server.read('pj-director', `${api}/agencies`)).toMatchObject({ total: 0 });
    expect(await server.send('pj-director', 'GET', `${api}/agencies/mhk.procuratorate`)).toMatchObject({
      status: 404,
      body: { code: 'agency.not-found' },
    });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, agencySlice)).toEqual([]);
  });
});
