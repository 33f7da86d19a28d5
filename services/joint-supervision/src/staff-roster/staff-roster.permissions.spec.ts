import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { JointSupervisionModule } from '../joint-supervision.module.js';

const rosters = '/api/joint-supervision/staff-rosters';
const listing = (organisationId: string) => ({
  organisationId,
  from: '2020-03-02',
  persons: [{ personId: 'mhk-inv-1', name: '陈查', organisationId: `${organisationId}.room-1`, affiliation: 'commission', duty: 'staff' }],
});

describe('staff roster: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([JointSupervisionModule]);
    await server.command('mhk-director', rosters, listing('mhk'));
  });
  afterAll(() => server.close());

  it('listing: the director of case management, for the own jurisdiction, also where no roster stands yet', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', rosters, listing('mhk'))).toEqual(['case-director']);
    for (const [person, organisationId] of [
      ['pj-director', 'mhk'],
      ['mhk-director', 'pj'],
    ] as const) {
      expect(await server.send(person, 'POST', rosters, listing(organisationId))).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
    }
  });

  it('releasing: the same', async () => {
    const body = { personId: 'mhk-inv-1', releasedOn: '2020-06-01' };
    expect(await server.send('pj-director', 'POST', `${rosters}/mhk/releases`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${rosters}/mhk/releases`, body)).toEqual(['case-director']);
  });

  it('reading: those who draw and decide; other jurisdictions find nothing', async () => {
    expect(await rolesThatMay(server, 'mhk', 'GET', `${rosters}/mhk?on=2020-03-02`)).toEqual([
      'case-director',
      'principal',
      'deputy',
      'supervisor',
    ]);
    expect(await server.send('pj-director', 'GET', `${rosters}/mhk?on=2020-03-02`)).toMatchObject({
      status: 404,
      body: { code: 'staff-roster.unknown' },
    });
  });
});
